/** The window of the folder that is handed out for Windows, under Wine, where paths hold umlauts and blanks. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Page, portChannel } from '../../scripts/bundle/page.mjs';
import { bundleName, version } from '../../scripts/bundle/platforms.mjs';
import { wineRoot } from '../../scripts/bundle/wine-root.mjs';
import { Wine } from './wine.mjs';

const bundle = path.join(process.env.RL_LAB_BUNDLE, bundleName('win32-x64'));
const place = 'C:\\Jürgen Müller #1\\RL Lab';
const home = 'C:\\Über mich\\Meine Läufe';
const patience = { timeout: 120_000, interval: 500 };
let wine;
let page;
let child;

const homeAt = (...names) => wine.at('Über mich', 'Meine Läufe', ...names);
const button = (text) =>
  `[...document.querySelectorAll('main button, [role=alert] button')].find((one) => !one.disabled && one.textContent.trim() === ${JSON.stringify(text)})`;
/** Chooses a button as soon as it is there. */
const choose = async (text) => {
  await page.until(`Boolean(${button(text)})`, patience.timeout);
  await page.evaluate(`${button(text)}.click()`);
};
const request = async (name, payload) => {
  const call = `lab.request(${JSON.stringify(name)}, ${JSON.stringify(payload)})`;
  const answer = await page.evaluate(call);
  expect(answer, name).toMatchObject({ ok: true });
  return answer.value;
};
const runs = async () => JSON.parse(await request('runs'));
const record = (id) => JSON.parse(readFileSync(homeAt('runs', id, 'run.json'), 'utf8'));
const until = (id, check) =>
  vi.waitFor(async () => {
    const run = (await runs()).find((one) => one.id === id);
    expect(check(run), JSON.stringify(run?.state)).toBe(true);
    return run;
  }, patience);
const untilPhase = (id, phase) => until(id, (run) => run.state.phase === phase);

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function open() {
  const port = await freePort();
  // Wine has neither Chromium's sandbox nor a graphics card.
  const words = ['--no-sandbox', '--disable-gpu', '--in-process-gpu', `--remote-debugging-port=${port}`];
  const env = { RL_LAB_HOME: home };
  child = wine.start(`${place}\\RL Lab.exe`, { words: [...words, '--lang=en-GB'], env });
  page = new Page(child, await portChannel(port));
  await page.open();
  await page.until(`Boolean(document.querySelector('nav'))`, patience.timeout);
}

/** Closes the window as a person does. */
async function close() {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  wine.run('taskkill', '/IM', 'RL Lab.exe');
  await ended;
}

beforeAll(async () => {
  wine = new Wine({ root: await wineRoot(), display: process.env.DISPLAY });
  cpSync(bundle, wine.at('Jürgen Müller #1', 'RL Lab'), { recursive: true });
  mkdirSync(wine.at('Über mich', 'Abgabe für alle'), { recursive: true });
  writeFileSync(
    wine.at('Jürgen Müller #1', 'RL Lab', 'rl-lab.config.json'),
    JSON.stringify({ language: 'en', handInFolder: 'C:\\Über mich\\Abgabe für alle' }),
  );
  await open();
});
afterAll(() => {
  child?.kill('SIGKILL');
  wine?.remove();
});

test('it opens, and keeps what it writes where it is told to', async () => {
  const about = await request('about');
  expect(about).toMatchObject({ dataFolder: home, versions: { 'RL Lab': version } });
});

test('the first agent trains at a click, pauses, is killed, goes on, and stops', async () => {
  await choose('Train your first agent');
  await vi.waitFor(async () => expect(await runs()).toHaveLength(1), patience);
  const [{ id }] = await runs();
  await until(id, (run) => run.step > 2000);

  await choose('Pause');
  const { step } = await untilPhase(id, 'paused');
  await choose('Resume');
  await until(id, (run) => run.step > step + 500);

  const { pid } = record(id).owner.trainer;
  expect(wine.run('taskkill', '/F', '/PID', String(pid))).toBe(0);
  const crashed = await untilPhase(id, 'crashed');
  expect(crashed.checkpointStep).toBeGreaterThan(0);
  await page.until(`document.body.innerText.includes('This run crashed')`);

  await choose('Resume');
  await until(id, (run) => run.state.phase === 'running' && run.step > crashed.step + 1000);
  await choose('Stop');
  const stopped = await untilPhase(id, 'stopped');
  expect(stopped.checkpointStep).toBe(stopped.step);
  const rising = await page.evaluate(
    `lab.request('metrics', { id: ${JSON.stringify(id)} }).then(({ value }) => {
       const { step } = value['episode/return'];
       return step.length > 20 && step.every((x, i) => i === 0 || x > step[i - 1]);
     })`,
  );
  expect(rising).toBe(true);
});

test('runs are compared, and handed in as a file', async () => {
  const [first] = await runs();
  const experiment = { ...first.experiment, steps: 1500, seed: 7 };
  const { id } = await request('start', { experiment, preset: null });
  await untilPhase(id, 'finished');
  await page.evaluate(
    `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', code: 'Digit3', ctrlKey: true, bubbles: true }))`,
  );
  await choose('Compare all runs');
  await page.until(`document.querySelector('.plot')?.dataset.phase === 'ready'`, patience.timeout);

  await request('changeSettings', { yourName: 'Zoë Groß' });
  await request('handIn', { ids: [id] });
  const files = readdirSync(wine.at('Über mich', 'Abgabe für alle'));
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/\.rlrun$/);
});

test('closed in mid-training, it leaves a checkpoint, and everything is there the next time', async () => {
  const [{ experiment }] = await runs();
  const { id } = await request('start', { experiment: { ...experiment, steps: 1e6, seed: 8 }, preset: null });
  await until(id, (run) => run.step > 2000);
  const before = (await runs()).length;
  await close();
  expect(record(id).state.phase).toBe('stopped');
  expect(existsSync(homeAt('main.log')) && readFileSync(homeAt('main.log'), 'utf8')).toBe(false);

  await open();
  expect(await runs()).toHaveLength(before);
  expect(await request('settings')).toMatchObject({ yourName: 'Zoë Groß' });
  const stopped = (await runs()).find((run) => run.id === id);
  expect(stopped.checkpointStep).toBe(stopped.step);
  await request('resume', { id });
  await until(id, (run) => run.step > stopped.step + 500);
  await request('stop', { id });
  await untilPhase(id, 'stopped');
  await close();
});
