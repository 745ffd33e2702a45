/** Wine, with a Windows of its own for each test file. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { wineProgram } from '../../scripts/bundle/wine-program.mjs';
import { inRoot } from '../../scripts/bundle/wine-root.mjs';

/** Where Debian keeps Wine's programs for 64 bits. */
const debianFolder = '/usr/lib/wine';

export class Wine {
  #prefix = mkdtempSync(path.join(tmpdir(), 'rl-lab-wine-'));
  #root;
  #folders;
  #env = {
    PATH: process.env.PATH,
    HOME: homedir(),
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: this.#prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
  };

  /**
   * @param {{ root?: string, folders?: Record<string, string>, display?: string }} [options] root: of the Wine that is
   *   not this system's own; folders: what is seen there, by the place where it is seen
   */
  constructor({ root, folders = {}, display = '' } = {}) {
    this.#root = root;
    this.#folders = folders;
    this.#env.DISPLAY = display;
    const { error, status } = this.#call(['winecfg', '-v', 'win10']);
    if (status !== 0)
      throw new Error(`Wine does not start: ${error?.message ?? status}; apt-get install -y wine64`);
  }

  #command(name, words, env = {}) {
    const program = this.#root ? path.join(debianFolder, name) : (wineProgram(name) ?? name);
    const command = [program, ...words];
    const [first, rest] = this.#root
      ? inRoot(this.#root, command, this.#folders)
      : [command[0], command.slice(1)];
    return [first, rest, { ...this.#env, ...env }];
  }

  #call(words, { env, timeout = 120_000, stdio = 'ignore' } = {}) {
    const [command, args, all] = this.#command('wine64', words, env);
    return spawnSync(command, args, { env: all, stdio, timeout });
  }

  /** A path on drive C. */
  at(...names) {
    return path.join(this.#prefix, 'drive_c', ...names);
  }

  /** The folder of programs' data of the person who is signed in. */
  get local() {
    return this.at('users', userInfo().username, 'AppData', 'Local');
  }

  /** Runs a program to its end, and returns its exit code. */
  run(program, ...words) {
    return this.#call([program, ...words]).status;
  }

  /**
   * Runs a program to its end, and returns what it has written as well. It writes to files: not every program for
   * Windows can write to the pipes of another system.
   *
   * @param {string[]} words
   * @param {{ env?: Record<string, string>, timeout?: number }} [options]
   */
  read(words, options) {
    mkdirSync(this.at('output'), { recursive: true });
    const files = ['stdout', 'stderr'].map((name) => this.at('output', name));
    const open = files.map((file) => openSync(file, 'w'));
    const { status } = this.#call(words, { ...options, stdio: ['ignore', ...open] });
    for (const descriptor of open) closeSync(descriptor);
    const [stdout, stderr] = files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
    return { status, stdout, stderr };
  }

  /**
   * Starts a program, and returns its process.
   *
   * @param {string} program
   * @param {{ words?: string[], env?: Record<string, string> }} [options]
   */
  start(program, { words = [], env } = {}) {
    const [command, args, all] = this.#command('wine64', [program, ...words], env);
    return spawn(command, args, { env: all, stdio: 'ignore' });
  }

  /** A value of the registry as a text, or undefined. */
  registry(key, name) {
    const { stdout } = this.read(['reg', 'query', key, '/v', name], { timeout: 60_000 });
    return /REG_\w+\s+(.*?)\n/.exec(stdout)?.[1];
  }

  /** Ends everything that runs in it, and removes it. */
  remove() {
    const [command, args, env] = this.#command('wineserver', ['--kill']);
    spawnSync(command, args, { env });
    rmSync(this.#prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** How a program under Wine names a file of this system. */
export const onDriveZ = (file) => `Z:${file.replaceAll('/', '\\')}`;
