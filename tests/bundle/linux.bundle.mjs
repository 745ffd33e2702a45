/** The folder that is handed out for Linux: it runs where nothing else is. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filesOf, wrongFiles } from '../../scripts/bundle/checksums.mjs';
import { loadedPackages } from '../../scripts/bundle/packages.mjs';
import { bundleName, platforms, version } from '../../scripts/bundle/platforms.mjs';
import { wrongFuses } from '../../scripts/setup/fuses.mjs';
import { Bare, whyNotBare } from '../../scripts/bundle/bare.mjs';
import { digestHere, digestOf, labHere } from './checkout.mjs';
import { Page } from '../../scripts/bundle/page.mjs';

const layout = platforms['linux-x64'];
const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('linux-x64'));
const app = path.join(bundle, layout.app);
const training = 'train --preset first --seed 1 --set steps=3000';
/** Files as large as these would be parts of the program. */
const large = 1_000_000;

let bare;
beforeAll(() => {
  expect(whyNotBare()).toBeUndefined();
  bare = new Bare(bundle);
});
afterAll(() => bare?.remove());

const unpacked = () =>
  filesOf(path.join(bare.base, 'tmp')).filter(
    (name) => statSync(path.join(bare.base, 'tmp', name)).size > large,
  );

describe('without network, Node, npm and home, from a folder that nobody can write to', () => {
  test('the command line trains, with the curve of the checkout, and draws it', () => {
    const { status, stderr } = bare.run(
      `"$ROOM/lab" ${training} --chart && "$ROOM/lab" export latest --to here.csv && cp "$("$ROOM/lab" data-folder)"/runs/*/chart.png .`,
    );
    expect(stderr).not.toMatch(/error/i);
    expect(status, stderr).toBe(0);
    expect(digestOf(bare.at('here.csv'))).toBe(digestHere(bare.at('checkout'), training));
    expect(readFileSync(bare.at('chart.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('TensorFlow trains as well, and writes where it is told to', () => {
    const home = { env: { RL_LAB_HOME: bare.at('home') } };
    const { status, stdout, stderr } = bare.run(`"$ROOM/lab" ${training} --engine tensorflow`, home);
    expect(status, stdout + stderr).toBe(0);
    expect(readdirSync(bare.at('home', 'runs'))).toHaveLength(1);
  });

  test.each([
    'presets',
    'guide',
    'guide dqn',
    'guide CartPole-v1 --language de',
    'guide rainbow',
    'help train',
  ])('the command line answers "%s" as that of the checkout does', (words) => {
    const here = labHere(bare.at('checkout'), ...words.split(' '));
    expect(here.status).toBe(0);
    expect(bare.run(`PATH="$ROOM:$PATH"; lab ${words}`).stdout).toBe(here.stdout);
  });

  test('messages name the command that was typed', () => {
    expect(bare.run('"$ROOM/lab" no-such-command').stderr).toMatch(/RL Lab\/lab" help" lists them/);
    expect(bare.run('PATH="$ROOM:$PATH"; lab no-such-command').stderr).toContain('"lab help"');
  });

  test('the window opens within seconds, answers, trains at a click, and ends', async () => {
    const home = bare.at('window');
    const started = performance.now();
    const child = bare.start('"$ROOM/rl-lab" --remote-debugging-pipe 2> window.log', {
      env: { DISPLAY: process.env.DISPLAY, RL_LAB_HOME: home },
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    onTestFinished(() => bare.end(child));
    const page = new Page(child);
    await page.open();
    const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Train your first agent'))`;
    await page.until(`Boolean(${button})`);
    console.log(
      `The window was ready ${((performance.now() - started) / 1000).toFixed(1)} s after its start`,
    );
    const about = await page.evaluate(`lab.request('about')`);
    expect(about).toMatchObject({ ok: true, value: { dataFolder: home, versions: { 'RL Lab': version } } });
    await page.evaluate(`${button}.click()`);
    const runs = `lab.request('runs').then(({ value }) => /"(running|finished)"/.test(value))`;
    await page.until(runs);
    child.stdio[3].write(`${JSON.stringify({ id: 1e6, method: 'Browser.close' })}\0`);
    await ended;
    expect(existsSync(path.join(home, 'main.log'))).toBe(false);
  });

  test('nothing is unpacked for a start', () => {
    expect(unpacked()).toEqual([]);
  });
});

describe('a folder beside the program', () => {
  const beside = (name) => path.join(bundle, name);
  afterAll(() => {
    for (const name of ['data', 'rl-lab.config.json']) rmSync(beside(name), { recursive: true, force: true });
  });

  test('named data keeps the runs, where it can be written to', () => {
    mkdirSync(beside('data'));
    const carried = bare.run('"$ROOM/lab" data-folder', { writable: true });
    expect(carried.stdout.trim()).toMatch(/RL Lab\/data$/);
    expect(bare.run('"$ROOM/lab" data-folder').stdout.trim()).toMatch(/\.local\/share\/rl-lab$/);
    rmSync(beside('data'), { recursive: true });
  });

  test('with the administrator’s file presets what nobody has chosen', () => {
    writeFileSync(beside('rl-lab.config.json'), '{ "dataFolder": "~/lab runs", "parallelRuns": 1 }');
    expect(bare.run('"$ROOM/lab" data-folder').stdout.trim()).toMatch(/^\/.+\/lab runs$/);
    writeFileSync(beside('rl-lab.config.json'), '{ "parallelRuns": "two" }');
    const { status, stderr } = bare.run('"$ROOM/lab" list');
    expect(status).not.toBe(0);
    expect(stderr).toMatch(
      /parallelRuns in .*rl-lab\.config\.json is "two"; allowed is a whole number from 0/,
    );
  });
});

describe('what is in it', () => {
  test('are the packages that are loaded, and no other', () => {
    const trace = bare.at('trace.cjs');
    const list = bare.at('loaded.txt');
    writeFileSync(
      trace,
      `const Module = require('module');
       const files = new Set();
       for (const [ending, load] of Object.entries(Module._extensions))
         Module._extensions[ending] = (module, file) => (files.add(file), load(module, file));
       process.on('exit', () => require('fs').appendFileSync(${JSON.stringify(list)}, [...files, ''].join('\\n')));`,
    );
    const env = { NODE_OPTIONS: `--require=${trace}`, RL_LAB_HOME: bare.at('traced') };
    const { status, stderr } = bare.run(
      `"$ROOM/lab" ${training} --chart && "$ROOM/lab" report all --to report`,
      { env },
    );
    expect(status, stderr).toBe(0);
    const files = readFileSync(list, 'utf8').split('\n');
    const names = files.map((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
    const loaded = [...new Set(names.filter(Boolean))].sort();
    expect(loaded).toEqual([...loadedPackages, `@napi-rs/${layout.canvas}`].sort());
    const modules = path.join(app, 'node_modules');
    const inside = readdirSync(modules).flatMap((name) =>
      name.startsWith('@') ? readdirSync(path.join(modules, name)).map((one) => `${name}/${one}`) : [name],
    );
    expect(inside.sort()).toEqual([...loaded, layout.node.package].sort());
  });

  test('has its checksums, and the fuses of a packaged program', async () => {
    expect(await wrongFiles(bundle)).toEqual([]);
    expect(await wrongFuses(path.join(bundle, layout.runtime, layout.start))).toEqual([]);
  });

  test('comes with the licences of all parts, and says where to begin in both languages', () => {
    const licences = (name) => readFileSync(path.join(bundle, 'licences', name), 'utf8');
    for (const name of ['RL Lab.txt', 'Electron.txt', 'Chromium.html', 'Node.txt', 'TensorFlow/LICENSE'])
      expect(licences(name).length, name).toBeGreaterThan(500);
    const npm = licences('npm packages.txt');
    for (const name of [
      ...loadedPackages,
      'svelte',
      'chart.js',
      'zod',
      'planck',
      '@fontsource-variable/inter',
    ])
      expect(npm, name).toMatch(new RegExp(`^${name.replace(/[/.]/g, '\\$&')} \\d+\\.\\d+`, 'm'));
    const start = readFileSync(path.join(bundle, 'START HERE.txt'), 'utf8');
    expect(start).toContain('Open "rl-lab" in this folder');
    expect(start).toContain('Öffnen Sie „rl-lab“ in diesem Ordner');
  });
});
