import type { TrainerEnd } from './trainer-handle';

const shownLines = 8;

/** Says in words why a trainer process ended, with the last lines that it printed where it said nothing itself. */
export function describeEnd({ word, code, signal }: TrainerEnd, log: string): string {
  if (word?.type === 'failed') return word.reason;
  const how =
    signal === 'SIGKILL'
      ? 'The trainer process was killed (SIGKILL), by a person or because the memory was used up.'
      : signal !== null
        ? `The trainer process was ended by ${signal}.`
        : `The trainer process ended with exit code ${code}.`;
  const started = log.lastIndexOf('\n--- ');
  const lines = (started === -1 ? log : log.slice(started + 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--- '))
    .slice(-shownLines);
  return lines.length === 0 ? how : `${how} It printed last:\n${lines.join('\n')}`;
}
