/** Everything the program does with a data folder that only reads: what must bear whatever stands in it. */
import { findingsOf } from '../../../src/main/cli/run-diagnosis';
import { compareRuns } from '../../../src/main/comparison/compare-runs';
import { CurveReader } from '../../../src/main/comparison/curve-reader';
import type { RunStore } from '../../../src/main/runs/run-store';
import { Supervisor } from '../../../src/main/processes/supervisor';
import { SpokenError } from '../../../src/shared/language/spoken-error';
import { depthOf } from '../mutations/json';
import type { Findings } from '../row';
import { say } from '../../../src/shared/language/say';

/** Values that are nested deeper cannot be given to the window's page. */
const deepest = 900;
/** What no text for people may say: an error of the engine that nobody has worded. */
const raw =
  /\[object Object|Cannot read prop|is not a function|Maximum call stack|RangeError|TypeError|not iterable|Invalid string length/;

export const readsLikeAFault = (text: string): boolean => raw.test(text);

export interface Reader {
  readonly findings: Findings;
  /** Names one of which every refusal has to say. */
  readonly names: readonly string[];
}

/** An error of the operating system: whoever calls a module that names it words it for people. */
const isOfTheSystem = (error: unknown) =>
  error instanceof Error &&
  'syscall' in error &&
  /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));

/**
 * Does one thing; what it throws has to be worded for people, and to say what it is about.
 * @param isModule for a single module, whose errors of the system others word
 */
export async function attempt<T>(
  { findings, names }: Reader,
  what: string,
  work: () => Promise<T> | T,
  isModule = false,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isModule && isOfTheSystem(error)) return undefined;
    if (!(error instanceof SpokenError)) {
      findings.failures.push(
        `${what}: ${String((error as Error | undefined)?.stack ?? error).slice(0, 400)}`,
      );
      return undefined;
    }
    const text = say(error.says);
    if (readsLikeAFault(text)) findings.failures.push(`${what} says: ${text.slice(0, 300)}`);
    if (!isModule && !names.some((name) => text.includes(name)))
      findings.failures.push(`${what} names neither file nor run: ${text.slice(0, 300)}`);
    return undefined;
  }
}

/**
 * Reads a data folder as the window and the command line do.
 * @param others runs that must be there, whatever is wrong with the rest
 */
export async function readAll(reader: Reader, store: RunStore, others: readonly string[]): Promise<void> {
  const { findings } = reader;
  const listing = await attempt(reader, 'list', () => store.list());
  for (const { id, reason } of listing?.damaged ?? []) {
    findings.expect(!others.includes(id), `the run ${id} is called damaged: ${say(reason)}`);
    findings.expect(!readsLikeAFault(say(reason)), `the list says: ${say(reason).slice(0, 300)}`);
  }
  const supervisor = await attempt(reader, 'open', () => Supervisor.open({ store }));
  if (supervisor === undefined) return;
  try {
    const runs = supervisor.runs();
    for (const id of others)
      findings.expect(
        runs.some((run) => run.id === id),
        `the run ${id} is no longer listed`,
      );
    const depth = depthOf(runs);
    findings.expect(depth <= deepest, `the list is nested ${depth} deep: the window would show no run`);
    const printed = runs.flatMap((run) => [run.id, run.name, run.preset ?? '']);
    findings.expect(
      printed.every((text) => !hasControl(text)),
      'a text of the list holds control characters',
    );
    for (const run of runs.filter(({ id }) => !others.includes(id)).slice(0, 3)) {
      const { id } = run;
      await attempt(reader, 'metrics', () => supervisor.metrics(id));
      const inspections = await attempt(reader, 'inspections', () => supervisor.inspections(id));
      for (const { step } of (inspections ?? []).slice(-2))
        await attempt(reader, 'inspection', () => supervisor.inspection(id, step));
      await attempt(reader, 'log', () => supervisor.log(id));
      await attempt(reader, 'optimum', () => supervisor.optimum(id), true);
      await attempt(reader, 'diagnose', () => findingsOf(store, run, runs));
      for (const metric of ['evaluation/mean', 'episode/return'])
        await attempt(reader, 'compare', () =>
          compareRuns(
            new CurveReader(store),
            {
              ...{ metric, axis: 'steps', smoothing: 0.5, centre: 'mean', band: 'none' },
              ...{ groups: [[id, ...others.filter((other) => runs.some((one) => one.id === other))]] },
              ...{ from: null, to: null, buckets: 500, members: true },
            } as Parameters<typeof compareRuns>[1],
            new Set(),
          ),
        );
    }
    await attempt(reader, 'refresh', () => supervisor.refresh());
  } finally {
    await attempt(reader, 'close', () => supervisor.close());
  }
}

/** Whether a text could move a terminal's cursor, or colour it. */
export function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text);
}
