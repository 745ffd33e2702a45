import { resolve } from 'node:path';
import { studentId, type Student } from '../../../shared/hand-in';
import { say } from '../../../shared/language/say';
import { valueOf, type Command, type Given } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { findRuns, severalRuns } from '../find-run';
import { openLab } from '../open-lab';
import { readName } from '../whose-runs';
import { handInFolderInWindow, studentIdInWindow } from '../window-settings';
import { showNumber } from '../words';
import { watched } from '../work-display';

function readStudent(given: Given): Student {
  const text = valueOf(given, 'id') ?? studentIdInWindow();
  const { success, data, error } = studentId.safeParse(text.trim());
  if (!success) throw new UsageError(`--id is ${text}; allowed is ${error.issues[0]!.message}.`);
  return { name: readName(given), id: data };
}

function readFolder(given: Given): string {
  const folder = valueOf(given, 'to') ?? handInFolderInWindow();
  if (folder === null) throw new UsageError('Where are the runs to be handed in? Say so with --to FOLDER.');
  return resolve(folder);
}

export const handInCommand: Command = {
  name: 'hand-in',
  operands: ['RUN', '…'],
  summary: 'Hand runs in to the folder of a class.',
  details: [
    severalRuns,
    'The runs, with the answers to their questions, become one new file in that folder. Nothing that is in it is read, changed or replaced.',
    'A run whose question waits for an answer cannot be handed in. A run that is handed in again later, further trained, counts as it was last.',
  ],
  options: {
    to: { value: 'FOLDER', doc: 'The folder; default the hand-in folder in the settings of the window.' },
    name: { value: 'NAME', doc: 'Whose runs these are; default the name in the settings of the window.' },
    id: { value: 'ID', doc: 'The student ID; default the one in the settings of the window.' },
    json: { doc: 'Print one JSON object.' },
  },
  async run(given, terminal) {
    const handIn = { student: readStudent(given), folder: readFolder(given) };
    const { supervisor } = await openLab();
    try {
      const ids = findRuns(supervisor.runs(), given.operands).map(({ id }) => id);
      const report = await watched(terminal.notes, (watcher) =>
        supervisor.handIn({ ids, ...handIn }, watcher),
      );
      const { path, bytes, runs, remarks } = report;
      if (given.switches.has('json'))
        terminal.print(JSON.stringify({ ...report, remarks: remarks.map((remark) => say(remark)) }));
      else {
        terminal.print(path);
        terminal.notes.write(
          `${runs === 1 ? '1 run' : `${runs} runs`} of ${handIn.student.name} handed in, ${showNumber(bytes / 1e6, 1)} MB.\n`,
        );
        for (const remark of remarks) terminal.notes.write(`${say(remark)}\n`);
      }
    } finally {
      await supervisor.close();
    }
    return exitCodes.fine;
  },
};
