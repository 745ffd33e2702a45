import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireExperiment } from '../../../src/shared/experiment';
import { readOrder } from '../../../src/main/processes/check-order';
import type { Order, Report } from '../../../src/main/processes/messages';
import { buildProgram, type BuiltProgram } from '../built-program';
import { say } from '../../../src/shared/language/say';

const experiment = requireExperiment({ environment: 'FrozenLake-v1', algorithm: 'q-table', steps: 2000 });
const start = { type: 'start', folder: '/runs/x', fence: 0, experiment, checkpointSeconds: 15 } as const;
const orders: readonly Order[] = [
  start,
  { ...start, fence: 3, checkpointSeconds: 0.15 },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'stop' },
  { type: 'watch', watching: true },
];

let nested: unknown = 1;
for (let i = 0; i < 100_000; i++) nested = [nested];
const strange: readonly unknown[] = [
  ...[null, undefined, 0, 'stop', [], {}, { type: 'kill' }, { type: '__proto__' }, { type: ['stop'] }],
  ...[{ type: 'watch' }, { type: 'watch', watching: 1 }, { type: 'start' }, nested],
  ...[
    { ...start, folder: '' },
    { ...start, folder: 7 },
    { ...start, fence: -1 },
    { ...start, fence: 0.5 },
  ],
  ...[
    { ...start, checkpointSeconds: 0 },
    { ...start, checkpointSeconds: NaN },
  ],
  ...[
    { ...start, experiment: null },
    { ...start, experiment: { ...experiment, steps: '9' } },
  ],
  { ...start, experiment: { ...experiment, hyperparameters: { stepSize: { valueOf: 1 } } } },
  { ...start, experiment: { ...experiment, more: new Array(100_000).fill(1) } },
];

describe('what a supervisor tells a trainer', () => {
  it.each(orders)('is taken as it is: $type', (order) => {
    expect(readOrder(structuredClone(order))).toEqual(order);
  });

  it('is nothing else, and that is known at once', () => {
    for (const message of strange) {
      const began = performance.now();
      expect(readOrder(message)).toBeNull();
      expect(performance.now() - began).toBeLessThan(500);
    }
  });
});

describe('a trainer process', () => {
  let program: BuiltProgram;
  let folder: string;
  beforeAll(async () => {
    program = await buildProgram();
    folder = mkdtempSync(join(tmpdir(), 'rl-lab-orders-'));
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Gives it messages; what it says, and how it ends. */
  async function tell(messages: readonly unknown[]) {
    const child = fork(program.trainer, [], {
      execArgv: ['--no-maglev'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const said: Report[] = [];
    child.on('message', (report) => void said.push(report as Report));
    for (const message of messages) child.send(message as object);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    return { code, said };
  }

  it('carries out what it understands, and says that it was given something else', async () => {
    const odd = [{ type: 'else' }, { type: 'watch', watching: 'x' }];
    const { code, said } = await tell([...odd, { ...start, folder }]);
    expect(code).toBe(0);
    expect(said.at(-1)).toMatchObject({ type: 'finished' });
    const complaints = said.flatMap((report) => (report.type === 'notice' ? [say(report.says)] : []));
    expect(complaints.filter((text) => text.includes('order'))).toHaveLength(2);
  }, 120_000);

  it('does not begin with a start that is none', async () => {
    const before = readdirSync(folder);
    const { code, said } = await tell([{ ...start, folder, fence: 'x' }]);
    expect(code).toBe(1);
    expect(said).toMatchObject([{ type: 'failed', kind: 'training' }]);
    expect(readdirSync(folder)).toEqual(before);
  }, 120_000);
});
