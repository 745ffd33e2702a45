/**
 * Learning steps as they stand in inspections: how one is shown takes more room than its numbers and hardly ever changes
 * within a training, so it is written once, and later inspections point back to the one that has it.
 */
import { earlierStep, type EarlierSettings } from '../../catalogue/earlier-steps';
import type { EarlierStep } from '../../catalogue/earlier-step-kinds';
import { excessOf } from '../../shared/extent';
import { checkStep } from './check-step';
import type { LearningStep } from '../../shared/learning-steps/learning-step';
import { explanationExtent } from '../../shared/limits';
import { visibleIn, visibleLine } from '../../shared/visible';

type Numbers = Pick<LearningStep, 'rows' | 'values'>;
/** A step, or its numbers alone and the env step of the earlier inspection that it is shown like. */
export type StoredStep = LearningStep | (Numbers & { readonly as: number });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a step is shown, as text: all of it but its numbers. */
function formOf({ rows, values, ...form }: Readonly<Record<string, unknown>>): string {
  void rows;
  void values;
  return JSON.stringify(form);
}

/** Remembers how the steps that are written are shown. */
export class StepWriter {
  readonly #written = new Map<string, number>();

  /**
   * Remembers a step that stands in the file already, so that a training that goes on points back to it.
   * @param stored what stands in the inspection
   */
  recall(stored: unknown, at: number): void {
    if (isRecord(stored) && !('as' in stored)) this.#written.set(formOf(stored), at);
  }

  /** @param at env steps taken when it was inspected */
  stored(step: LearningStep, at: number): StoredStep {
    const form = formOf({ ...step });
    const as = this.#written.get(form);
    if (as !== undefined) return { as, rows: step.rows, values: step.values };
    this.#written.set(form, at);
    return step;
  }
}

/** Numbers that are none, of learners that diverge, are stored as null; nothing else in a step is. */
function restored(value: unknown): unknown {
  if (value === null) return NaN;
  if (Array.isArray(value)) return value.map(restored);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, restored(part)]));
}

/**
 * A step that was stored, by this version or an earlier one; null where it is none.
 * @param value what stands in the inspection
 * @param at env steps taken there
 * @param earlier what stands in the inspection of fewer env steps
 */
export function readStep(
  value: unknown,
  at: number,
  earlier: (step: number) => unknown,
  settings: EarlierSettings,
): LearningStep | null {
  // More than any learner tells is passed over, and its few words cannot control a terminal.
  if (!isRecord(value) || excessOf(value, explanationExtent) !== null) return null;
  const step = visibleIn(restored(value), visibleLine);
  if (!isRecord(step)) return null;
  if ('family' in step) return checkStep(fromKind(step, settings));
  const { as, ...numbers } = step;
  if (as === undefined) return checkStep(step);
  if (typeof as !== 'number' || !(as < at)) return null;
  const like = readStep(earlier(as), as, earlier, settings);
  return like && checkStep({ ...like, ...numbers });
}

/** What an earlier version recorded, which may be damaged in any way. */
function fromKind(step: unknown, settings: EarlierSettings): LearningStep | null {
  try {
    return earlierStep(step as EarlierStep, settings);
  } catch {
    return null;
  }
}
