import type { TrainerEnd } from './trainer-handle';

const shownLines = 12;

/**
 * Says in words why a trainer process ended, with the last lines that it printed where it said nothing itself.
 * @param began whether it had begun to train
 */
export function describeEnd({ word, code, signal }: TrainerEnd, log: string, began: boolean): string {
  if (word?.type === 'failed') return word.reason;
  const how =
    signal === 'SIGKILL'
      ? 'The trainer process was killed (SIGKILL), by a person or because the memory was used up.'
      : signal !== null
        ? `The trainer process was ended by ${signal}.`
        : `The trainer process ended with exit code ${code}.`;
  const hint = began ? '' : ' It had not begun to train yet: "npm run doctor" checks the installation.';
  const started = log.lastIndexOf('\n--- ');
  const lines = (started === -1 ? log : log.slice(started + 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--- '))
    .slice(-shownLines);
  return lines.length === 0 ? how + hint : `${how}${hint} It printed last:\n${lines.join('\n')}`;
}
