import { ownCommand } from '../../../platform/own-command';
import { z } from 'zod';
import { environments } from '../../../catalogue';
import { fileLimits } from '../../../shared/limits';
import { replayTrajectory, type Trajectory } from '../trajectory';
import { parseJson } from '../../files/json-text';
import { readTextFile, TextFileError } from '../../files/text-file';
import type { Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { showNumber, table } from '../words';

const numbers = z.array(z.number());
const file = z.array(
  z
    .looseObject({
      env: z.string(),
      initialState: numbers,
      initialObs: numbers,
      actions: z.array(z.union([z.number(), numbers])),
      obs: z.array(numbers),
      rewards: numbers,
      terminated: z.array(z.boolean()),
      truncated: z.array(z.boolean()),
    })
    .refine(
      ({ actions, ...columns }) =>
        [columns.obs, columns.rewards, columns.terminated, columns.truncated].every(
          (column) => column.length === actions.length,
        ),
      'needs as many observations, rewards and ends as actions',
    ),
);

async function readTrajectories(path: string): Promise<readonly Trajectory[]> {
  let text: string;
  try {
    text = await readTextFile(path, { most: fileLimits.script });
  } catch (error) {
    if (error instanceof TextFileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why =
      { ENOENT: ': there is none', EISDIR: ': it is a folder' }[code ?? ''] ??
      (code === undefined ? '' : ` (${code})`);
    throw new UsageError(
      `The file ${path} cannot be read${why}. Name a JSON file with trajectories; see "${ownCommand()} help check-environments".`,
    );
  }
  const checked = file.safeParse(parseJson(text, path));
  if (checked.success) return checked.data;
  const { path: place, message } = checked.error.issues[0]!;
  throw new UsageError(
    `${path} holds no trajectories: at ${place.join('.') || 'the start'}: ${message}. See "${ownCommand()} help check-environments".`,
  );
}

interface Row {
  trajectories: number;
  steps: number;
  deviation: number;
  differences: string[];
}

export const checkEnvironments: Command = {
  name: 'check-environments',
  operands: ['FILE', '…'],
  summary: 'Replay trajectories that were recorded in Gymnasium, and compare.',
  details: [
    'A FILE is a JSON list of trajectories: env, initialState, initialObs, actions, and after each action obs, rewards, terminated, truncated.',
    'The largest relative deviation of each environment is printed. Observations and computed rewards may deviate by 1e-5, everything else must be equal; otherwise, and where an environment is unknown, the exit code is 1.',
  ],
  options: { json: { doc: 'Print one JSON object for each environment.' } },
  async run(given, terminal) {
    const rows = new Map<string, Row>();
    for (const path of given.operands)
      for (const trajectory of await readTrajectories(path)) {
        const { env, actions } = trajectory;
        const row = rows.get(env) ?? { trajectories: 0, steps: 0, deviation: 0, differences: [] };
        rows.set(env, row);
        row.trajectories++;
        row.steps += actions.length;
        if (!Object.hasOwn(environments, env)) {
          row.deviation = Infinity;
          row.differences.push('the lab has no such environment');
          continue;
        }
        const { deviation, difference } = replayTrajectory(trajectory);
        row.deviation = Math.max(row.deviation, deviation);
        if (difference !== null) row.differences.push(`trajectory ${row.trajectories}: ${difference}`);
      }
    if (given.switches.has('json'))
      for (const [environment, row] of rows) terminal.print(JSON.stringify({ environment, ...row }));
    else {
      const lines = [...rows].map(([env, { trajectories, steps, deviation, differences }]) => [
        env,
        showNumber(trajectories),
        showNumber(steps),
        deviation.toExponential(1),
        differences.length === 0 ? 'equal' : 'DIFFERS',
      ]);
      const titles = ['environment', ' trajectories', ' steps', ' deviation', 'result'];
      for (const line of table(titles, lines)) terminal.print(line);
    }
    for (const [env, { differences }] of rows)
      for (const difference of differences) terminal.notes.write(`${env}, ${difference}.\n`);
    return [...rows.values()].every(({ differences }) => differences.length === 0)
      ? exitCodes.fine
      : exitCodes.trainingFailed;
  },
};
