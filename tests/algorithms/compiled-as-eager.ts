import { expect } from 'vitest';
import type { Agent } from '../../src/learning/training/agent';

/** What an agent has come to. */
export const outcomeOf = (agent: Agent) => ({ arrays: agent.save().arrays, report: agent.diagnostics() });

/** Holds what a compiled agent has come to against an eager one: equal but for rounding. */
export function expectSameOutcome(
  compiled: ReturnType<typeof outcomeOf>,
  eager: ReturnType<typeof outcomeOf>,
): void {
  const expectNear = (value: number, reference: number, what: string) =>
    expect(Math.abs(value - reference), what).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(reference)));
  expect(Object.keys(compiled.arrays)).toEqual(Object.keys(eager.arrays));
  for (const [array, values] of Object.entries(compiled.arrays))
    values.forEach((value, i) => expectNear(value, eager.arrays[array]![i]!, array));
  for (const [metric, value] of Object.entries(compiled.report))
    expectNear(value, eager.report[metric]!, metric);
}
