import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/learning/training/checkpoint';
import {
  newestCheckpointStep,
  readNewestCheckpoint,
  writeCheckpoint,
} from '../../../src/main/runs/checkpoint-files';
import { say } from '../../../src/shared/language/say';
import { recordedSentence } from '../../../src/shared/language/earlier';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'rl-lab-checkpoints-')), 'checkpoints');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const checkpoint = (step: number): Checkpoint => ({
  step,
  seconds: step / 1000,
  state: { epsilon: -0, best: -Infinity, none: NaN, words: [1, 4294967295], spare: null, text: 'ü' },
  arrays: {
    weights: new Float32Array([1.5, NaN, -0, Infinity]),
    exact: new Float64Array([Math.PI]),
    flags: new Uint8Array([0, 255, 7]),
    actions: new Int32Array([-1, 2 ** 31 - 1]),
    words: new Uint32Array([2 ** 32 - 1]),
    none: new Float32Array(0),
    // A window into a larger buffer, as replay memories hand out.
    part: new Float32Array([1, 2, 3, 4]).subarray(1, 3),
  },
});
const positions = { metrics: { events: 3, bytes: 300 }, inspections: 70 };
const write = (step: number) => writeCheckpoint(folder, checkpoint(step), positions);

async function read(notices: string[] = []) {
  return readNewestCheckpoint(folder, undefined, (says) => notices.push(say(says)));
}

describe('checkpoints', () => {
  it('come back exactly, with the positions of the other files', async () => {
    expect(await read()).toBeNull();
    await write(100);
    expect(await read()).toEqual({ checkpoint: checkpoint(100), ...positions });
    expect(await newestCheckpointStep(folder)).toBe(100);
  });

  it('have no step where their manifest tells none, as one that was imported may', async () => {
    await write(100);
    await write(200);
    for (const text of ['"a text"', 'null', '{}', '{"step":"200"}', '{"step":-1}', '{"step":0.5}']) {
      writeFileSync(join(folder, '000000002', 'manifest.json'), text);
      expect(await newestCheckpointStep(folder), text).toBe(100);
    }
  });

  it('are kept twice, and left-overs of interrupted writing go', async () => {
    await write(100);
    mkdirSync(join(folder, '000000002.99-0.tmp'));
    for (const step of [200, 300]) await write(step);
    expect(readdirSync(folder).sort()).toEqual(['000000002', '000000003']);
    expect(JSON.parse(readFileSync(join(folder, '000000003', 'manifest.json'), 'utf8'))).toMatchObject({
      step: 300,
    });
  });

  it('may be of the same step', async () => {
    await write(100);
    await write(100);
    expect((await read())!.checkpoint.step).toBe(100);
  });

  const damages: [string, (newest: string) => void][] = [
    ['without a manifest', (newest) => rmSync(join(newest, 'manifest.json'))],
    ['with half a manifest', (newest) => truncateSync(join(newest, 'manifest.json'), 40)],
    ['without its arrays', (newest) => rmSync(join(newest, 'arrays.bin'))],
    ['with too few numbers', (newest) => truncateSync(join(newest, 'arrays.bin'), 9)],
    [
      'with one wrong bit',
      (newest) => {
        const bytes = readFileSync(join(newest, 'arrays.bin'));
        bytes[5]! ^= 1;
        writeFileSync(join(newest, 'arrays.bin'), bytes);
      },
    ],
    ['with another state', (newest) => writeFileSync(join(newest, 'state.json'), '{}')],
    [
      'of zeros, as a power cut leaves them',
      (newest) => writeFileSync(join(newest, 'manifest.json'), '\0\0\0'),
    ],
  ];
  it.each(damages)('%s give way to the one before, with a notice', async (_what, damage) => {
    await write(100);
    await write(200);
    damage(join(folder, '000000002'));
    const notices: string[] = [];
    expect((await read(notices))!.checkpoint.step).toBe(100);
    expect(notices).toEqual([expect.stringMatching(/^Checkpoint 000000002 cannot be used: .+\.$/)]);
    expect(readdirSync(folder).sort()).toEqual(['000000001', '000000002.damaged']);
    await write(300);
    expect(readdirSync(folder).sort()).toEqual(['000000001', '000000002']);
    expect((await read())!.checkpoint.step).toBe(300);
  });

  it('that are refused give way as well', async () => {
    await write(100);
    await write(200);
    const found = await readNewestCheckpoint(folder, (stored) =>
      stored.checkpoint.step > 150 ? recordedSentence('too new', 'zu neu') : null,
    );
    expect(found!.checkpoint.step).toBe(100);
  });

  it('never show under their number before they are whole', async () => {
    await write(1);
    const large = { ...checkpoint(2), arrays: { memory: new Float32Array(3_000_000) } };
    const writing = writeCheckpoint(folder, large, positions);
    let done = false;
    void writing.then(() => (done = true));
    let seen = 0;
    while (!done) {
      for (const name of readdirSync(folder).filter((entry) => /^\d+$/.test(entry)))
        expect(readdirSync(join(folder, name))).toContain('manifest.json');
      seen++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toBeGreaterThan(3);
  });
});
