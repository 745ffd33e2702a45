/**
 * The comparison of runs: what is asked of many metric files at once, and the few numbers that are drawn of it.
 *
 * The main process reads, smooths and thins out; the window gets what fits on a screen.
 */
import { z } from 'zod';
import { message } from './language/say';
import { allowing } from './refinement';
import { runId } from './run-id';
import { isVisible, visibleOnly } from './visible';

/** What stands on the x axis. */
export const xAxes = ['steps', 'episodes', 'training', 'wall'] as const;
export type XAxis = (typeof xAxes)[number];

/** The line in the middle of a group. */
export const centres = ['mean', 'median', 'iqm'] as const;
export type Centre = (typeof centres)[number];

/** What surrounds it. */
export const bands = ['none', 'range', 'std', 'stderr', 'bootstrap'] as const;
export type Band = (typeof bands)[number];

/** At most so many runs lie over each other. */
export const runLimit = 1000;
/** At most so many settings decide a run's group. */
const groupingLimit = 8;

const metricName = z.string().regex(/^[a-z]{1,40}\/[^\s/]{1,80}$/);

/** How runs become curves. */
const curveOptions = {
  metric: metricName,
  axis: z.enum(xAxes),
  /** Weight of the past in the moving average. */
  smoothing: z.number().min(0).max(0.999),
  centre: z.enum(centres),
  band: z.enum(bands),
} as const;

/** What the window asks for. */
export const comparisonRequest = z.strictObject({
  ...curveOptions,
  /** The runs of each group. */
  groups: z
    .array(z.array(runId).min(1).max(runLimit))
    .max(runLimit)
    .refine(
      (groups) => groups.reduce((sum, { length }) => sum + length, 0) <= runLimit,
      allowing(message('allowed.mostRuns', { most: runLimit })),
    ),
  /** The part of the x axis that is wanted; null for all of it. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Parts that the x axis is cut into where there are more points than that. */
  buckets: z.number().int().min(1).max(4000),
  /** Whether each run's own curve is wanted beside its group's. */
  members: z.boolean(),
});
export type ComparisonRequest = z.infer<typeof comparisonRequest>;

/** A short name of a group that stays the same as long as its values do. */
const groupKey = z.string().min(1).max(64);

/** What of a comparison outlives the program. */
export const comparisonChoice = z.strictObject({
  ...curveOptions,
  runs: z.array(runId).max(runLimit),
  /** The task whose runs are compared, of those that the runs are of; that of most runs where it is missing. */
  environment: z.string().min(1).max(100).optional(),
  /** Paths of the settings that decide a run's group; `configuration` is all of them but the seed. */
  grouping: z.array(z.string().min(1).max(100)).min(1).max(groupingLimit),
  members: z.boolean(),
  ignoreOutliers: z.boolean(),
  log: z.boolean(),
  /** The group that the others are measured against. */
  baseline: groupKey.nullable(),
  hidden: z.array(groupKey).max(runLimit),
  /** Number of each group's colour and dash. */
  styles: z.record(groupKey, z.number().int().min(0).max(1_000_000)),
  /** Names that someone has given to groups. */
  labels: z.record(groupKey, z.string().min(1).max(80).refine(isVisible, allowing(visibleOnly))),
});
export type ComparisonChoice = z.infer<typeof comparisonChoice>;

/** What the room starts from. */
export const defaultComparison: ComparisonChoice = {
  runs: [],
  grouping: ['configuration'],
  metric: 'evaluation/mean',
  axis: 'steps',
  smoothing: 0,
  centre: 'mean',
  band: 'bootstrap',
  members: true,
  ignoreOutliers: false,
  log: false,
  baseline: null,
  hidden: [],
  styles: {},
  labels: {},
};

/** A run that ends before the last of its group. */
export interface MemberEnd {
  readonly run: string;
  readonly x: number;
}

/** The curve of one group on a grid of its own; all arrays are as long as `x`. */
export interface GroupCurve {
  /** Rising; the runs are aligned on it. */
  readonly x: Float64Array;
  /** NaN where no run contributes. */
  readonly centre: Float64Array;
  /** Edges of the band, or of what a part of the axis holds where one run has several points in it. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
  /** Runs that contribute at each x. */
  readonly count: Uint16Array;
  /** Runs of the group that have the metric at all. */
  readonly size: number;
  /** Each run's own curve on the grid, NaN where it contributes nothing; null where none was asked for. */
  readonly members: readonly Float64Array[] | null;
  /** Whether each x stands for a part of the axis with several points, instead of a point of a run. */
  readonly thinned: boolean;
  /** In the order of x. */
  readonly ends: readonly MemberEnd[];
}

/** Why a run has no curve; `question` is that of an assignment, which is to be answered first. */
export type Absence = 'metric' | 'wall' | 'unreadable' | 'question';

export interface Comparison {
  /** In the order of the request. */
  readonly groups: readonly GroupCurve[];
  /** Where the runs begin and end on the x axis; null where there is no curve at all. */
  readonly extent: { readonly from: number; readonly to: number } | null;
  /** Every metric that one of the runs has. */
  readonly metrics: readonly string[];
  readonly absent: readonly { readonly run: string; readonly why: Absence }[];
}
