/** Begins to look after signals as soon as it is loaded. */
import { heedEndings } from './endings';

heedEndings();
