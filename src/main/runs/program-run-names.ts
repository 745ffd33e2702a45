/** The names of runs as the program's own presets make them. */
import { RunNames, type NamingPreset } from '../../shared/run-name';

let presets: () => readonly NamingPreset[] = () => [];
let names: RunNames | null = null;

/** Says where the presets are read; without them, names follow from the settings alone. */
export function nameRunsAfter(read: () => readonly NamingPreset[]): void {
  presets = read;
  names = null;
}

/** What runs are called. */
export function programRunNames(): RunNames {
  return (names ??= new RunNames(presets()));
}
