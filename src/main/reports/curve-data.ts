/** The numbers that a figure draws, as CSV and JSON. */
import type { XAxis } from '../../shared/comparison';
import { csvBegin, csvLine, dialectOf, type CsvDialect } from '../../shared/exports/comma-separated';
import { personOf } from '../../shared/run-marks';
import { drawnGroups, shownPart, type Snapshot } from '../../shared/exports/snapshot';

/** What a column of x is called: its unit. */
const xColumn: Readonly<Record<XAxis, string>> = {
  steps: 'env_steps',
  episodes: 'episodes',
  training: 'training_seconds',
  wall: 'wall_seconds',
};

/**
 * The curves in long format, one point a line: `group,series,x,value,low,high,runs,seed,whose`. `series` is `mean`, `median` or
 * `iqm` for a group's line, with the limits of its band and the number of runs that contribute; or a run's id for the
 * run's own curve, with its seed and whose it is. Points that are not drawn have no line.
 */
export function curvesAsCsv(
  snapshot: Snapshot,
  dialect: CsvDialect = dialectOf('language', snapshot.language),
): string {
  const { centre, axis, members } = snapshot.choice;
  const line = (cells: Parameters<typeof csvLine>[0]) => csvLine(cells, dialect);
  const lines = [
    csvBegin(dialect),
    line(['group', 'series', xColumn[axis], 'value', 'low', 'high', 'runs', 'seed', 'whose']),
  ];
  for (const { label, curve, drawn } of drawnGroups(snapshot)) {
    const [from, to] = shownPart(curve, snapshot.view);
    for (let i = from; i < to; i++)
      if (Number.isFinite(curve.centre[i]))
        lines.push(
          line([
            label,
            centre,
            curve.x[i]!,
            curve.centre[i]!,
            curve.low?.[i] ?? null,
            curve.high?.[i] ?? null,
            curve.count[i]!,
            null,
            null,
          ]),
        );
    if (!members) continue;
    curve.members?.forEach((values, member) => {
      const run = drawn[member]!;
      const whose = [run.experiment.seed, personOf(run)] as const;
      for (let i = from; i < to; i++)
        if (Number.isFinite(values[i]))
          lines.push(line([label, run.id, curve.x[i]!, values[i]!, null, null, null, ...whose]));
    });
  }
  return lines.join('');
}

/** The same as one JSON object, series by series; what is not drawn is null. */
export function curvesAsJson(snapshot: Snapshot): string {
  const { choice, view, range } = snapshot;
  const { metric, axis, smoothing, centre, band, log } = choice;
  const groups = drawnGroups(snapshot).map(({ label, curve, drawn }) => {
    const [from, to] = shownPart(curve, view);
    const part = (values: Float64Array | null | undefined) =>
      values
        ? Array.from(values.subarray(from, to), (value) => (Number.isFinite(value) ? value : null))
        : null;
    return {
      label,
      runs: drawn.map(({ id }) => id),
      seeds: drawn.map(({ experiment }) => experiment.seed),
      whose: drawn.map((run) => personOf(run)),
      x: part(curve.x),
      value: part(curve.centre),
      low: part(curve.low),
      high: part(curve.high),
      contributing: Array.from(curve.count.subarray(from, to)),
      members: curve.members === null ? null : curve.members.map(part),
    };
  });
  const content = {
    metric,
    x: xColumn[axis],
    smoothing,
    centre,
    band,
    log,
    view: { x: view, y: range },
    groups,
  };
  return `${JSON.stringify(content)}\n`;
}
