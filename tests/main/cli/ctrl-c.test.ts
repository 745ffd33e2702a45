import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, long } from './command-line';

const built = commandLine('ctrl-c');
const { start, runs } = built;

describe('Ctrl-C', () => {
  it('ends with a checkpoint and says how to go on; resuming goes on', async () => {
    const training = start(...long);
    const began = Date.now();
    while (!(await runs()).some(({ step, state }) => state.phase === 'running' && step > 0))
      if (Date.now() - began > 20_000) throw new Error('does not train');
    training.signal('SIGINT');
    // npm hands on what the terminal has sent already: that is no second Ctrl-C.
    training.process.kill('SIGINT');
    const { code, stdout, stderr } = await training.outcome;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    const { id, step, checkpointStep, state } = (await runs()).at(-1)!;
    expect(stderr).toContain(`npm run lab -- resume ${id}`);
    expect(state.phase, stderr + JSON.stringify(state)).toBe('stopped');
    expect(step).toBeGreaterThan(0);
    expect(checkpointStep).toBe(step);

    const resumed = start('resume', id);
    let early = '';
    void resumed.outcome.then((outcome) => (early = `ended too early: ${outcome.stderr}`));
    while ((await runs()).at(-1)!.step <= step) {
      if (early !== '') throw new Error(early);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    resumed.signal('SIGTERM');
    expect((await resumed.outcome).code).toBe(130);
    expect((await runs()).at(-1)!.step).toBeGreaterThan(step);
  });

  it('ends a training that is just about to start', async () => {
    const before = (await runs()).length;
    const training = start(...long);
    const folder = join(built.home, 'runs');
    // The trainer is there, and has not yet come so far that it looks after signals.
    const starting = () =>
      readdirSync(folder)
        .sort()
        .slice(before)
        .some((id) => {
          try {
            const text = readFileSync(join(folder, id, 'run.json'), 'utf8');
            const { owner } = JSON.parse(text) as { owner: { trainer: object | null } | null };
            return owner !== null && owner.trainer !== null;
          } catch {
            return false;
          }
        });
    await expect.poll(starting, { interval: 2, timeout: 20_000 }).toBe(true);
    training.signal('SIGINT');
    const { code, stderr } = await training.outcome;
    expect(code, stderr).toBe(130);
    expect((await runs()).at(-1)!.state.phase).toBe('stopped');
  });

  it('a second time ends at once, whatever the trainer does', async () => {
    const training = start(...long);
    let pid = 0;
    while (pid === 0) {
      const run = (await runs()).at(-1)!;
      if (run.state.phase !== 'running') continue;
      const record = JSON.parse(readFileSync(join(built.home, 'runs', run.id, 'run.json'), 'utf8')) as {
        owner: { trainer: { pid: number } };
      };
      pid = record.owner.trainer.pid;
    }
    process.kill(pid, 'SIGSTOP');
    training.process.kill('SIGINT');
    await training.stderr(/Stopping/);
    await new Promise((resolve) => setTimeout(resolve, 1300));
    training.process.kill('SIGINT');
    expect((await training.outcome).code).toBe(130);
    process.kill(pid, 'SIGKILL');
    expect((await runs()).at(-1)!.state.phase).toBe('crashed');
  });
});
