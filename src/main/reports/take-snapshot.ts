/** Takes a snapshot of a comparison: groups the runs, reads their curves, sums them up. */
import { message } from '../../shared/language/say';
import type { ComparisonChoice } from '../../shared/comparison';
import {
  drawnGroups,
  ExportError,
  namedGroups,
  snapshotOf,
  snapshotRequest,
  type Snapshot,
  type ViewRange,
} from '../../shared/exports/snapshot';
import { languages, type Language, usualLanguage } from '../../shared/language';
import { withheldAmong, type RunSummary } from '../../shared/runs';
import { wordsIn } from '../../shared/language/words';
import { compareRuns } from '../comparison/compare-runs';
import type { CurveReader } from '../comparison/curve-reader';
import { versions } from '../../platform/versions';
import { unwatched, Tally, type Watcher } from '../work/work';

/**
 * Reads a comparison as it is now.
 * @param runs every run that there is
 * @param span the part of the watched work that this is
 * @throws ExportError where no run is chosen; CancelledError
 */
export async function takeSnapshot(
  reader: CurveReader,
  runs: readonly RunSummary[],
  choice: ComparisonChoice,
  view: ViewRange | null,
  language: Language = usualLanguage,
  watcher: Watcher = unwatched,
  span: readonly [from: number, to: number] = [0, 1],
): Promise<{ snapshot: Snapshot; metrics: readonly string[] }> {
  const groups = namedGroups(runs, choice, language);
  if (groups.length === 0) throw new ExportError(message('exports.noRun'));
  if (groups.every(({ key }) => choice.hidden.includes(key)))
    throw new ExportError(message('exports.allHidden'));
  // Each is looked at before the first one is read.
  const places = new Map(groups.flatMap((group) => group.runs).map(({ id }, index) => [id, index + 1]));
  const tally = new Tally(watcher, 'reading', 2 * places.size, span);
  const comparison = await compareRuns(
    reader,
    snapshotRequest(groups, choice, view),
    withheldAmong(runs),
    async (id) => {
      tally.begin(places.get(id)!, places.size);
      await tally.breathe(1);
    },
  );
  return {
    snapshot: snapshotOf(groups, choice, view, comparison, versions()['program'] ?? 'unknown', language),
    metrics: comparison.metrics,
  };
}

/**
 * Makes sure that a snapshot has a curve, and that its axis can show something of it.
 * @throws ExportError that says why it has none
 */
export function requireCurve(snapshot: Snapshot): void {
  if (drawnGroups(snapshot).length > 0) {
    const { values, of } = snapshot.unshown;
    if (of > 0 && values === of) throw new ExportError(message('exports.allBelowZero', { values: of }));
    return;
  }
  const runs = snapshot.groups.reduce((sum, group) => sum + group.runs.length, 0);
  const reasons = new Set(snapshot.absent.map(({ why }) => why));
  const why = (['unreadable', 'question', 'wall'] as const).find((reason) => reasons.has(reason)) ?? 'none';
  const { metric } = snapshot.choice;
  const words = Object.fromEntries(
    languages.map((language) => [language, wordsIn(language).metricCards[metric]?.title ?? metric]),
  );
  const title = message('general.recorded', { words });
  throw new ExportError(message('exports.noCurve', { runs, metric: title, id: metric, why }));
}
