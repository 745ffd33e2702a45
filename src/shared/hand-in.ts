/** Handing runs in to a class: who hands in, which runs, and what came of it. */
import { z } from 'zod';
import { runLimit } from './comparison';
import { allowing } from './refinement';
import { runId } from './run-id';
import type { Message } from './language/message';
import { isVisible, visibleOnly } from './visible';

/** What a university numbers its students by; empty where nobody has said it. */
export const studentId = z.string().max(40).refine(isVisible, allowing(visibleOnly));

/** What the window asks for. Whose the runs are, and where they go, stands in the settings. */
export const handInOrder = z.strictObject({ ids: z.array(runId).min(1).max(runLimit) });

/** Who hands in. */
export interface Student {
  readonly name: string;
  /** Empty where it is not known. */
  readonly id: string;
}

/** Who it is, whatever the case of letters: the number where there is one, or else the name. */
export const keyOf = ({ name, id }: Student): string =>
  id === '' ? `name ${name.toLocaleLowerCase('en')}` : `id ${id.toLocaleLowerCase('en')}`;

/** What came of handing in. */
export interface HandInReport {
  /** The file, with its folder. */
  readonly path: string;
  readonly bytes: number;
  readonly runs: number;
  /** What has to be known of them. */
  readonly remarks: readonly Message[];
}

/** That a run was handed in from here. */
export interface HandedIn {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How far the run was. */
  readonly step: number;
}
