import { bundleFolder } from '../../platform/bundle';
import { visible } from '../../shared/visible';
import { inARow, type Sentence } from '../../shared/sentence';
import { endedByControlC } from './ending-signals';
import { trainerTexts } from './texts';
import type { TrainerEnd } from './trainer-handle';

/** What Windows means by codes that end processes; they have the top bits set, which no program's own code has. */
const windowsCodes: Readonly<Record<number, Sentence>> = {
  0xc0000005: trainerTexts.memoryViolation,
  0xc0000017: trainerTexts.outOfMemory,
  0xc000012d: trainerTexts.outOfMemory,
  0xc000001d: trainerTexts.unknownInstruction,
  0xc0000135: trainerTexts.libraryMissing,
  0xc0000409: trainerTexts.gaveItselfUp,
  [endedByControlC]: trainerTexts.endedInConsole,
};

function windowsWords(code: number | null): Sentence | null {
  if (code === null || code < 0x80000000) return null;
  return trainerTexts.endedByWindows(`0x${code.toString(16).toUpperCase()}`, windowsCodes[code] ?? null);
}

const shownLines = 12;
/** Characters of these: a line may be as long as a file. */
const mostShown = 8000;

/**
 * Says in words why a trainer process ended, with the last lines that it printed where it said nothing itself.
 * @param began whether it had begun to train
 */
export function describeEnd({ word, code, signal }: TrainerEnd, log: string, began: boolean): Sentence {
  if (word?.type === 'failed') return word.reason;
  const how =
    signal === 'SIGKILL'
      ? trainerTexts.killed
      : signal !== null
        ? trainerTexts.endedBySignal(signal)
        : (windowsWords(code) ?? trainerTexts.endedWithCode(code));
  const started = log.lastIndexOf('\n--- ');
  const lines = (started === -1 ? log : log.slice(started + 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--- '))
    .slice(-shownLines);
  return inARow([
    how,
    ...(began ? [] : [bundleFolder() === null ? trainerTexts.hadNotBegun : trainerTexts.hadNotBegunInBundle]),
    ...(lines.length === 0 ? [] : [trainerTexts.printedLast(visible(lines.join('\n').slice(-mostShown)))]),
  ]);
}
