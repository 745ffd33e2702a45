/** What `train --dry-run` prints: the trainings that would be started, and what they would take. */
import { settingsOfExperiment, settingText } from '../../shared/configuration';
import { estimateRuns, type Basis } from '../../shared/costs/estimate';
import { roughBytes, roughTime } from '../../shared/costs/rough';
import type { Experiment } from '../../shared/experiment';
import type { RunSummary } from '../../shared/runs';
import { processorCount } from '../../platform/processors';
import { versions } from '../../platform/versions';
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
  const count = experiments.length === 1 ? '1 run' : `${showNumber(experiments.length)} runs`;
  return [
    ...table([...varied.map((path) => path.replace(/^.*\./, '')), 'seed'], rows),
    `${count} of ${first.algorithm} on ${first.environment}.`,
  ];
}

const basisWords: Readonly<Record<Basis, string>> = {
  alike: 'judged by earlier runs like these on this computer',
  similar: 'judged by similar runs on this computer',
  scaled: 'measured on another computer, scaled by earlier runs on this one',
  elsewhere: 'measured on another computer',
  nothing: 'a rough estimate: nothing comparable has been measured yet',
};

/**
 * Time and disk space, roughly.
 * @param parallel trainings at the same time; undefined for one on each core
 */
export function estimateLines(
  experiments: readonly Experiment[],
  earlier: readonly RunSummary[],
  parallel: number | undefined,
): string[] {
  const cores = processorCount();
  const machine = { processor: versions()['processor'], cores, parallel: parallel ?? cores };
  const estimate = estimateRuns(experiments, { runs: earlier, machine });
  if (estimate === null) return [];
  const { low, high, unit } = roughTime(estimate.seconds);
  const { value, unit: bytes } = roughBytes(estimate.bytes);
  const time = low === high ? String(high) : `${low} to ${high}`;
  const together = estimate.parallel > 1 ? ` with ${estimate.parallel} at a time` : '';
  return [
    `About ${time} ${high === 1 ? unit.slice(0, -1) : unit}${together}, ${basisWords[estimate.basis]}; up to ${value} ${bytes} on the disk.`,
  ];
}
