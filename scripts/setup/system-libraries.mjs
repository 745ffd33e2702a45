import { existsSync } from 'node:fs';
import { SetupFailure } from './failure.mjs';
import { ask, findProgram, lastLines, run } from './processes.mjs';

/** Debian's packages for Electron's window; where a release renamed one, the names from the newest to the oldest. */
export const electronPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
];
const displayPackages = [['xvfb'], ['xauth']];
const pipPackages = [['python3-pip']];
const browserPackages = [['chromium', 'chromium-browser']];
/** What makes the installer for Windows, and what tries it. */
const installerPackages = [['nsis'], ['wine64']];
/** What runs programs for 64-bit ARM, and what brings their libraries. */
const emulatorPackages = [['qemu-user'], ['debootstrap']];
/** What makes a Debian of its own. */
const rootPackages = [['debootstrap']];

/**
 * @typedef {{ libraries?: string[], xvfb?: boolean, pip?: boolean, browser?: boolean, installers?: boolean, emulator?: boolean, root?: boolean }} Missing
 *   what the system lacks
 */

/**
 * Returns the names of the shared libraries that a program needs and the system does not have.
 *
 * @param {string} program
 */
export function missingLibraries(program) {
  if (process.platform !== 'linux') return [];
  const output = ask('ldd', [program]);
  return output === undefined ? [] : parseLdd(output);
}

/**
 * Reads the names of libraries that are not found out of what `ldd` prints.
 *
 * @param {string} output
 */
export function parseLdd(output) {
  const missing = [...output.matchAll(/^\s*(\S+)\s+=>\s+not found/gm)].map((match) => match[1]);
  return [...new Set(missing)];
}

/**
 * Tells whether windows can be shown: there is a display, or the system always has one.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Returns the path of the virtual display's program, or undefined. */
export function findXvfb() {
  return findProgram('Xvfb');
}

/** Returns the path of a Chromium of the system, or undefined. */
export function findBrowser() {
  return ['chromium', 'chromium-browser', 'google-chrome'].map((name) => findProgram(name)).find(Boolean);
}

/**
 * Says what is missing on the system and what to do, for a user who has to do it.
 *
 * @param {Missing} missing
 * @param {boolean} debian whether apt-get is there
 * @param {(name: string) => boolean} [isKnown] whether this release has a package by this name
 */
export function describeMissing({ libraries = [], xvfb = false }, debian, isKnown = () => false) {
  const lines = [];
  if (libraries.length)
    lines.push(`Electron's window needs system libraries that are missing: ${libraries.join(', ')}`);
  if (xvfb) lines.push('There is neither a display nor a virtual one (Xvfb), so the window cannot be tested');
  if (!lines.length) return '';
  const choices = packageChoices({ libraries, xvfb });
  const packages = choices.map((names) => names.find(isKnown) ?? names.at(-1));
  const install = debian
    ? `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`
    : "install them with your system's packages: GTK 3, NSS, ALSA, Mesa's GBM, the X screen saver library, Xvfb";
  lines.push(`To mend it: ${install}`);
  return lines.join('\n');
}

/**
 * Installs what is missing, without a prompt: on Debian and its relatives, as root or with a sudo that
 * asks nothing, unless RL_LAB_SYSTEM_PACKAGES is `no`. Returns whether it tried.
 *
 * @param {Missing} missing
 * @param {{ env: NodeJS.ProcessEnv, say: (text: string) => void }} context
 */
export async function installSystemPackages(missing, { env, say }) {
  if (!packageChoices(missing).length) return false;
  if (process.platform !== 'linux' || env.RL_LAB_SYSTEM_PACKAGES === 'no') return false;
  if (!findProgram('apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && ask('sudo', ['-n', 'true']) === undefined) return false;
  const first = root ? [] : ['sudo', '-n', 'env'];
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => {
    const line = [...first, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120', ...args];
    if (!root) line.splice(3, 0, 'DEBIAN_FRONTEND=noninteractive');
    return run(line[0], line.slice(1), { env: quiet, timeoutMs: 15 * 60_000 });
  };
  say('Installing system packages, as root (RL_LAB_SYSTEM_PACKAGES=no prevents this)');
  const update = await apt('update');
  const names = packageChoices(missing).map((choices) => choices.find(isKnownToApt) ?? choices.at(-1));
  say(`  apt-get install ${names.join(' ')}`);
  const install = await apt('install', '-y', '--no-install-recommends', ...names);
  if (install.code !== 0) {
    throw new SetupFailure('The system packages could not be installed', {
      tried: [
        ...(update.code === 0 ? [] : [{ what: 'apt-get update', why: lastLines(update.output) }]),
        { what: `apt-get install -y ${names.join(' ')}`, why: lastLines(install.output) },
      ],
      todo: ['mend the cause above, or set RL_LAB_SYSTEM_PACKAGES=no to go on without them'],
    });
  }
  return true;
}

/** Tells whether this is a system with Debian's package tools. */
export function isDebian() {
  return existsSync('/etc/debian_version');
}

function packageChoices({ libraries = [], xvfb, pip, browser, installers, emulator, root }) {
  return [
    ...(libraries.length ? electronPackages : []),
    ...(xvfb ? displayPackages : []),
    ...(pip ? pipPackages : []),
    ...(browser ? browserPackages : []),
    ...(installers ? installerPackages : []),
    ...(emulator ? emulatorPackages : []),
    ...(root ? rootPackages : []),
  ];
}

/**
 * Tells whether apt has a package by this name to install.
 *
 * @param {string} name
 */
export function isKnownToApt(name) {
  const policy = ask('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } }) ?? '';
  return /Candidate: (?!\(none\))\S+/.test(policy);
}
