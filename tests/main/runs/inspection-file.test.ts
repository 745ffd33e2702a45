import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { InspectionWriter, listInspections, readInspection } from '../../../src/main/runs/inspection-file';
import type { Inspection } from '../../../src/shared/inspection';
import type { LearningStep } from '../../../src/shared/learning-steps/learning-step';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-inspections-'));
  path = join(folder, 'inspections.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (step: number, sum = -1.5e-7): Inspection => ({
  step,
  episode: { return: sum, terminated: true, states: [[0], [1]], actions: [1], rewards: [sum], values: null },
  slice: { values: [1, 2], actions: [0, 1] },
  table: null,
});

function write(from: number, ...inspections: Inspection[]): void {
  const writer = new InspectionWriter(path, from);
  for (const inspection of inspections) writer.add(inspection);
  writer.sync();
  writer.close();
}

it('gives back what was written', async () => {
  write(-1, at(100), at(200, 3));
  expect(await listInspections(path)).toEqual([
    { step: 100, return: -1.5e-7, length: 1 },
    { step: 200, return: 3, length: 1 },
  ]);
  expect(await readInspection(path, 200)).toEqual(at(200, 3));
  expect(await readInspection(path, 150)).toBeNull();
});

it('is empty where there is no file', async () => {
  expect(await listInspections(path)).toEqual([]);
});

it('takes off what will be made again when a training continues, and a torn line', async () => {
  write(-1, at(100), at(200), at(300));
  appendFileSync(path, '{"step":400,"return":1,"len');
  expect((await listInspections(path)).length).toBe(3);
  write(200, at(300, 7));
  expect((await listInspections(path)).map(({ step, return: sum }) => [step, sum])).toEqual([
    [100, -1.5e-7],
    [200, -1.5e-7],
    [300, 7],
  ]);
});

it('is cut to where it was at the checkpoint that a training continues from', async () => {
  write(-1, at(100), at(200));
  const writer = new InspectionWriter(path, 200);
  const { bytes } = writer;
  // The evaluation of this step was in progress at the checkpoint, and is made again.
  writer.add(at(200, 7));
  expect(writer.bytes).toBeGreaterThan(bytes);
  writer.close();
  new InspectionWriter(path, 200, bytes).close();
  expect(readFileSync(path).length).toBe(bytes);
  expect((await listInspections(path)).map(({ return: sum }) => sum)).toEqual([-1.5e-7, -1.5e-7]);
  // Where the file has lost what the checkpoint remembers, steps tell.
  new InspectionWriter(path, 100, bytes + 1000).close();
  expect((await listInspections(path)).map(({ step }) => step)).toEqual([100]);
  new InspectionWriter(path, -1, 0).close();
  expect(await listInspections(path)).toEqual([]);
});

it('takes the last of several with the same step', async () => {
  write(-1, at(100, 1), at(100, 2));
  expect(await listInspections(path)).toEqual([{ step: 100, return: 2, length: 1 }]);
  expect((await readInspection(path, 100))!.episode.return).toBe(2);
});

it('says that a damaged inspection is none', async () => {
  write(-1, at(100));
  appendFileSync(path, '{"step":200,"return":1,"length":1,"episode":{\n');
  expect(await readInspection(path, 200)).toBeNull();
  expect(await readInspection(path, 100)).toEqual(at(100));
});

/** A step of an agent that nobody knows. */
const own = (step: number, doubt = NaN): LearningStep => ({
  ...{ schema: 1, list: 'Guesses', from: 'all of them', rows: 2 },
  row: { title: 'guess {guess}', detail: '', size: 'doubt', ended: 'ended' },
  quantities: { guess: { tex: 'g', tone: 'online' }, doubt: { tex: '\\delta' } },
  sections: [{ kind: 'formula', title: 'The guess', formulas: ['{guess} = {doubt}'] }],
  values: { step, guess: [1, 2], doubt: [doubt, 0.5], pairs: [[1, 2], [NaN]] },
});

it('keeps learning steps, with numbers that are none, and reads inspections of earlier versions without one', async () => {
  write(-1, { ...at(100), learning: own(1) }, { ...at(200), learning: null }, at(300));
  expect((await readInspection(path, 100))!.learning).toEqual(own(1));
  expect((await readInspection(path, 200))!.learning).toBeNull();
  expect((await readInspection(path, 300))!.learning).toBeUndefined();
});

it('writes how a learning step is shown only once, also where a training has gone on', async () => {
  const told = (step: number) => ({ ...at(step), learning: own(step, step) });
  write(-1, told(100), told(200), told(300));
  write(200, told(300), told(400));
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  expect(lines.map((line) => line.includes('The guess'))).toEqual([true, false, false, false]);
  for (const step of [100, 200, 300, 400])
    expect((await readInspection(path, step))!.learning).toEqual(own(step, step));
  // Without the line that has it, what is left are numbers that nobody can name.
  writeFileSync(path, lines.slice(1, 2).join('\n') + '\n');
  expect((await readInspection(path, 200))!.learning).toBeNull();
  expect((await readInspection(path, 200))!.episode).toEqual(at(200).episode);
});

it('does not follow a learning step that points at itself or forward', async () => {
  for (const as of [100, 200, '50', null]) {
    const { step, ...rest } = at(100);
    const line = { step, return: 1, length: 1, ...rest, learning: { as, rows: 1, values: {} } };
    writeFileSync(path, `${JSON.stringify(line)}\n`);
    expect((await readInspection(path, 100))!.learning).toBeNull();
  }
});

it('shows no more of a learning step than one can tell, and nothing that would control a terminal', async () => {
  const told = (learning: object | string) => {
    const line = { step: 100, return: 1, length: 1, episode: at(100).episode, slice: null, table: null };
    const text = typeof learning === 'string' ? learning : JSON.stringify(learning);
    writeFileSync(path, `${JSON.stringify(line).slice(0, -1)},"learning":${text}}\n`);
  };
  told({ ...own(1), list: 'a\u001b[2Jb' });
  expect((await readInspection(path, 100))!.learning).toMatchObject({ list: 'a\\u001b[2Jb' });
  const layers = { family: 'q-network', sigmas: [{ layer: 'a\u001b[2Jb', mean: 1, initial: 1 }] };
  for (const excess of [
    '['.repeat(2000) + ']'.repeat(2000),
    JSON.stringify({ family: 'x'.repeat(200_000) }),
    JSON.stringify(new Array(1_000_001).fill(1)),
    // What is damaged or unknown is none.
    JSON.stringify(layers),
    JSON.stringify({ family: 'of a later version' }),
    JSON.stringify({ family: 'critics', rule: 'constructor', transitions: [] }),
    JSON.stringify({ ...own(1), rows: 1e9 }),
    JSON.stringify({ ...own(1), sections: [{ kind: 'script', title: 'x' }] }),
    JSON.stringify({ ...own(1), values: { doubt: 'x' } }),
    JSON.stringify({ ...own(1), more: 1 }),
  ]) {
    told(excess);
    expect((await readInspection(path, 100))!.learning, excess.slice(0, 80)).toBeNull();
  }
});
