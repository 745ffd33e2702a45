/** Begins to look after signals as soon as it is loaded. */
import { handleEndings } from './endings';

handleEndings();
