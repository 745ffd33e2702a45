/** How each environment is drawn, in the language that the window speaks. */
import { drawingFor } from '../../catalogue/drawings';
import type { EnvironmentOptions } from '../../shared/catalogue/environment';
import type { Drawing } from '../../shared/drawing/drawing';
import { cardOf } from '../i18n/cards';
import { spoken } from '../i18n/language.svelte';

/** How an environment with these options is drawn; undefined where the catalogue does not know it. */
export function drawingOf(environment: string, options?: EnvironmentOptions): Drawing | undefined {
  const card = cardOf(environment, options);
  return card && drawingFor(card, spoken.language);
}
