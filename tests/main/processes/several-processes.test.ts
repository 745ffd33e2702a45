import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive, ownIdentity } from '../../../src/platform/process-identity';
import { ActionError } from '../../../src/main/processes/action-errors';
import { isOver, openTestLab } from './lab';
import { supervised } from './supervised';
import { saying } from '../../worded';

const built = supervised();
const { lab, start, startAndTrain } = built;

describe('several processes on one data folder', () => {
  let other: ChildProcess | null = null;
  afterEach(() => {
    other?.kill('SIGKILL');
    other = null;
  });

  /** Trains in a command line of its own until this process sees the run. */
  async function trainElsewhere(): Promise<string> {
    other = spawn(
      process.execPath,
      [built.program.cli, 'train', '--preset', 'cartpole-dqn', '--steps', '1000000'],
      {
        env: { ...process.env, RL_LAB_HOME: lab.folder },
        stdio: 'ignore',
      },
    );
    for (;;) {
      await lookAgain();
      const [run] = lab.supervisor.runs();
      if (run?.state.phase === 'running' && run.step > 200) return run.id;
    }
  }

  async function lookAgain(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await lab.supervisor.refresh();
  }

  it('shows a run of another process, leaves it alone, and finds it crashed when that dies', async () => {
    const id = await trainElsewhere();
    expect(lab.supervisor.run(id).elsewhere).toBe(true);
    await expect(lab.supervisor.stop(id)).rejects.toThrow(/another window or command line/);
    await expect(lab.supervisor.remove(id)).rejects.toThrow(ActionError);
    other!.kill('SIGKILL');
    // The orphaned trainer notices, writes a checkpoint and ends; until then nobody may take the run.
    while (!isOver(lab.supervisor.run(id))) await lookAgain();
    const { state, step, checkpointStep } = lab.supervisor.run(id);
    expect(state).toMatchObject({ phase: 'crashed', reason: saying('without a word') });
    expect(checkpointStep).toBeGreaterThanOrEqual(step);
    await lab.supervisor.resume(id);
    await lab.until(id, (run) => run.state.phase === 'running' && run.step > step);
  });

  it('finds runs crashed or stopped whose process is gone', async () => {
    const id = await startAndTrain();
    const queued = await start();
    const starting = await start();
    const dead = { ...ownIdentity(), pid: 4_190_000, started: 'never' };
    await lab.supervisor.close();
    for (const [run, was] of [
      [id, 'running'],
      [queued, 'queued'],
      [starting, 'starting'],
    ] as const) {
      const record = await lab.store.read(run);
      await lab.store.write({
        ...record,
        state: { phase: was },
        step: 1,
        owner: { ...dead, trainer: null },
      });
    }
    // A number that was given to another process since.
    const second = await openTestLab({ trainer: built.program.trainer }, lab.folder);
    expect(second.supervisor.run(id).state.phase).toBe('crashed');
    expect(second.supervisor.run(id).step).toBeGreaterThan(100);
    expect(second.supervisor.run(queued).state.phase).toBe('stopped');
    expect(second.supervisor.run(starting).state.phase).toBe('stopped');
    expect(JSON.parse(readFileSync(join(lab.store.folderOf(id), 'run.json'), 'utf8'))).toMatchObject({
      state: { phase: 'crashed' },
      owner: null,
    });
    await second.supervisor.close();
  });

  it('takes a process of the same number that started at another time for dead', () => {
    expect(isAlive(ownIdentity())).toBe(true);
    if (process.platform === 'linux') expect(isAlive({ ...ownIdentity(), started: 'boot/1' })).toBe(false);
    expect(isAlive({ ...ownIdentity(), host: 'another' })).toBeNull();
  });

  it('lists damaged folders apart and leaves them as they are', async () => {
    const folder = join(lab.folder, 'runs', 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'run.json'), '{"schema": 1,');
    await lab.supervisor.refresh();
    expect(lab.supervisor.damaged()).toEqual([{ id: 'broken', folder, reason: saying('line 1, column 14') }]);
    expect(lab.supervisor.damaged()).toMatchObject([{ reason: saying('Zeile 1, Spalte 14', 'de') }]);
    expect(lab.supervisor.runs()).toEqual([]);
    expect(readFileSync(join(folder, 'run.json'), 'utf8')).toBe('{"schema": 1,');
  });
});
