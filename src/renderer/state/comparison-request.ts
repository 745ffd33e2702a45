/** What is read for a part of the x axis, and whether what was read is enough for another part. */
import type { ComparisonChoice, ComparisonRequest } from '../../shared/comparison';
import { bucketsFor } from '../../shared/exports/snapshot';
import type { RunGroup } from '../../shared/grouping';
import type { View } from '../charts/view';

/** To either side so much more than the view is read, so that moving needs no new reading. */
const margin = 1;

/** Asks for the curves of groups in a view; null shows everything. */
export function requestFor(
  shown: readonly RunGroup[],
  { metric, axis, smoothing, centre, band, members }: ComparisonChoice,
  view: View | null,
): ComparisonRequest {
  const groups = shown.map((group) => group.runs.map(({ id }) => id));
  const buckets = bucketsFor(
    groups.map(({ length }) => length),
    members,
  );
  const width = view === null ? 0 : view.to - view.from;
  return {
    groups,
    metric,
    axis,
    smoothing,
    centre,
    band,
    members,
    from: view === null ? null : view.from - margin * width,
    to: view === null ? null : view.to + margin * width,
    buckets: view === null ? buckets : Math.min(4000, buckets * (1 + 2 * margin)),
  };
}

/** Whether a view shows what has not been read. */
export function isBeyond({ from, to }: ComparisonRequest, view: View | null): boolean {
  if (view === null) return false;
  return (from !== null && view.from < from) || (to !== null && view.to > to);
}

/** Whether what was read is fine and wide enough for a view; `all` is everything there is. */
export function covers({ from, to }: ComparisonRequest, view: View | null, all: View): boolean {
  if (view === null) return from === null && to === null;
  if (from === null || to === null) return false;
  const width = view.to - view.from;
  const finest = (to - from) / (1 + 2 * margin);
  const room = 0.25 * width;
  return (
    Math.abs(Math.log2(width / finest)) < 0.4 &&
    (from <= view.from - room || from <= all.from) &&
    (to >= view.to + room || to >= all.to)
  );
}
