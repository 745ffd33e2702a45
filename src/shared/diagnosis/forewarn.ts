/** The warnings before a start: what the settings of planned runs forebode, each said once. */
import type { Experiment } from '../experiment';
import { message } from '../language/say';
import type { Message } from '../language/message';
import { foresee, type Finding } from './index';
import { byGravity } from './severity';

export interface Forewarning {
  /** With the changes that are proposed for every one of the runs. */
  readonly finding: Finding;
  /** The planned runs that it is about, at least one. */
  readonly of: readonly Experiment[];
}

/**
 * What will go wrong with runs that have not begun, the gravest first.
 * @param reference what they start from: the values there are the usual ones
 */
export function forewarn(experiments: readonly Experiment[], reference?: Experiment): Forewarning[] {
  const found = new Map<string, { finding: Finding; of: Experiment[] }>();
  // No seed forebodes anything.
  const findings = new Map<string, readonly Finding[]>();
  for (const experiment of experiments) {
    const settings = JSON.stringify({ ...experiment, seed: 0 });
    if (!findings.has(settings)) findings.set(settings, foresee(experiment, reference));
    for (const finding of findings.get(settings)!) {
      const said = JSON.stringify([finding.rule, finding.severity, finding.facts]);
      const known = found.get(said) ?? { finding, of: [] };
      known.of.push(experiment);
      found.set(said, { ...known, finding: alike(known.finding, finding) });
    }
  }
  return [...found.values()].sort((a, b) => byGravity(a.finding, b.finding));
}

/** One of two findings that say the same, with the changes that both propose. */
function alike(one: Finding, other: Finding): Finding {
  const proposed = new Set(other.changes.map((change) => JSON.stringify(change)));
  return { ...one, changes: one.changes.filter((change) => proposed.has(JSON.stringify(change))) } as Finding;
}

/** Which of the planned runs a warning is about; null where it is about them all. */
export function concerned({ of }: Forewarning, planned: number): Message | null {
  if (of.length === planned) return null;
  return message('experiments.concerned', { runs: of.length, planned });
}
