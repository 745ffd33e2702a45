import { bundleFolder } from '../../platform/bundle';
import { message } from '../../shared/language/say';
import { visible } from '../../shared/visible';
import type { Message } from '../../shared/language/message';
import { endedByControlC } from './ending-signals';
import type { TrainerEnd } from './trainer-handle';

/** What Windows means by codes that end processes; they have the top bits set, which no program's own code has. */
const windowsCodes: Readonly<Record<number, Message>> = {
  0xc0000005: message('trainers.memoryViolation'),
  0xc0000017: message('trainers.outOfMemory'),
  0xc000012d: message('trainers.outOfMemory'),
  0xc000001d: message('trainers.unknownInstruction'),
  0xc0000135: message('trainers.libraryMissing'),
  0xc0000409: message('trainers.gaveItselfUp'),
  [endedByControlC]: message('trainers.endedInConsole'),
};

function windowsWords(code: number | null): Message | null {
  if (code === null || code < 0x80000000) return null;
  return message('trainers.endedByWindows', {
    code: `0x${code.toString(16).toUpperCase()}`,
    why: windowsCodes[code] ?? null,
  });
}

const shownLines = 12;
/** Characters of these: a line may be as long as a file. */
const mostShown = 8000;

/**
 * Says in words why a trainer process ended, with the last lines that it printed where it said nothing itself.
 * @param began whether it had begun to train
 */
export function describeEnd({ word, code, signal }: TrainerEnd, log: string, began: boolean): Message {
  if (word?.type === 'failed') return word.reason;
  const how =
    signal === 'SIGKILL'
      ? message('trainers.killed')
      : signal !== null
        ? message('trainers.endedBySignal', { signal })
        : (windowsWords(code) ?? message('trainers.endedWithCode', { code }));
  const started = log.lastIndexOf('\n--- ');
  const lines = (started === -1 ? log : log.slice(started + 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--- '))
    .slice(-shownLines);
  return message('general.inARow', {
    messages: [
      how,
      ...(began
        ? []
        : [message(bundleFolder() === null ? 'trainers.hadNotBegun' : 'trainers.hadNotBegunInBundle')]),
      ...(lines.length === 0
        ? []
        : [message('trainers.printedLast', { lines: visible(lines.join('\n').slice(-mostShown)) })]),
    ],
  });
}
