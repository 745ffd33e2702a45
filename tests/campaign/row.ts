/** What a row of the campaign is: one promise of the program, and cases without end that try to break it. */
import type { Random } from '../../src/shared/random';
import type { Workshop } from './workshop';

/** What came of one case. */
export interface Outcome {
  /** How many of the row's units it tried: kills, files, messages. */
  readonly tried: number;
  /** What was broken, in a sentence each; empty where the promise held. */
  readonly failures: readonly string[];
}

/** What a case is given. */
export interface Case {
  readonly index: number;
  /** The only source of chance: a case is the same whenever it is repeated. */
  readonly random: Random;
  /** An empty folder of its own. It is kept where the case fails, so its input belongs here. */
  readonly folder: string;
}

/** A row at work; what is expensive to set up is shared by the cases of one session. */
export interface Session {
  run(given: Case): Promise<Outcome>;
  /** What was measured on the way, such as memory; the highest of all sessions counts. */
  figures?(): Readonly<Record<string, number>>;
  close?(): Promise<void>;
}

export interface Row {
  /** In `--only NAME:INDEX`. */
  readonly name: string;
  /** In the table. */
  readonly title: string;
  /** What is counted. */
  readonly unit: string;
  /** What the program promises. */
  readonly promise: string;
  /** How a case is judged. */
  readonly judged: string;
  /** Its part of the time, beside the others'. */
  readonly weight: number;
  /** How many cases there are; undefined where there is always another one. */
  readonly cases?: number;
  /** A case that takes so many seconds hangs. */
  readonly longest: number;
  /** Why it cannot be tried here; null where it can. */
  missing(workshop: Workshop): Promise<string | null> | string | null;
  open(workshop: Workshop): Promise<Session>;
}

/** Gathers what a case finds. */
export class Findings {
  readonly failures: string[] = [];

  /** Notes a failure where something that must hold does not. */
  expect(holds: boolean, otherwise: string | (() => string)): boolean {
    if (!holds) this.failures.push(typeof otherwise === 'string' ? otherwise : otherwise());
    return holds;
  }

  /** What came of the case. */
  outcome(tried = 1): Outcome {
    return { tried, failures: this.failures };
  }
}
