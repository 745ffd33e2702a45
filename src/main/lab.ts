/** What the window needs of the part that owns the runs. */
import type { AnnotationChange } from '../shared/annotations';
import type { RunAssignment } from '../shared/assignment';
import type { Inspection, InspectionSummary, Optimum } from '../shared/inspection';
import type { RunMetrics } from '../shared/metrics';
import type { RunSummary } from '../shared/runs';

/** Every call may reject with a message for the person. */
export interface Lab {
  runs(): readonly RunSummary[];
  /** Holds at least every event told until now; long series are thinned out. */
  metrics(id: string): Promise<RunMetrics>;
  log(id: string): Promise<string>;
  inspections(id: string): Promise<readonly InspectionSummary[]>;
  inspection(id: string, step: number): Promise<Inspection | null>;
  optimum(id: string): Optimum | null;
  /** Throws an `InvalidValueError` where the experiment cannot be used. */
  start(experiment: unknown, preset: string | null, assignment: RunAssignment | null): Promise<RunSummary>;
  /** Throws an `InvalidValueError` where one of the experiments cannot be used; then none is started. */
  startMany(
    experiments: readonly unknown[],
    preset: string | null,
    assignment: RunAssignment | null,
  ): Promise<readonly RunSummary[]>;
  /** Answers a run's question, and that of all runs that wait for the same answer; says how many these were. */
  answer(id: string, text: string, all: boolean): Promise<number>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  /** Throws an `InvalidValueError` where the budget is not larger. */
  extend(id: string, steps: number): Promise<void>;
  stop(id: string): Promise<void>;
  /** Puts what waits into another order; says which runs have changed their places. */
  arrangeQueue(ids: readonly string[]): Promise<readonly RunSummary[]>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Changes what people say of runs. */
  annotate(ids: readonly string[], change: AnnotationChange): Promise<readonly RunSummary[]>;
  /** The folder that holds a run. */
  folder(id: string): string;
}
