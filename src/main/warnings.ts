/** What the program found amiss when it started, for people. */
import type { Message } from '../shared/language/message';
import { message } from '../shared/language/say';
import type { Supervisor } from './processes/supervisor';
import type { FoundDataFolder } from './runs/data-folder';
import type { SettingsStore } from './settings';

/** One sentence for the data folder, for settings, for each file of presets and for each run that is not as it should be. */
export function warningsOf(
  found: FoundDataFolder,
  settings: SettingsStore,
  damagedPresets: readonly Message[],
  supervisor: Supervisor,
): readonly Message[] {
  return [
    ...(found.missing === null
      ? []
      : [message('runs.dataFolderMissing', { missing: found.missing, present: found.folder })]),
    ...settings.warnings,
    ...damagedPresets,
    ...supervisor.damaged().map(({ folder, reason }) => message('runs.cannotBeShown', { folder, reason })),
    ...supervisor
      .runs()
      .flatMap(({ id, annotationsFault }) =>
        annotationsFault === null ? [] : [message('runs.annotationsOf', { id, fault: annotationsFault })],
      ),
  ];
}
