import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandLine } from './command-line';
import { startProgram } from './program';

const line = commandLine('data-folder');
const told = (folder: string) => startProgram([line.cli, 'data-folder'], folder).outcome;

it('says where runs are kept, and warns of a folder that is synchronised', async () => {
  expect(await told(line.home)).toMatchObject({ code: 0, stdout: `${line.home}\n`, stderr: '' });
  const synchronised = join(line.home, 'OneDrive', 'RL Lab');
  const { code, stdout, stderr } = await told(synchronised);
  expect([code, stdout]).toEqual([0, `${synchronised}\n`]);
  expect(stderr).toMatch(/^OneDrive copies this folder to a server/);
});
