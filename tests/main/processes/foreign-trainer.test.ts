import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/shared/events';
import { isOver, openTestLab, poleCart, type Lab } from './lab';
import { say } from '../../../src/shared/language/say';
import { saying } from '../../worded';

let folder: string;
let lab: Lab;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-foreign-'));
});
afterEach(async () => {
  await lab.dispose();
  rmSync(folder, { recursive: true });
});

/** A program in the trainer's place that says these things, as source text, and ends. */
async function labOf(says: string): Promise<Lab> {
  const trainer = join(folder, 'trainer.cjs');
  writeFileSync(
    trainer,
    `process.once('message', async () => {
      const send = (message) => new Promise((sent) => process.send(message, undefined, undefined, sent));
      for (const message of ${says}) await send(message);
      process.exit(7);
    });`,
  );
  return openTestLab({ trainer, parallel: 1 }, join(folder, 'home'));
}

it('what another program says in the trainer’s place ends nobody, and is said to be left out once', async () => {
  lab = await labOf(`[
    'text', 0, [], {}, { type: 'else' }, { type: 'events' }, { type: 'events', events: [null] },
    { type: 'started', from: 'x' }, { type: 'notice' }, { type: 'notice', says: null }, { type: 'paused' },
    { type: 'checkpoint', step: { valueOf: null } }, { type: 'finished', step: -1, seconds: 0, result: {} },
    { type: 'events', step: 1, seconds: 1, missed: false, events: new Array(2e6).fill(1) },
    { type: 'events', step: 1, seconds: 1, missed: false, events: [
      { type: 'learning', step: 1, seconds: 1, values: { loss: { deep: [] } } } ] },
    { type: 'failed', kind: 'training', reason: 'why' },
  ]`);
  const told: RunEvent[] = [];
  const notices: string[] = [];
  lab.supervisor.on('events', (_id, events) => told.push(...events));
  lab.supervisor.on('notice', (_id, says) => notices.push(say(says)));
  const { id } = await lab.supervisor.start(poleCart(), null);
  const run = await lab.until(id, isOver);
  expect(run.state).toMatchObject({
    phase: 'crashed',
    reason: saying('exit code 7'),
  });
  expect(told).toEqual([]);
  expect(notices.filter((text) => text.includes('could not be understood'))).toHaveLength(1);
});

it('what is right among it is heard', async () => {
  lab = await labOf(`[
    null ?? 'nothing',
    { type: 'started', step: 0, seconds: 0, from: null, versions: { tensorflow: '\\u001b[31m2' } },
    { type: 'events', step: 5, seconds: 1, missed: true, events: [
      { type: 'episode', step: 5, seconds: 1, episode: 1, return: NaN, length: 5 } ] },
    { type: 'finished', step: 6000, seconds: 2, result: { episodes: 1, mean: 9, std: 0 } },
  ]`);
  const told: RunEvent[] = [];
  const anew: string[] = [];
  lab.supervisor.on('events', (_id, events) => told.push(...events));
  lab.supervisor.on('anew', (id) => anew.push(id));
  const { id } = await lab.supervisor.start(poleCart(), null);
  const run = await lab.until(id, isOver);
  expect(run).toMatchObject({ state: { phase: 'finished' }, step: 6000, result: { mean: 9 } });
  expect(run.versions['tensorflow']).toBe('\\u001b[31m2');
  expect(told).toMatchObject([{ type: 'episode', return: NaN }]);
  // Once as it started, once as it had missed some.
  expect(anew).toEqual([id, id]);
});
