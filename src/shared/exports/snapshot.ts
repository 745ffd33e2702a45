/**
 * A comparison at one moment. Its figure, data, table and caption are all made of it, and so agree with each other,
 * whoever asks for them: the window or the command line.
 */
import type { Absence, Comparison, ComparisonChoice, ComparisonRequest, GroupCurve } from '../comparison';
import { comparedRuns } from '../compared-runs';
import { assignGroupStyles } from '../figures/style-numbers';
import { comparisonRange } from '../figures/comparison-range';
import { unshownByLog, type Unshown } from '../figures/log-axis';
import type { ValueRange } from '../figures/value-range';
import { groupResults, type GroupResult } from '../group-results';
import { applicableGrouping, differences, groupRuns, type Difference, type RunGroup } from '../grouping';
import { usualLanguage, type Language } from '../language';
import type { RunSummary } from '../runs';
import { SpokenError } from '../language/spoken-error';
import { message } from '../language/say';
import type { Message } from '../language/message';
import { wordsIn } from '../language/words';

/** A part of the x axis, in its own unit. */
export interface ViewRange {
  readonly from: number;
  readonly to: number;
}

/** A group with the name and the look that it has in the figure. */
export interface NamedGroup extends RunGroup {
  /** Decides colour and dash, see `lineStyle`. */
  readonly style: number;
}

export interface SnapshotGroup extends NamedGroup {
  readonly curve: GroupCurve;
  /** The runs that the curve is made of, in the order of `curve.members`. */
  readonly drawn: readonly RunSummary[];
}

export interface Snapshot {
  readonly choice: ComparisonChoice;
  /** What the y axis shows, without its unit. */
  readonly metric: string;
  readonly view: ViewRange;
  /** Null where there is no curve. */
  readonly range: ValueRange | null;
  /** Without those that are hidden. */
  readonly groups: readonly SnapshotGroup[];
  /** Of the final evaluations, in the order of the groups. */
  readonly results: readonly GroupResult[];
  readonly differences: readonly Difference[];
  /** What the y axis cannot show, as it is logarithmic. */
  readonly unshown: Unshown;
  /** Runs without a curve. */
  readonly absent: readonly { readonly run: string; readonly why: Absence }[];
  /** Version of the program that took it. */
  readonly program: string;
  /** Of everything that people read in it. */
  readonly language: Language;
}

/** There is nothing to export, or it changed while it was read; the message says what to do. */
export class ExportError extends SpokenError {
  constructor(says: Message) {
    super(says);
    this.name = 'ExportError';
  }
}

const removedMeanwhile: Message = message('exports.removedMeanwhile');

/** So many pieces of line are drawn at most: more would cost the screen more than a thirtieth of a second. */
const pieces = 100_000;

/** In how many parts the shown x axis is cut, for groups of so many runs. */
export function bucketsFor(sizes: readonly number[], members: boolean): number {
  const lines = sizes.length + (members ? sizes.reduce((sum, size) => sum + size, 0) : 0);
  return Math.round(Math.min(700, Math.max(120, pieces / Math.max(1, lines))));
}

/** The chosen runs of one task in groups, hidden ones too, with names and styles. */
export function namedGroups(
  runs: readonly RunSummary[],
  choice: ComparisonChoice,
  language: Language = usualLanguage,
): NamedGroup[] {
  const compared = comparedRuns(runs, choice).runs;
  const groups = groupRuns(compared, applicableGrouping(compared, choice.grouping), language);
  const styles = assignGroupStyles(
    groups.map(({ key }) => key),
    choice.styles,
  );
  return groups.map((group) => ({
    ...group,
    label: choice.labels[group.key] ?? group.label,
    style: styles[group.key]!,
  }));
}

/** What has to be read for a snapshot: the same that the screen asks for when it shows this part of the x axis. */
export function snapshotRequest(
  groups: readonly RunGroup[],
  { metric, axis, smoothing, centre, band, members }: ComparisonChoice,
  view: ViewRange | null,
): ComparisonRequest {
  return {
    groups: groups.map(({ runs }) => runs.map(({ id }) => id)),
    metric,
    axis,
    smoothing,
    centre,
    band,
    members,
    from: view?.from ?? null,
    to: view?.to ?? null,
    buckets: bucketsFor(
      groups.map(({ runs }) => runs.length),
      members,
    ),
  };
}

/**
 * Puts together what was read.
 * @param groups as `namedGroups` made them and `snapshotRequest` asked for
 * @throws ExportError where a run went away meanwhile
 */
export function snapshotOf(
  groups: readonly NamedGroup[],
  choice: ComparisonChoice,
  view: ViewRange | null,
  { groups: curves, extent, absent }: Comparison,
  program: string,
  language: Language = usualLanguage,
): Snapshot {
  const missing = new Set(absent.map(({ run }) => run));
  const hidden = new Set(choice.hidden);
  const shown = groups.flatMap((group, i): SnapshotGroup[] => {
    if (hidden.has(group.key)) return [];
    const curve = curves[i]!;
    const drawn = curve.x.length === 0 ? [] : group.runs.filter(({ id }) => !missing.has(id));
    if (curve.x.length > 0 && drawn.length !== curve.size) throw new ExportError(removedMeanwhile);
    return [{ ...group, curve, drawn }];
  });
  const all = extent ?? { from: 0, to: 1 };
  const seen = view ?? all;
  const ids = new Set(shown.flatMap(({ runs }) => runs.map(({ id }) => id)));
  return {
    choice,
    metric: wordsIn(language).metricCards[choice.metric]?.title ?? choice.metric,
    view: seen,
    range: comparisonRange(
      shown.map(({ curve }) => curve),
      seen,
      choice,
    ),
    unshown: choice.log
      ? unshownByLog(
          shown.map(({ curve }) => curve),
          seen,
          choice.members,
        )
      : { values: 0, of: 0 },
    groups: shown,
    results: groupResults(shown, choice.baseline, language),
    differences: differences(shown, language),
    absent: absent.filter(({ run }) => ids.has(run)),
    program,
    language,
  };
}

/** The groups that have a curve. */
export const drawnGroups = ({ groups }: Snapshot): readonly SnapshotGroup[] =>
  groups.filter(({ curve }) => curve.x.length > 0);

/** From which index of a curve to before which it is within the view. */
export function shownPart({ x }: GroupCurve, { from, to }: ViewRange): readonly [number, number] {
  let first = 0;
  while (first < x.length && x[first]! < from) first++;
  let end = x.length;
  while (end > first && x[end - 1]! > to) end--;
  return [first, end];
}
