import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../../src/main/cli/command';
import { course } from '../../../src/main/cli/commands/course';
import { courseFileText } from '../../../src/main/presets/courses/course-file';
import { unpackCourse } from '../../../src/main/presets/courses/course-folder';
import { CourseWorkshop } from '../../../src/main/presets/courses/made-courses';
import { courseWith, newFolder, removeFolders } from '../presets/courses/course-fixture';

let home: string;
let file: string;
beforeEach(() => {
  home = newFolder();
  vi.stubEnv('RL_LAB_HOME', home);
  file = join(newFolder(), 'rl.rlcourse');
  writeFileSync(file, courseFileText(courseWith('a', 'b')));
});
afterEach(() => {
  vi.unstubAllEnvs();
  removeFolders();
});

async function lab(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const notes = { write: (text: string) => lines.push(text) > 0 };
  const code = await course.run(readArguments(course, words), {
    print: (line) => void lines.push(line),
    notes: notes as unknown as NodeJS.WriteStream,
  });
  return [...lines, String(code)].join('\n');
}

describe('the command course', () => {
  it('shows what a file holds without adding it', async () => {
    expect(await lab('show', file)).toMatch(/2026, by Ada \(rl-2026\)[^]*a: About a \(assignment\)[^]*dqn/);
    expect(await lab('list', '--json')).toBe('[]\n0');
  });

  it('adds, replaces only when told, takes back', async () => {
    expect(await lab('add', file)).toContain('Added rl-2026');
    expect(await lab('list')).toMatch(/rl-2026\s+added\s+2\s+Ada/);
    await expect(lab('add', file)).rejects.toThrow('Replace it with --force');
    expect(await lab('add', file, '--force')).toContain('course restore rl-2026');
    expect(await lab('remove', 'rl-2026')).toContain('Removed');
    expect(await lab('restore', 'rl-2026')).toContain('Restored');
  });

  it('lists the folder that the settings name, and what is wrong there', async () => {
    const folder = join(newFolder(), 'share');
    await unpackCourse(courseWith('a'), folder);
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ courseFolder: folder }));
    expect(await lab('list')).toMatch(/rl-2026\s+folder/);
    writeFileSync(join(folder, 'presets', 'a.json'), '{');
    expect(await lab('list')).toMatch(/a\.json[^]*2$/);
  });

  it('exports what was made here, and makes a folder of a file', async () => {
    const made = await new CourseWorkshop(home).save(null, { title: 'Mine', presets: ['cartpole-dqn'] });
    const out = join(newFolder(), 'mine.rlcourse');
    await lab('export', made.id, '--to', out);
    await expect(lab('export', made.id, '--to', out)).rejects.toThrow('--force');
    await lab('unpack', out, '--to', join(home, 'share'));
    expect(readdirSync(join(home, 'share', 'presets'))).toEqual(['cartpole-dqn.json']);
    await lab('add', file);
    await lab('export', 'rl-2026', '--to', join(home, 'again.rlcourse'));
    expect(await lab('show', join(home, 'again.rlcourse'))).toContain('b: About b');
  });

  it.each([
    [['lst'], 'There is no action lst; allowed is list'],
    [['add'], 'needs FILE'],
    [['add', 'gone.rlcourse'], 'There is no course file'],
    [['export', 'gone', '--to', 'x'], 'There is no course gone'],
    [['export', 'gone'], 'needs --to FILE'],
    [['remove', 'gone'], 'There is no course gone'],
  ])('says what is wrong with %j', async (words, says) => {
    await expect(lab(...words)).rejects.toThrow(says);
  });
});
