import { resolve } from 'node:path';
import { studentNumbers, studentsIn, type ClassRun } from '../../../shared/class';
import { dialectOf } from '../../../shared/exports/comma-separated';
import { keyOf } from '../../../shared/hand-in';
import { judge } from '../../../shared/judgement/judgement';
import { languages, usualLanguage } from '../../../shared/language';
import { message, say } from '../../../shared/language/say';
import { writeFileAtomically } from '../../files/atomic-file';
import { ClassRoom } from '../../hand-in/class-room';
import { classAsCsv } from '../../hand-in/class-table';
import { toTarget } from '../../runs/write-target';
import { checkTarget } from '../check-target';
import { valueOf, wordOf, type Command, type Given } from '../command';
import { csvOption, languageOption, readCsv } from '../comparison-options';
import { exitCodes, UsageError } from '../exit-codes';
import { openLab } from '../open-lab';
import { handInFolderInWindow } from '../window-settings';
import { watched } from '../work-display';
import { showReturn, table } from '../words';

const verdicts = { solved: 'yes', notSolved: 'no', undecided: 'perhaps', noMark: '' } as const;

function readFolder(given: Given): string {
  const folder = given.operands[0] ?? handInFolderInWindow();
  if (folder === null)
    throw new UsageError(
      'Where is handed in to? Name the folder, or choose it in the settings of the window.',
    );
  return resolve(folder);
}

/** @param numbers what stands for students, by their keys; null where they are called by their names */
function rowsOf(runs: readonly ClassRun[], numbers: ReadonlyMap<string, number> | null): string[][] {
  return runs.map(({ student, run }) => {
    const { experiment, result, annotations } = run;
    const judgement = judge(run);
    return [
      numbers === null ? student.name : `Student ${numbers.get(keyOf(student))!}`,
      experiment.environment,
      experiment.algorithm,
      String(experiment.seed),
      showReturn(result?.mean ?? null, experiment),
      judgement === null ? '' : verdicts[judgement.kind],
      annotations.answer?.text ?? '',
    ];
  });
}

export const classCommand: Command = {
  name: 'class',
  operands: ['[FOLDER]'],
  summary: 'Show what a class has handed in: who trained what, results, answers.',
  details: [
    'FOLDER is the one that is handed in to; default the hand-in folder in the settings of the window. It is only read.',
    'Files that cannot be used are named, with the reason. "--pool" takes the runs in, so that they can be compared.',
  ],
  options: {
    to: { value: 'FILE', doc: 'Write the table into a file ending in .csv instead, with all digits.' },
    'hide-names': { doc: 'Numbers stand for names and student IDs.' },
    pool: { doc: 'Take the runs in that are not here yet, and print their ids.' },
    ...languageOption,
    ...csvOption,
    force: { doc: 'Replace the file if it is there already.' },
    json: { doc: 'Print one JSON object.' },
  },
  async run(given, terminal) {
    const folder = readFolder(given);
    const hidden = given.switches.has('hide-names');
    const to = valueOf(given, 'to');
    if (to !== undefined) await checkTarget(resolve(to), given.switches.has('force'));
    const room = new ClassRoom(() => folder);
    await watched(terminal.notes, (watcher) => room.look(null, watcher));
    const { listing } = room;
    if (listing.problem !== null) throw new UsageError(say(listing.problem));
    const { runs, files } = listing;
    for (const { file, says } of files) terminal.notes.write(`${file}: ${say(says)}\n`);
    const numbers = hidden ? studentNumbers(runs) : null;
    if (to !== undefined) {
      const path = resolve(to);
      const dialect = dialectOf(readCsv(given), wordOf(given, 'language', languages) ?? usualLanguage);
      const content = classAsCsv(runs, numbers, dialect);
      await toTarget(path, message('otherwise.otherFileOption'), () => writeFileAtomically(path, content));
      terminal.print(path);
    } else if (given.switches.has('pool')) await pool(room, runs, given, terminal);
    else if (given.switches.has('json')) {
      if (hidden) throw new UsageError('--json tells everything. Leave --hide-names out, or use --to FILE.');
      terminal.print(JSON.stringify(listing));
    } else {
      const titles = ['student', 'environment', 'algorithm', ' seed', ' return', 'solved', 'answer'];
      for (const line of table(titles, rowsOf(runs, numbers))) terminal.print(line);
    }
    const { size } = studentsIn(runs);
    const of = size === 1 ? '1 student' : `${size} students`;
    terminal.notes.write(`${runs.length === 1 ? '1 run' : `${runs.length} runs`} of ${of}.\n`);
    return exitCodes.fine;
  },
};

async function pool(
  room: ClassRoom,
  runs: readonly ClassRun[],
  given: Given,
  terminal: Parameters<Command['run']>[1],
): Promise<void> {
  const { supervisor } = await openLab();
  try {
    const keys = runs.map(({ file, run: { id } }) => ({ file, id }));
    const { ids, report } =
      keys.length === 0
        ? { ids: [], report: { files: [], notTaken: [] } }
        : await watched(terminal.notes, (watcher) => room.pool(keys, supervisor, watcher));
    if (given.switches.has('json')) terminal.print(JSON.stringify({ ids, report }));
    else for (const id of ids) terminal.print(id);
  } finally {
    await supervisor.close();
  }
}
