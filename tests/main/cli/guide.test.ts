import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/main/cli/command';
import { guide } from '../../../src/main/cli/commands/guide';
import { UsageError } from '../../../src/main/cli/exit-codes';

async function printed(...words: string[]): Promise<string> {
  const lines: string[] = [];
  await guide.run(readArguments(guide, words), { print: (line) => lines.push(line), notes: process.stderr });
  return lines.join('\n');
}

describe('the command guide', () => {
  it('prints a guide in English, or in the language that is asked for', async () => {
    const english = await printed('sarsa');
    expect(english).toMatch(/^Sarsa, tabular\n=/);
    expect(english).toContain('Sources\n-------');
    expect(await printed('sarsa', '--language', 'en')).toBe(english);
    const german = await printed('sarsa', '--language', 'de');
    expect(german).toMatch(/^Sarsa, tabellarisch\n=/);
    expect(german).toContain('Literatur\n---------');
  });

  it('lists the guides with their titles in that language', async () => {
    expect(await printed()).toMatch(/^sarsa +algorithm +Sarsa, tabular$/m);
    expect(await printed('--language', 'de')).toMatch(/^sarsa +algorithm +Sarsa, tabellarisch$/m);
  });

  it('refuses a language that no guide is written in', async () => {
    const asked = printed('sarsa', '--language', 'fr');
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow('--language is fr; allowed is en, de.');
  });
});
