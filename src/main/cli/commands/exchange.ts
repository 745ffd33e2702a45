import { resolve } from 'node:path';
import { runFileEnding, type FileImport } from '../../../shared/exchange';
import { say } from '../../../shared/language/say';
import { madeHere } from '../../../shared/run-marks';
import { sameSeeds } from '../../../shared/same-seeds';
import { checkTarget } from '../check-target';
import { valueOf, type Command, type Terminal } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { findRuns, severalRuns } from '../find-run';
import { openLab } from '../open-lab';
import { readName } from '../whose-runs';
import { showNumber } from '../words';
import { watched } from '../work-display';

export const exportRunsCommand: Command = {
  name: 'export-runs',
  operands: ['RUN', '…'],
  summary: 'Write runs into one file that others can import.',
  details: [
    severalRuns,
    'The file is an archive of the runs’ folders, without checkpoints. A run that is still training goes in as far as it has got.',
  ],
  options: {
    to: {
      value: 'FILE',
      doc: `A file ending in ${runFileEnding}; default runs${runFileEnding} in the current folder.`,
    },
    name: { value: 'NAME', doc: 'Whose runs these are; default the name in the settings of the window.' },
    checkpoints: { doc: 'Include the newest checkpoints, so that runs can be resumed elsewhere.' },
    force: { doc: 'Replace the file if it is there already.' },
  },
  async run(given, terminal) {
    const path = resolve(valueOf(given, 'to') ?? `runs${runFileEnding}`);
    if (!path.toLowerCase().endsWith(runFileEnding))
      throw new UsageError(`--to is ${path}; allowed is a file that ends in ${runFileEnding}.`);
    await checkTarget(path, given.switches.has('force'));
    const name = readName(given);
    const { supervisor } = await openLab();
    try {
      const ids = findRuns(supervisor.runs(), given.operands).map(({ id }) => id);
      const order = { ids, name, checkpoints: given.switches.has('checkpoints') };
      const { bytes, runs, remarks } = await watched(terminal.notes, (watcher) =>
        supervisor.exportRuns(order, path, watcher),
      );
      terminal.print(path);
      terminal.notes.write(
        `${runs === 1 ? '1 run' : `${runs} runs`} of ${name}, ${showNumber(bytes / 1e6, 1)} MB.\n`,
      );
      for (const remark of remarks) terminal.notes.write(`${say(remark)}\n`);
    } finally {
      await supervisor.close();
    }
    return exitCodes.fine;
  },
};

function tell({ file, name, imported, already, remarks, problem }: FileImport, terminal: Terminal): void {
  for (const id of imported) terminal.print(`${id}  ${name}`);
  for (const id of already) terminal.notes.write(`${file}: ${id} is here already.\n`);
  for (const remark of remarks) terminal.notes.write(`${file}: ${say(remark)}\n`);
  if (problem !== null) terminal.notes.write(`Nothing was taken from this file. ${say(problem)}\n`);
}

/** What came of a file as it is printed for other programs. */
const inEnglish = ({ remarks, problem, ...others }: FileImport) => ({
  ...others,
  remarks: remarks.map((remark) => say(remark)),
  problem: problem === null ? null : say(problem),
});

export const importRunsCommand: Command = {
  name: 'import',
  operands: ['FILE', '…'],
  summary: 'Import runs from files that others have exported.',
  details: [
    'Each run says whose it is: "compare --group-by whose" tells them apart. A run that is here already is not doubled. A faulty file does not keep the others from being imported.',
  ],
  options: { json: { doc: 'Print one JSON object.' } },
  async run(given, terminal) {
    const { supervisor } = await openLab();
    try {
      const paths = given.operands.map((file) => resolve(file));
      const report = await watched(terminal.notes, (watcher) => supervisor.importRuns(paths, watcher));
      const fresh = new Set(report.files.flatMap(({ imported }) => imported));
      const shared = sameSeeds(supervisor.runs()).filter(({ runs }) => runs.some((id) => fresh.has(id)));
      if (given.switches.has('json'))
        terminal.print(JSON.stringify({ files: report.files.map(inEnglish), sameSeeds: shared }));
      else {
        for (const file of report.files) tell(file, terminal);
        for (const { label, seeds, names } of shared)
          terminal.notes.write(
            `${label}, ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}: there are runs of ${names.map((name) => name ?? madeHere()).join(', ')}. All are kept.\n`,
          );
      }
      if (report.notTaken.length > 0) {
        terminal.notes.write(`Cancelled: nothing was taken from ${report.notTaken.join(', ')}.\n`);
        return exitCodes.interrupted;
      }
      return report.files.some(({ problem }) => problem !== null) ? exitCodes.usage : exitCodes.fine;
    } finally {
      await supervisor.close();
    }
  },
};
