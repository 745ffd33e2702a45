/** Files of runs from strangers: damaged, distorted, and made to do harm. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { RunStore } from '../../../src/main/runs/run-store';
import { changes, everythingIn, fingerprint } from '../fingerprint';
import { damageBytes } from '../mutations/bytes';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { addWitness, witnessId, type Workshop } from '../workshop';
import { craft, type Parts } from './crafted-archives';
import { hasControl, readAll, readsLikeAFault } from './reading';
import { say } from '../../../src/shared/language/say';

/** Comparison and import stay under it for whatever an import lets in. */
const mostMegabytes = 1024;
/** What an import may leave: runs, and what processes note of themselves while they are at work. */
const runFile =
  /^(runs|bin|incoming|at-work(\/[^/]+)?|runs\/[A-Za-z0-9][A-Za-z0-9._-]{0,127}(\/(run\.json|annotations\.json|metrics\.jsonl|inspections\.jsonl|trainer\.log|metrics\.columns|checkpoints(\/\d{9,15}(\/(state\.json|manifest\.json|arrays\.bin))?)?))?)$/;

const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

interface Sources {
  readonly whole: Buffer;
  readonly parts: Readonly<Record<string, Parts>>;
}

/** The files of the shared runs, as they stand in an archive. */
function readSources({ base, ids, runFile: file }: Workshop): Sources {
  const parts: Record<string, Parts> = {};
  for (const id of Object.values(ids)) {
    const folder = join(base, 'runs', id);
    const names = everythingIn(folder).filter(
      (name) => statSync(join(folder, name)).isFile() && !/columns$/.test(name),
    );
    parts[id] = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  }
  return { whole: readFileSync(file), parts };
}

async function run({ index, random, folder }: Case, workshop: Workshop, sources: Sources): Promise<Outcome> {
  const findings = new Findings();
  const home = join(folder, 'home');
  await RunStore.open(home);
  const untouched = fingerprint(addWitness(workshop, home));
  const ids = Object.values(workshop.ids);
  const id = ids[index % ids.length]!;
  const { data, what } =
    random.integer(5) === 0
      ? damageBytes(sources.whole, random)
      : craft({ id, parts: sources.parts, random, index });
  const file = join(folder, 'given.rlrun');
  writeFileSync(file, data);
  const before = peak();

  const store = await RunStore.open(home);
  const [report] = (await importFiles(store, [file])).files;
  for (const says of [report!.problem, ...report!.remarks]) {
    if (says === null) continue;
    findings.expect(!readsLikeAFault(say(says)), `import says: ${say(says).slice(0, 300)}`);
    findings.expect(!hasControl(say(says)), 'what import says holds control characters');
  }
  if (report!.problem !== null)
    findings.expect(
      say(report!.problem).includes('given.rlrun'),
      `the file is not named: ${say(report!.problem).slice(0, 300)}`,
    );
  findings.expect(
    (report!.problem === null) === report!.imported.length + report!.already.length > 0,
    'neither a run nor a problem',
  );
  const { damaged } = await store.list();
  for (const { reason } of damaged) findings.failures.push(`taken in, and cannot be read: ${say(reason)}`);
  await readAll({ findings, names: [...report!.imported, 'given.rlrun', 'jsonl', 'json'] }, store, [
    witnessId,
  ]);
  const now = peak();
  findings.expect(
    now < mostMegabytes || now === before,
    `${now} MB of memory, ${before} MB before this file`,
  );
  for (const change of changes(untouched, fingerprint(join(home, 'runs', witnessId))))
    findings.failures.push(`another run: ${change}`);
  for (const name of everythingIn(home))
    if (!runFile.test(name) && !name.startsWith(`runs/${witnessId}/`))
      findings.failures.push(`made in the data folder: ${name.slice(0, 200)}`);
  const incoming = join(home, 'incoming');
  if (existsSync(incoming) && readdirSync(incoming).length > 0)
    findings.failures.push(`left in incoming: ${readdirSync(incoming).join(', ')}`);
  for (const name of readdirSync(folder))
    findings.expect(['home', 'given.rlrun'].includes(name), `made outside the data folder: ${name}`);
  if (findings.failures.length > 0) findings.failures.unshift(what);
  return findings.outcome();
}

export const archives: Row = {
  name: 'archives',
  title: 'damaged and hostile .rlrun files',
  unit: 'files',
  promise: 'A file of runs is taken in whole and sound, or refused in words; it reaches nothing else.',
  judged:
    'Damaged bytes; distorted records, metrics, checkpoints and manifests; names with ../, absolute ones, links, duplicates, devices; bombs, lying sizes and checksums, encryption; deep JSON, sparse metrics, escape sequences. Nothing lies outside runs/, the run beside it is untouched, what was taken in can be read, compared and shown, and takes less than 1 GB.',
  weight: 2,
  longest: 180,
  missing: () => null,
  open: async (workshop) => {
    const sources = readSources(workshop);
    return { run: (given) => run(given, workshop, sources), figures: () => ({ 'peak MB': peak() }) };
  },
};
