/** Several processes that work on one data folder at the same time. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnnotations } from '../../../src/main/runs/run-annotations';
import { RunStore } from '../../../src/main/runs/run-store';
import type { Random } from '../../../src/shared/random';
import { changes, fingerprint, leftovers } from '../fingerprint';
import { lab, startAnnotator } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import { copyBase, trainArguments, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

interface Scene {
  readonly home: string;
  readonly workshop: Workshop;
  readonly random: Random;
  readonly findings: Findings;
}

const runsIn = (home: string) => (existsSync(join(home, 'runs')) ? readdirSync(join(home, 'runs')) : []);

/** Copies a run under new ids. */
function multiply({ home, workshop }: Scene, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `20260101-0000${String(i).padStart(2, '0')}-copy-s${i}`;
    const folder = join(home, 'runs', id);
    cpSync(join(workshop.base, 'runs', workshop.ids.table), folder, { recursive: true });
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...record, id }));
    return id;
  });
}

/** Makes a run that has been stopped before its first checkpoint. */
function stopAtTheStart(home: string, id: string): void {
  const folder = join(home, 'runs', id);
  const file = join(folder, 'run.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as object;
  const stopped = { state: { phase: 'stopped' }, result: null, step: 0, checkpointStep: null };
  writeFileSync(file, JSON.stringify({ ...record, ...stopped }));
  rmSync(join(folder, 'checkpoints'), { recursive: true });
  for (const name of ['metrics.jsonl', 'inspections.jsonl']) writeFileSync(join(folder, name), '');
}

const scenes: Readonly<Record<string, (scene: Scene) => Promise<number>>> = {
  async annotate({ home, findings, ...scene }) {
    const ids = multiply({ home, findings, ...scene }, 4);
    const ends = await Promise.all(['a', 'b', 'c', 'd'].map((who) => startAnnotator(home, who, 5, ids).end));
    for (const { code, stderr } of ends)
      findings.expect(code === 0, `an annotating process ended with ${code}: ${stderr.slice(-300)}`);
    for (const id of ids) {
      const { tags } = (await readAnnotations(join(home, 'runs', id))).annotations;
      const theirs = tags.filter((tag) => /^[abcd]-\d$/.test(tag));
      findings.expect(theirs.length === 20, `${id} has ${theirs.length} of 20 tags`);
    }
    return 80;
  },
  async 'remove and restore'(scene) {
    const { home, findings } = scene;
    const ids = multiply(scene, 6);
    const before = Object.fromEntries(ids.map((id) => [id, fingerprint(join(home, 'runs', id))]));
    await Promise.all(ids.map((id) => lab(home, ['remove', id])));
    const back = await Promise.all(ids.map((id) => lab(home, ['restore', id])));
    for (const { code, stderr } of back)
      findings.expect(code === 0, `restore gave code ${code}: ${stderr.slice(-300)}`);
    for (const id of ids) {
      const folder = join(home, 'runs', id);
      if (!findings.expect(existsSync(folder), `the run ${id} is lost`)) continue;
      for (const change of changes(before[id]!, fingerprint(folder)))
        findings.failures.push(`${id}: ${change}`);
    }
    return 12;
  },
  async resume({ home, workshop, findings }) {
    const id = workshop.ids.table;
    stopAtTheStart(home, id);
    const ends = await Promise.all([1, 2, 3, 4].map(() => lab(home, ['resume', id, '--json'])));
    const won = ends.filter(({ code }) => code === 0).length;
    findings.expect(won === 1, `${won} of 4 resumed it: ${ends.map(({ code }) => code).join(', ')}`);
    for (const { code, stderr } of ends)
      findings.expect(code === 0 || code === 2, `resume gave code ${code}: ${stderr.slice(-300)}`);
    for (const difference of differences(resultOf(join(home, 'runs', id)), workshop.results.table))
      findings.failures.push(difference);
    return 4;
  },
  async 'resume, remove and annotate'({ home, workshop, findings }) {
    const id = workshop.ids.table;
    stopAtTheStart(home, id);
    const ends = await Promise.all(
      [
        ['resume', id, '--json'],
        ['remove', id],
        ['annotate', id, '--tag', 'x'],
      ].map((args) => lab(home, args)),
    );
    for (const { code, stderr } of ends)
      findings.expect(!/^\s+at /m.test(stderr), `code ${code} with a stack: ${stderr.slice(-400)}`);
    const places = ['runs', 'bin'].filter((place) => existsSync(join(home, place, id)));
    findings.expect(places.length === 1, `the run is in ${places.join(' and ') || 'no place'}`);
    if (places[0] === 'bin') await lab(home, ['restore', id]);
    if (existsSync(join(home, 'runs', id, 'run.json'))) {
      const { state } = JSON.parse(readFileSync(join(home, 'runs', id, 'run.json'), 'utf8')) as {
        state: { phase: string };
      };
      if (state.phase !== 'finished') {
        const { code, stderr } = await lab(home, ['resume', id, '--json']);
        findings.expect(code === 0, `resume afterwards gave code ${code}: ${stderr.slice(-300)}`);
      }
      for (const difference of differences(resultOf(join(home, 'runs', id)), workshop.results.table))
        findings.failures.push(difference);
    } else findings.failures.push('its record is gone');
    return 3;
  },
  async import({ home, workshop, findings }) {
    rmSync(join(home, 'runs'), { recursive: true });
    const ends = await Promise.all([1, 2, 3, 4].map(() => lab(home, ['import', workshop.runFile])));
    for (const { code, stderr } of ends)
      findings.expect(code === 0, `import gave code ${code}: ${stderr.slice(-300)}`);
    findings.expect(runsIn(home).length === 3, `there are ${runsIn(home).length} runs instead of 3`);
    const incoming = join(home, 'incoming');
    const left = existsSync(incoming) ? readdirSync(incoming) : [];
    findings.expect(left.length === 0, `left in incoming: ${left.join(', ')}`);
    return 4;
  },
  async answer({ home, workshop, findings }) {
    const id = workshop.ids.assignment;
    const texts = ['Yes', 'No', 'Yes', 'No'];
    const ends = await Promise.all(texts.map((text) => lab(home, ['answer', id, text])));
    const winners = texts.filter((_, i) => ends[i]!.code === 0);
    const { answer } = (await readAnnotations(join(home, 'runs', id))).annotations;
    findings.expect(
      winners.length > 0 && winners.every((text) => text === answer?.text),
      `“${answer?.text}” stands; told done: ${winners.join(', ')}`,
    );
    return 4;
  },
  async presets({ home, workshop, findings }) {
    const ends = await Promise.all(
      [1, 2, 3, 4, 5].map(() => lab(home, ['presets', '--import', workshop.presetFile])),
    );
    for (const { code, stderr } of ends)
      findings.expect(code === 0, `presets gave code ${code}: ${stderr.slice(-300)}`);
    const files = readdirSync(join(home, 'presets')).filter((name) => name.endsWith('.json'));
    findings.expect(files.includes('small-task.json'), `the presets are ${files.join(', ')}`);
    return 5;
  },
  async 'train in one second'({ home, workshop, findings }) {
    const before = runsIn(home).length;
    const ends = await Promise.all([1, 2, 3].map(() => lab(home, trainArguments('table'))));
    for (const { code, stderr } of ends)
      findings.expect(code === 0, `train gave code ${code}: ${stderr.slice(-300)}`);
    findings.expect(
      runsIn(home).length === before + 3,
      `${runsIn(home).length - before} of 3 runs are there`,
    );
    for (const id of runsIn(home))
      if (!Object.values(workshop.ids).includes(id))
        for (const difference of differences(resultOf(join(home, 'runs', id)), workshop.results.table))
          findings.failures.push(`${id}: ${difference}`);
    return 3;
  },
};
const names = Object.keys(scenes);

async function run({ index, random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const findings = new Findings();
  const home = join(folder, 'home');
  copyBase(workshop, home);
  const name = names[index % names.length]!;
  const tried = await scenes[name]!({ home, workshop, random, findings });
  const { damaged } = await (await RunStore.open(home)).list();
  for (const { reason } of damaged) findings.failures.push(say(reason));
  for (const left of leftovers(home)) findings.failures.push(`left behind: ${left}`);
  if (findings.failures.length > 0) findings.failures.unshift(name);
  return findings.outcome(tried);
}

export const concurrency: Row = {
  name: 'concurrency',
  title: 'several processes at once',
  unit: 'operations',
  promise: 'Processes that share a data folder lose nothing of each other’s, and one run has one trainer.',
  judged: `${names.join('; ')}: every tag is there, every removed run comes back whole, one of several resumes wins and its curve is right, an import is not doubled, one answer stands, every training has a folder of its own.`,
  weight: 2,
  longest: 240,
  missing: () => null,
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
