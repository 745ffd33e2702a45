/** Wine, with a Windows of its own for each test file. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { wineProgram } from '../../scripts/bundle/wine-program.mjs';

const wine64 = wineProgram('wine64') ?? 'wine64';

export class Wine {
  #prefix = mkdtempSync(path.join(tmpdir(), 'rl-lab-wine-'));
  #env = { ...process.env, WINEPREFIX: this.#prefix, WINEDEBUG: '-all', DISPLAY: '', LC_ALL: 'C.UTF-8' };

  constructor() {
    const { error, status } = this.#call('winecfg', '-v', 'win10');
    if (status !== 0)
      throw new Error(`Wine does not start: ${error?.message ?? status}; apt-get install -y wine64`);
  }

  #call(...words) {
    return spawnSync(wine64, words, { env: this.#env, stdio: 'ignore', timeout: 120_000 });
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
    return this.#call(program, ...words).status;
  }

  /** Starts a program, and returns its process. */
  start(program) {
    return spawn(wine64, [program], { env: this.#env, stdio: 'ignore' });
  }

  /** A value of the registry as a text, or undefined. */
  registry(key, name) {
    const { stdout } = spawnSync(wine64, ['reg', 'query', key, '/v', name], {
      env: this.#env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return /REG_\w+\s+(.*?)\r?\n/.exec(stdout)?.[1];
  }

  /** Ends everything that runs in it, and removes it. */
  remove() {
    spawnSync(wineProgram('wineserver') ?? 'wineserver', ['--kill'], { env: this.#env });
    rmSync(this.#prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
