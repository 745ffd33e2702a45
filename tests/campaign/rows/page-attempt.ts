/** What an attempt of a page that was taken over comes to. */
import type { Random } from '../../../src/shared/random';
import type { OpenWindow } from '../window/open-window';

export interface Attempt {
  readonly tried: number;
  readonly wrong: readonly string[];
}

export type Try = (window: OpenWindow, random: Random) => Promise<Attempt>;
