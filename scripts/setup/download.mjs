import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';
import { requireHash, requireIntegrity } from './manifest.mjs';
import { ask, findProgram, lastLines, npmCommand, run } from './processes.mjs';
import { Progress } from './progress.mjs';

const connectMs = 5_000;
const stallMs = 30_000;

/** Hosts and registries that could not be reached since this process began: nobody waits for them twice. */
const unreachable = new Map();

/**
 * Downloads a file by its address. Gives up when the host does not answer within 5 s or goes silent
 * for 30 s, and refuses any HTTP status other than success and any file with another checksum.
 *
 * @param {{ url: string, target: string, name: string, sha256?: string, size?: number }} wanted
 *   name: what the progress line calls it; without sha256 the caller checks the file
 */
export async function fetchFile({ url, target, name, sha256, size }) {
  const { host } = new URL(url);
  if (unreachable.has(host)) throw new Error(unreachable.get(host));
  const control = new AbortController();
  const giveUpAfter = (ms, why) => setTimeout(() => control.abort(new Error(why)), ms);
  const connectTimer = giveUpAfter(connectMs, `no answer within ${connectMs / 1000} s`);
  let response;
  try {
    response = await fetch(url, { signal: control.signal });
  } catch (error) {
    const why = `${host} cannot be reached (${error.cause?.code ?? error.cause?.message ?? error.message})`;
    unreachable.set(host, why);
    throw new Error(why, { cause: error });
  } finally {
    clearTimeout(connectTimer);
  }
  if (!response.ok || !response.body) {
    control.abort();
    throw new Error(`${host} refuses it: HTTP status ${response.status} ${response.statusText}`.trim());
  }
  mkdirSync(path.dirname(target), { recursive: true });
  const partial = `${target}.part`;
  const progress = new Progress(name, size ?? (Number(response.headers.get('content-length')) || undefined));
  const hash = createHash('sha256');
  let done = 0;
  let stallTimer = giveUpAfter(stallMs, `${host} stopped sending`);
  const count = new Transform({
    transform(chunk, _encoding, next) {
      clearTimeout(stallTimer);
      stallTimer = giveUpAfter(stallMs, `${host} stopped sending`);
      hash.update(chunk);
      done += chunk.length;
      progress.update(done);
      next(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(partial));
    progress.end(done);
    const found = hash.digest('hex');
    if (sha256 && found !== sha256) {
      throw new Error(
        `${path.basename(target)} from ${host} does not have the pinned sha256: ` +
          `expected ${sha256}, found ${found} (${done} bytes). It is not used`,
      );
    }
    renameOnceFree(partial, target);
  } catch (error) {
    progress.end();
    removeOnceFree(partial);
    throw control.signal.aborted ? control.signal.reason : error;
  } finally {
    clearTimeout(stallTimer);
  }
  return target;
}

/**
 * Returns how pip is called here, as a command with its first arguments, or undefined without pip.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findPip(env = process.env) {
  const ways = [
    ['python3', '-m', 'pip'],
    ['python', '-m', 'pip'],
    ['py', '-3', '-m', 'pip'],
    ['pip3'],
    ['pip'],
  ];
  return ways.find(([command, ...args]) => ask(command, [...args, '--version'], { env }) !== undefined);
}

/**
 * Downloads a pinned wheel with pip, and keeps it only with the right checksum.
 *
 * @param {{ requirement: string, pipOptions: string[], file: string, size: number, sha256: string }} pin
 * @param {{ folder: string, name: string, pip: string[], env?: NodeJS.ProcessEnv }} options
 */
export async function downloadWheel(pin, { folder, name, pip, env = process.env }) {
  return downloadWith('pip', pin, folder, name, async (incoming) => {
    const [command, ...first] = pip;
    const args = [
      ...[
        ...first,
        'download',
        '--no-deps',
        '--only-binary=:all:',
        '--no-cache-dir',
        '--progress-bar',
        'off',
      ],
      ...['--disable-pip-version-check', '--timeout', '15', '--retries', '1', '--dest', incoming],
      ...[...pin.pipOptions, pin.requirement],
    ];
    return run(command, args, { env: { ...env, TMPDIR: incoming, TEMP: incoming, TMP: incoming } });
  });
}

/**
 * Downloads a pinned npm package as a tarball with `npm pack`, and keeps it only with the right checksum.
 *
 * @param {{ requirement: string, file: string, size?: number, sha256?: string, integrity?: string }} pin
 *   integrity: the checksum as package-lock.json has it, instead of sha256
 * @param {{ root: string, folder: string, name: string, env?: NodeJS.ProcessEnv }} options
 */
export async function downloadNpmPackage(pin, { root, folder, name, env = process.env }) {
  return downloadWith('npm', pin, folder, name, async (incoming) => {
    const [command, ...first] = npmCommand(env);
    const args = [
      ...[
        ...first,
        'pack',
        pin.requirement,
        '--ignore-scripts',
        '--fetch-retries=1',
        '--fetch-timeout=60000',
      ],
      ...[`--cache=${path.join(incoming, 'cache')}`, `--pack-destination=${incoming}`],
    ];
    return run(command, args, { cwd: root, env });
  });
}

/**
 * Downloads a pinned Java archive with Maven, and keeps it only with the right checksum.
 *
 * @param {{ group: string, artifact: string, release: string, classifier: string, file: string, size: number, sha256: string }} pin
 * @param {{ folder: string, name: string, env?: NodeJS.ProcessEnv }} options
 */
export async function downloadJar(pin, { folder, name, env = process.env }) {
  return downloadWith('mvn', pin, folder, name, async (incoming) => {
    const mvn = findProgram('mvn', env);
    if (!mvn) throw new Error('mvn (Maven) is missing here: apt-get install -y maven');
    const args = [
      ...['--quiet', '--batch-mode', `-Dmaven.repo.local=${path.join(incoming, 'repository')}`],
      ...['dependency:copy', `-DoutputDirectory=${incoming}`],
      `-Dartifact=${pin.group}:${pin.artifact}:${pin.release}:jar:${pin.classifier}`,
    ];
    return run(mvn, args, { cwd: incoming, env });
  });
}

const requirePin = (file, { sha256, integrity }) =>
  sha256 ? requireHash(file, sha256) : requireIntegrity(file, integrity);

/** Has a registry's client download a file into a folder of its own, shows how that grows, checks it. */
async function downloadWith(client, pin, folder, name, start) {
  const target = path.join(folder, pin.file);
  if (existsSync(target)) {
    try {
      await requirePin(target, pin);
      return target;
    } catch {
      removeOnceFree(target);
    }
  }
  if (unreachable.has(client)) throw new Error(unreachable.get(client));
  const incoming = path.join(folder, `.incoming-${client}-${process.pid}`);
  removeOnceFree(incoming);
  mkdirSync(incoming, { recursive: true });
  const progress = new Progress(name, pin.size);
  const timer = setInterval(() => progress.update(largestFile(incoming)), 200);
  try {
    const result = await start(incoming);
    clearInterval(timer);
    const file = path.join(incoming, pin.file);
    if (result.code !== 0 || !existsSync(file)) {
      progress.end();
      if (saysUnreachable(result.output))
        unreachable.set(client, `${client} could not reach its registry just before`);
      throw new Error(`${client} failed with exit code ${result.code}:\n${lastLines(result.output)}`);
    }
    progress.end(statSync(file).size);
    await requirePin(file, pin);
    renameOnceFree(file, target);
    return target;
  } finally {
    clearInterval(timer);
    removeOnceFree(incoming);
  }
}

/**
 * Tells from what pip or npm printed whether the registry was out of reach, rather than the package wrong.
 *
 * @param {string} output
 */
export function saysUnreachable(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|Failed to establish a new connection|Name or service not known|Temporary failure in name resolution|timed out|NewConnectionError|ConnectTimeout/i.test(
    output,
  );
}

/** The size of the largest file in a folder and its folders: the download under way. */
function largestFile(folder) {
  let largest = 0;
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return 0;
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) largest = Math.max(largest, largestFile(full));
    else largest = Math.max(largest, statSync(full, { throwIfNoEntry: false })?.size ?? 0);
  }
  return largest;
}
