/** What `train --dry-run` prints: the trainings that would be started. */
import { settingsOfExperiment, settingText } from '../../shared/configuration';
import type { Experiment } from '../../shared/experiment';
import { showNumber, table } from './words';

interface Planned {
  readonly experiments: readonly Experiment[];
  readonly varied: readonly string[];
}

/** A table of the trainings by what sets them apart, and what they share. */
export function plannedLines({ experiments, varied }: Planned): string[] {
  const [first] = experiments;
  if (first === undefined) return [];
  const rows = experiments.map((experiment) => {
    const settings = settingsOfExperiment(experiment);
    return [...varied, 'seed'].map((path) => {
      const value = settings.get(path);
      return value === undefined ? '–' : settingText(path, value, { experiment });
    });
  });
  const count = experiments.length === 1 ? '1 training' : `${showNumber(experiments.length)} trainings`;
  return [
    ...table([...varied.map((path) => path.replace(/^.*\./, '')), 'seed'], rows),
    `${count} of ${first.algorithm} on ${first.environment}.`,
  ];
}
