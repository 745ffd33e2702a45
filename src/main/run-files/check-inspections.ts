/** Keeps of an imported inspections.jsonl what can be shown. */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** JSON has no NaN: a value that is none is stored as null. */
const value = z.number().nullable();
const action = z.union([value, z.array(value).max(100)]);
const steps = 1_000_000;

const lineSchema = z.object({
  step: z.number().int().min(0),
  episode: z.object({
    return: value,
    terminated: z.boolean(),
    states: z.array(z.array(value).max(1000)).min(1).max(steps),
    actions: z.array(action).max(steps),
    rewards: z.array(value).max(steps),
    learnedRewards: z.array(value).max(steps).optional(),
    values: z.array(value).max(steps).nullable(),
  }),
  slice: z
    .object({ values: z.array(value).max(steps).nullable(), actions: z.array(action).max(steps) })
    .nullable(),
  table: z.array(value).max(steps).nullable(),
});

function isUsable(line: string): boolean {
  try {
    const { success, data } = lineSchema.safeParse(JSON.parse(line));
    return success && data.episode.states.length === data.episode.actions.length + 1;
  } catch {
    return false;
  }
}

/** Takes lines out of a file that cannot be shown; gives how many these were. */
export async function checkInspections(path: string): Promise<number> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  const usable = lines.filter(isUsable);
  if (usable.length < lines.length) await writeFile(path, usable.map((line) => `${line}\n`).join(''));
  return lines.length - usable.length;
}
