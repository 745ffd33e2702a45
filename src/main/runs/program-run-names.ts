/** The names of runs as the program's own presets make them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunNames, type NamingPreset } from '../../shared/run-name';
import { presetFolder } from '../presets';

let names: RunNames | null = null;

/** What runs are called; a preset that cannot be read lends no name. */
export function programRunNames(): RunNames {
  if (names !== null) return names;
  const folder = presetFolder();
  const presets = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): NamingPreset[] => {
      try {
        return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as NamingPreset];
      } catch {
        return [];
      }
    });
  return (names = new RunNames(presets));
}
