import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOver, openTestLab, trainerPid } from './lab';
import { long, supervised } from './supervised';
import { saying } from '../../worded';

const { lab, phase, start, startAndTrain } = supervised();

describe('a trainer that dies', () => {
  it('takes no other run along, names the signal and leaves its slot to the next', async () => {
    lab.supervisor.configure({ parallel: 2 });
    const [first, second] = [await startAndTrain(), await startAndTrain()];
    const third = await start();
    process.kill(trainerPid(lab, first), 'SIGSEGV');
    const crashed = await lab.until(first, isOver);
    expect(crashed.state).toMatchObject({ reason: saying('SIGSEGV') });
    expect(phase(second)).toBe('running');
    await lab.until(third, ({ state }) => state.phase === 'running');
  });

  it('is described by its exit code and what it printed last', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rl-lab-broken-'));
    const broken = join(folder, 'trainer.js');
    writeFileSync(
      broken,
      "process.on('message', () => { console.error('the library is missing'); process.exit(7); });",
    );
    const other = await openTestLab({ trainer: broken, parallel: 1 });
    try {
      const { id } = await other.supervisor.start(long, null);
      const { state } = await other.until(id, isOver);
      expect(state).toMatchObject({
        reason: saying(/exit code 7.*npm run doctor.*\n.*the library is missing/),
      });
      expect(other.supervisor.failureOf(id)).toBe('training');
    } finally {
      await other.dispose();
      rmSync(folder, { recursive: true });
    }
  });

  it('says which folder it cannot write to', async () => {
    const id = await start();
    await lab.until(id, ({ state }) => state.phase === 'running');
    const checkpoints = lab.store.checkpointFolder(id);
    await lab.supervisor.pause(id);
    rmSync(checkpoints, { recursive: true });
    writeFileSync(checkpoints, 'in the way');
    await lab.supervisor.resume(id);
    const { state } = await lab.until(id, isOver);
    expect(state).toMatchObject({
      phase: 'crashed',
      reason: saying(lab.store.folderOf(id)),
    });
    expect(lab.supervisor.failureOf(id)).toBe('storage');
  });
});
