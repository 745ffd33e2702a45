/** The folder that is handed out for Linux on 64-bit ARM: its command line, in an emulator, without a network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arm64Libraries } from '../../scripts/bundle/arm64-libraries.mjs';
import { wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { bundleName, platforms } from '../../scripts/bundle/platforms.mjs';
import { digestHere, digestOf } from './checkout.mjs';

const { app, node } = platforms['linux-arm64'];
const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('linux-arm64'));
const program = path.join(bundle, app, 'node_modules', node.package, node.file);
const base = mkdtempSync(path.join(tmpdir(), 'rl-lab-arm64-'));
const at = (name) => path.join(base, name);

beforeAll(async () => {
  const libraries = await arm64Libraries();
  writeFileSync(at('node'), '');
  const starter = `#!/bin/sh\nexec qemu-aarch64 -L "${libraries}" "${at('node')}" "$@"\n`;
  writeFileSync(at('starter'), starter, { mode: 0o755 });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs the folder's command line; what starts the emulator stands in the place of its Node, which stands elsewhere. */
function lab(home, words) {
  const mounts = 'mount --bind "$1" "$2/node" && mount --bind "$2/starter" "$1"; cd "$2"; shift 2; exec "$@"';
  const spaces = ['--net', '--mount', ...(process.getuid() === 0 ? [] : ['--map-root-user'])];
  const command = [path.join(bundle, 'lab'), ...words.split(' ')];
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    [...spaces, 'sh', '-ec', mounts, 'sh', program, base, ...command],
    { encoding: 'utf8', env: { PATH: process.env.PATH, LANG: 'C.UTF-8', RL_LAB_HOME: home } },
  );
  expect(status, stdout + stderr).toBe(0);
}

test('it is whole', async () => {
  expect(await wrongFiles(bundle)).toEqual([]);
});

test('a training gives the curve of the checkout, and is drawn', () => {
  const training = 'train --preset cartpole-dqn --seed 1 --set steps=3000';
  lab(at('home'), `${training} --chart`);
  lab(at('home'), 'export latest --to here.csv');
  const digest = digestOf(at('here.csv'));
  console.log(`sha256 of the curve: ${digest}`);
  expect(digest).toBe(digestHere(at('checkout'), training));
  const [run] = readdirSync(path.join(at('home'), 'runs'));
  expect(readFileSync(path.join(at('home'), 'runs', run, 'chart.png')).toString('latin1', 1, 4)).toBe('PNG');
});

test('TensorFlow trains as well', () => {
  lab(at('tensorflow'), 'train --preset first --seed 1 --set steps=1100 --engine tensorflow');
  expect(readdirSync(path.join(at('tensorflow'), 'runs'))).toHaveLength(1);
});
