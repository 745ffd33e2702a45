import { describe, expect, it, vi } from 'vitest';
import { asStorageError, messageOf } from '../../src/main/runs/storage-error';
import { message, say } from '../../src/shared/language/say';
import { ActionError } from '../../src/main/processes/action-errors';
import { TooManyTagsError } from '../../src/shared/annotations';
import { readAnswer } from '../../src/shared/assignment';
import { worded } from '../worded';
import { thrownBy } from './thrown-by';

vi.mock('electron', () => ({ shell: {}, dialog: {} }));

const run = 'run-1';

describe('in German, an error says what is wrong, what is allowed and what to do', () => {
  const german = (error: unknown) => say(messageOf(error), 'de');

  it('of a full disk', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    expect(german(asStorageError(error, '/data/läufe', message('otherwise.otherPlace')))).toBe(
      'Der Ordner /data/läufe ist nicht nutzbar: der Datenträger ist voll (ENOSPC). Schaffen Sie dort Platz, oder wählen Sie einen anderen Ort.',
    );
  });

  it('of what the system refuses elsewhere, with its path', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), {
      code: 'EACCES',
      path: '/x',
    });
    expect(german(error)).toBe('/x: die Berechtigung fehlt (EACCES).');
    expect(say(messageOf(error))).toBe(error.message);
  });

  it('of an action that a run’s phase does not permit', () => {
    const at = { id: run, state: { phase: 'finished' }, elsewhere: false } as const;
    expect(german(new ActionError('resume', at))).toBe(
      'Der Lauf run-1 lässt sich nicht fortsetzen: er ist abgeschlossen.',
    );
  });

  it('of an answer that is none', () => {
    const question = { id: 'a', title: 'A', question: '?', kind: 'number' } as const;
    expect(german(thrownBy(() => readAnswer(question, 'viele')))).toBe(
      'Die Antwort wurde nicht angenommen: answer ist "viele"; erlaubt: eine Zahl, etwa 475 oder 0,5. Geben Sie nur die Zahl an, ohne Einheit.',
    );
  });

  it('of several tags too many', () => {
    expect(german(new TooManyTagsError(51))).toBe(
      'Der Lauf hätte 51 Schlagwörter; erlaubt sind 50. Entfernen Sie zuerst einige.',
    );
  });

  it('of what nobody foresaw, at least that, with the words that there are', () => {
    expect(worded(messageOf(new TypeError('x is not a function')))).toEqual({
      en: 'x is not a function',
      de: 'Unerwarteter Fehler: x is not a function',
    });
    expect(german('just a text')).toBe('Unerwarteter Fehler: just a text');
  });
});
