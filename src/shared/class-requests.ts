/** The part of the contract that is about a class: handing runs in, and seeing what was handed in. */
import { z } from 'zod';
import { classTableOrder, poolOrder } from './class';
import type { ImportReport } from './exchange';
import { handInOrder, type HandedIn, type HandInReport } from './hand-in';

/** Payload schemas, as those of the contract. */
export const classRequests = {
  /** Hands runs in: one new file in the folder of the settings. */
  handIn: handInOrder,
  /** What was handed in from here. */
  handedIn: z.undefined(),
  /** What was handed in by a class; `known` is the listing that the window has. */
  classListing: z.strictObject({ known: z.number().int().min(0).nullable() }),
  /** Takes in runs of the class that are not here yet. */
  poolClass: poolOrder,
  /** Writes a table of the class to where the person says in a dialog of the system's. */
  exportClass: classTableOrder,
} as const;

/** What they answer when they succeed. */
export interface ClassAnswers {
  /** Null where the person cancelled. */
  handIn: HandInReport | null;
  /** The newest time of each run. */
  handedIn: readonly HandedIn[];
  /** As `classIn` reads it; null where it is still the one that the window has, or reading it was cancelled. */
  classListing: { readonly revision: number; readonly text: string } | null;
  /** Ids of the runs here, and what came of each file that was read; null where the person cancelled. */
  poolClass: { readonly ids: readonly string[]; readonly report: ImportReport } | null;
  /** Null where the person cancelled. */
  exportClass: { readonly path: string } | null;
}
