/**
 * A bare environment for a handed-out folder: no network, no other program's files, an empty home, nothing of ours in
 * the environment; the folder itself is read-only, and its path holds what paths seldom hold.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../setup/paths.mjs';

/** Ordinary users get the right to mount in a space of users of their own. */
const spaces = ['--net', '--mount', ...(process.getuid() === 0 ? [] : ['--map-root-user'])];

/** Tells why there is no such environment on this system, or returns undefined where there is. */
export function whyNotBare() {
  if (process.platform !== 'linux') return 'only Linux has it';
  const { error, status, stderr } = spawnSync('unshare', [...spaces, 'true'], { encoding: 'utf8' });
  if (error) return `unshare cannot be started (${error.code})`;
  return status === 0 ? undefined : `unshare is refused: ${stderr.trim()}`;
}

/** `$1` is the folder with all that is made here, `$2` the handed-out one, `$3` its mode; then what is to be hidden. */
const script = `
set -e
mount --make-rprivate /
base=$1 bundle=$2 mode=$3
shift 3
place="$base/Jürgen Müller #1 100 %/RL Lab"
mount --bind "$bundle" "$place"
[ "$mode" = rw ] || mount -o remount,bind,ro "$place"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mount -t tmpfs none "$1"; elif [ -e "$1" ]; then mount --bind /dev/null "$1"; fi
  shift
done
shift
cd "$base/work"
exec env -i PATH=/usr/bin:/bin LANG=C.UTF-8 TMPDIR="$base/tmp" ROOM="$place" "$@"
`;

/** A place for what is made in the environment; it is seen from outside as well. */
export class Bare {
  /** @param {string} bundle the handed-out folder */
  constructor(bundle) {
    this.bundle = bundle;
    this.base = mkdtempSync(path.join(tmpdir(), 'rl-lab-bare-'));
    for (const name of ['work', 'tmp', 'Jürgen Müller #1 100 %/RL Lab'])
      mkdirSync(path.join(this.base, name), { recursive: true });
  }

  /** A path in the folder that the program starts in. */
  at(...names) {
    return path.join(this.base, 'work', ...names);
  }

  /**
   * What starts a shell command there, in which `$ROOM` is the handed-out folder.
   *
   * @param {string} command
   * @param {{ writable?: boolean, env?: Record<string, string> }} [options] writable: so is the handed-out folder
   */
  #arguments(command, { writable = false, env = {} } = {}) {
    const hidden = [
      projectRoot,
      cacheFolder(),
      homedir(),
      '/usr/bin/node',
      '/usr/local/bin/node',
      '/usr/bin/npm',
    ];
    // What the folder lies in is seen through its other place only.
    const given = [this.base, this.bundle, writable ? 'rw' : 'ro', ...hidden, '--'];
    const more = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return [...spaces, 'sh', '-c', script, 'sh', ...given, ...more, 'sh', '-c', command];
  }

  /** Runs a command to its end. */
  run(command, options) {
    const { status, stdout, stderr } = spawnSync('unshare', this.#arguments(command, options), {
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 64e6,
    });
    return { status, stdout, stderr };
  }

  /** Starts a command; beyond the usual streams, 3 leads to it and 4 back. */
  start(command, options) {
    const stdio = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'];
    return spawn('unshare', this.#arguments(command, options), { stdio, detached: true });
  }

  /** Ends what was started, with everything that it has started itself. */
  end(child) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  remove() {
    rmSync(this.base, { recursive: true, force: true });
  }
}
