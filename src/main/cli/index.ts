/** The command line: `npm run lab -- COMMAND`. */
// Before everything else: a signal may come while the rest is still being loaded.
import './handle-endings';
import '../../catalogue';
import { ownCommand } from '../../platform/own-command';
import { ExportError } from '../../shared/exports/snapshot';
import { InvalidValueError } from '../../shared/fields';
import { describeProblem } from '../../shared/problem';
import { say } from '../../shared/language/say';
import { visible } from '../../shared/visible';
import { JsonTextError } from '../files/json-text';
import { UnknownPresetError } from '../presets/unknown-preset';
import { PresetFileError } from '../presets/presets';
import { AdministratorFileError } from '../runs/administrator';
import { AnsweredError } from '../runs/run-annotations';
import { LockedError } from '../runs/locked-error';
import { RunGoneError, UnknownRunError } from '../runs/run-errors';
import { DamagedRunError } from '../runs/run-record';
import { RunFileError } from '../run-files/run-file';
import { findDataFolder } from '../runs/data-folder';
import { StorageError } from '../runs/storage-error';
import { TextFileError } from '../files/text-file';
import { ActionError, NoQuestionError } from '../processes/action-errors';
import { CancelledError } from '../work/work';
import { readArguments, type Terminal } from './command';
import { commands } from './commands';
import { exitCodes, UsageError } from './exit-codes';
import { suggestion } from './near-miss';
import { guarded } from './notes';

/** What to print for an error, and the exit code; an error that nobody foresaw shows where it comes from. */
function explain(error: unknown): { lines: string[]; code: number } {
  if (error instanceof InvalidValueError)
    return {
      lines: [`${say(error.what)}:`, ...error.problems.map((problem) => `  ${describeProblem(problem)}`)],
      code: exitCodes.usage,
    };
  if (error instanceof CancelledError) return { lines: [error.message], code: exitCodes.interrupted };
  if (error instanceof StorageError || error instanceof LockedError || error instanceof RunGoneError)
    return { lines: [error.message], code: exitCodes.storage };
  const foreseen = [
    UsageError,
    JsonTextError,
    TextFileError,
    UnknownRunError,
    ActionError,
    ExportError,
    RunFileError,
    UnknownPresetError,
    AnsweredError,
    NoQuestionError,
    PresetFileError,
    AdministratorFileError,
  ];
  if (foreseen.some((type) => error instanceof type))
    return { lines: [(error as Error).message], code: exitCodes.usage };
  if (error instanceof DamagedRunError) return { lines: [error.message], code: exitCodes.trainingFailed };
  return {
    lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    code: exitCodes.trainingFailed,
  };
}

/** Runs one command and returns the exit code. */
async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [first, ...rest] = words;
    const asksHelp = first === undefined || first === '--help' || first === '-h';
    const name = asksHelp ? 'help' : first;
    const command = commands.find((other) => other.name === name);
    if (command === undefined)
      throw new UsageError(
        `There is no command ${name}.${suggestion(
          name,
          commands.map((other) => other.name),
        )} "${ownCommand()} help" lists them.`,
      );
    if (rest.includes('--help') || rest.includes('-h')) return await main(['help', command.name], terminal);
    const { folder, missing } = findDataFolder();
    if (missing !== null)
      terminal.notes.write(
        `The data folder ${missing} is not there; ${folder} stands in for it. Make it reachable, or choose another: ${ownCommand()} data-folder --to FOLDER\n`,
      );
    return await command.run(readArguments(command, asksHelp ? [] : rest), terminal);
  } catch (error) {
    const { lines, code } = explain(error);
    for (const line of lines) terminal.notes.write(`${line}\n`);
    return code;
  }
}

// A reader that closes the pipe early, such as head, is no failure, nor is a terminal that is closed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EIO') process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.trainingFailed);
});

// A terminal that is gone takes no notes; what is at work still ends in order.
process.stderr.on('error', () => undefined);
void main(process.argv.slice(2), {
  print: (line, tone) => {
    const green = tone === 'good' && process.stdout.isTTY && !process.env['NO_COLOR'];
    process.stdout.write(green ? `\x1b[32m${visible(line)}\x1b[39m\n` : `${visible(line)}\n`);
  },
  notes: guarded(process.stderr),
}).then((code) => {
  process.exitCode = code;
});
