/** What the runs of a comparison were set to, and how they are compared. */
import { personOf } from '../../shared/run-marks';
import type { Snapshot } from '../../shared/exports/snapshot';

/** Runs with all their settings and results, groups, and what differs between them, as JSON. */
export function configurationAsJson({ choice, view, groups, differences, program }: Snapshot): string {
  const { metric, axis, smoothing, centre, band, members, ignoreOutliers, log, grouping } = choice;
  const content = {
    program,
    comparison: { metric, axis, smoothing, centre, band, members, ignoreOutliers, log, grouping, view },
    baseline: groups.find(({ key }) => key === choice.baseline)?.label ?? null,
    groups: groups.map(({ label, runs }) => ({ label, runs: runs.map(({ id }) => id) })),
    differences: differences.map(({ path, label, values }) => ({
      path,
      label,
      values: Object.fromEntries(groups.map((group, i) => [group.label, values[i]])),
    })),
    runs: groups.flatMap(({ runs }) =>
      runs.map((run) => {
        const { id, name, preset, state, createdAt, step, seconds, result, versions, experiment } = run;
        return {
          id,
          name,
          whose: personOf(run),
          tags: run.annotations.tags,
          preset,
          state: state.phase,
          createdAt,
          step,
          seconds,
          result,
          versions,
          experiment,
        };
      }),
    ),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
