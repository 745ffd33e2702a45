/** Inspections of runs, the latest of which are kept in memory: a scrubber goes back and forth. */
import type { Inspection } from '../../shared/inspection';
import { ask } from './ask';

const most = 80;
/** The oldest first. */
const kept = new Map<string, Inspection>();

/** What an inspection found; null where there is none of that step. */
export async function readInspection(id: string, step: number): Promise<Inspection | null> {
  const key = `${id} ${step}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const inspection = await ask('inspection', { id, step });
  if (inspection === null) return null;
  kept.set(key, inspection);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  return inspection;
}
