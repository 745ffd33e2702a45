import { visible } from '../../shared/visible';
import { inARow, type Sentence } from '../../shared/sentence';
import { trainerTexts } from './texts';
import type { TrainerEnd } from './trainer-handle';

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
        : trainerTexts.endedWithCode(code);
  const started = log.lastIndexOf('\n--- ');
  const lines = (started === -1 ? log : log.slice(started + 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--- '))
    .slice(-shownLines);
  return inARow([
    how,
    ...(began ? [] : [trainerTexts.hadNotBegun]),
    ...(lines.length === 0 ? [] : [trainerTexts.printedLast(visible(lines.join('\n').slice(-mostShown)))]),
  ]);
}
