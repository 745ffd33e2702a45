import { existsSync } from 'node:fs';
import { findProgram } from '../setup/processes.mjs';

/**
 * Returns the path of one of Wine's programs, or undefined. Debian keeps those for 64 bits off PATH.
 *
 * @param {'wine64' | 'wineserver'} name
 */
export function wineProgram(name) {
  return findProgram(name) ?? [`/usr/lib/wine/${name}`].find((file) => existsSync(file));
}
