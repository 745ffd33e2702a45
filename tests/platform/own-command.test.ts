import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownCommand } from '../../src/platform/own-command';

describe('the command that messages name', () => {
  it('is the one that the person used', () => {
    expect(ownCommand({})).toBe('npm run lab --');
    expect(ownCommand({ RL_LAB_COMMAND: './rl-lab' })).toBe('./rl-lab');
    expect(ownCommand({ RL_LAB_COMMAND: '/my files/rl-lab' })).toBe('"/my files/rl-lab"');
  });

  it('is in a folder that is handed out the one beside the program', () => {
    expect(ownCommand({}, '/media/stick/rl-lab', 'linux')).toBe('./lab');
    expect(ownCommand({}, 'E:\\rl-lab', 'win32')).toBe('lab');
    expect(ownCommand({ RL_LAB_COMMAND: 'lab' }, '/media/stick/rl-lab', 'linux')).toBe('lab');
  });

  it('is asked for wherever the command line names itself', () => {
    const folder = join(import.meta.dirname, '../../src/main/cli');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const name of files) {
      const code = readFileSync(join(folder, name), 'utf8').replace(/\/\*\*[^]*?\*\//g, '');
      expect(code, name).not.toMatch(/npm run lab/);
    }
  });
});
