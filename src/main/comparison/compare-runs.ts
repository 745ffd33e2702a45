/** Makes the curves of a comparison: reads, smooths, aligns and sums up, one run after the other. */
import type { Absence, Comparison, ComparisonRequest, GroupCurve, MemberEnd } from '../../shared/comparison';
import { aggregate } from './aggregate';
import { bucketsOver, intoBuckets, onUnionGrid, type Buckets, type GridSeries, type RunSeries } from './grid';
import { smooth } from '../../shared/smoothing';
import { Scratch, type CurveReader } from './curve-reader';
import { UnknownRunError } from '../runs/run-errors';

/** What a look at a run tells before its curve is read. */
interface Sight {
  readonly id: string;
  readonly end: number;
  readonly points: number;
}

const smoothed = new Scratch();

async function lookAt(
  reader: CurveReader,
  { groups, metric, axis }: ComparisonRequest,
  withheld: ReadonlySet<string>,
  before: (id: string) => Promise<void>,
): Promise<{ sights: Sight[][]; metrics: Set<string>; absent: { run: string; why: Absence }[] }> {
  const metrics = new Set<string>();
  const absent: { run: string; why: Absence }[] = [];
  const sights: Sight[][] = [];
  for (const group of groups) {
    const seen: Sight[] = [];
    for (const id of group) {
      if (withheld.has(id)) {
        absent.push({ run: id, why: 'question' });
        continue;
      }
      await before(id);
      try {
        await reader.use(id, (curves) => {
          for (const name of curves.metrics) metrics.add(name);
          const span = curves.spans[axis];
          const points = curves.points(metric);
          if (points === 0) absent.push({ run: id, why: 'metric' });
          else if (span === null) absent.push({ run: id, why: 'wall' });
          else seen.push({ id, end: span.to, points });
        });
      } catch (error) {
        // A run that was removed meanwhile is no fault.
        if (!(error instanceof UnknownRunError)) absent.push({ run: id, why: 'unreadable' });
      }
    }
    sights.push(seen);
  }
  return { sights, metrics, absent };
}

/** Runs that end earlier than the last of them, by more than a hair. */
function endsOf(runs: readonly Sight[]): MemberEnd[] {
  const last = Math.max(...runs.map(({ end }) => end));
  return runs
    .filter(({ end }) => end < last * (1 - 1e-9))
    .map(({ id, end }) => ({ run: id, x: end }))
    .sort((a, b) => a.x - b.x);
}

const empty: GroupCurve = {
  x: new Float64Array(),
  centre: new Float64Array(),
  low: null,
  high: null,
  count: new Uint16Array(),
  size: 0,
  members: null,
  thinned: false,
  ends: [],
};

/** Sums up runs that are on one grid, and leaves out the parts of the grid behind the last of them. */
function curveOf(
  x: Float64Array,
  runs: readonly GridSeries[],
  sights: readonly Sight[],
  { centre, band, members }: ComparisonRequest,
  thinned: boolean,
): GroupCurve {
  const sum = aggregate(runs, x.length, centre, band);
  let last = x.length;
  while (last > 0 && sum.count[last - 1] === 0) last--;
  const end = Math.max(...sights.map((sight) => sight.end));
  return {
    x: x.slice(0, last).map((at) => Math.min(at, end)),
    centre: sum.centre.slice(0, last),
    low: sum.low?.slice(0, last) ?? null,
    high: sum.high?.slice(0, last) ?? null,
    count: sum.count.slice(0, last),
    size: runs.length,
    members: members && runs.length > 1 ? runs.map(({ value }) => value.slice(0, last)) : null,
    thinned,
    ends: endsOf(sights),
  };
}

/**
 * Compares runs. Of a group with few points every x is kept; one with more than `buckets` of them is thinned out.
 * @param withheld runs whose results do not show yet
 * @param before called before a run is looked at, and before its curve is read; what it throws ends the comparison
 * @throws the system's errors about files only where a whole folder is gone; single runs count as absent
 */
export async function compareRuns(
  reader: CurveReader,
  request: ComparisonRequest,
  withheld: ReadonlySet<string>,
  before: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<Comparison> {
  const { metric, axis, smoothing, buckets: wanted } = request;
  const { sights, metrics, absent } = await lookAt(reader, request, withheld, before);
  const ends = sights.flat().map(({ end }) => end);
  const extent = ends.length === 0 ? null : { from: 0, to: Math.max(...ends) };
  const from = Math.max(request.from ?? 0, 0);
  const to = Math.min(request.to ?? Infinity, extent?.to ?? 0);
  const names = [...metrics].sort();
  if (extent === null || !(to > from))
    return { groups: sights.map(() => empty), extent, metrics: names, absent };
  const buckets: Buckets = bucketsOver(from, to, wanted);

  /** Reads and smooths a run's curve and has it used at once, as its memory is used again. */
  const read = <T>({ id, end }: Sight, use: (series: RunSeries) => T): Promise<T | null> =>
    reader.use(id, (curves) => {
      const series = curves.series(metric, axis);
      if (series === null || series.x.length === 0) return null;
      const { x, y } = series;
      return use({ x, y: smoothing > 0 ? smooth(y, smoothing, smoothed.room(y.length)) : y, end });
    });

  const groups: GroupCurve[] = [];
  for (const seen of sights) {
    // So few points that all may be held at once; whether every x is kept shows when they are.
    const few = seen.reduce((sum, { points }) => sum + points, 0) <= 20 * wanted;
    const held: RunSeries[] = [];
    const onBuckets: GridSeries[] = [];
    const present: Sight[] = [];
    for (const sight of seen) {
      await before(sight.id);
      try {
        const used = await read(sight, (series) => {
          if (few)
            held.push({ x: Float64Array.from(series.x), y: Float64Array.from(series.y), end: series.end });
          else onBuckets.push(intoBuckets(series, buckets));
          return true;
        });
        if (used === true) present.push(sight);
        else absent.push({ run: sight.id, why: 'metric' });
      } catch {
        absent.push({ run: sight.id, why: 'unreadable' });
      }
    }
    if (present.length === 0) groups.push(empty);
    else {
      const union = few ? onUnionGrid(held, wanted) : null;
      if (union !== null) groups.push(curveOf(union.x, union.runs, present, request, false));
      else {
        const runs = few ? held.map((series) => intoBuckets(series, buckets)) : onBuckets;
        groups.push(curveOf(buckets.edges.slice(1), runs, present, request, true));
      }
    }
  }
  return { groups, extent, metrics: names, absent };
}
