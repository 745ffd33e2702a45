/** The texts in the chosen language. */
import { en, type Texts } from './en';

export const t: Texts = en;

/** Two letters of ISO 639: which of the guides' languages to prefer. */
export const language = 'en';
