import { describe, expect, it } from 'vitest';
import { describeEnd } from '../../../src/main/processes/crash-reason';
import { wasAskedToEnd } from '../../../src/main/processes/ending-signals';
import { say } from '../../../src/shared/language/say';
import { worded } from '../../worded';

const ended = (code: number) => describeEnd({ word: null, code, signal: null } as never, '', true);

describe('how Windows ends a trainer', () => {
  it('is told by name where it has one, in hexadecimal digits', () => {
    expect(worded(ended(3221225477))).toEqual({
      en: 'Windows ended the trainer process with code 0xC0000005: it reached for memory that is not its own.',
      de: 'Windows hat den Prozess des Trainers mit dem Code 0xC0000005 beendet: er griff auf Speicher zu, der ihm nicht gehört.',
    });
    expect(say(ended(0xc0000017))).toContain('the memory was used up');
    expect(say(ended(0xc0000099))).toBe('Windows ended the trainer process with code 0xC0000099.');
    expect(say(ended(7))).toBe('The trainer process ended with exit code 7.');
  });

  it('is a wish to stop, and no crash, where Ctrl-C was pressed', () => {
    expect(wasAskedToEnd({ code: 0xc000013a, signal: null }, 'win32')).toBe(true);
    expect(wasAskedToEnd({ code: 0xc0000005, signal: null }, 'win32')).toBe(false);
    expect(wasAskedToEnd({ code: 1, signal: null }, 'linux')).toBe(false);
    expect(wasAskedToEnd({ code: null, signal: 'SIGINT' }, 'linux')).toBe(true);
    expect(wasAskedToEnd({ code: null, signal: 'SIGSEGV' }, 'linux')).toBe(false);
  });
});
