import type { messages as english } from '../../en/messages';
import type { Translated } from '../../message';
import { general } from './general';

export const messages: { readonly [Feature in keyof typeof english]: Translated<(typeof english)[Feature]> } =
  {
    general,
  };
