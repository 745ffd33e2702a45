/**
 * `node scripts/measure-start.mjs [FOLDER] [--times N]`: how long a handed-out folder for Linux takes to its first
 * window, from the start of the program until what it begins with can be clicked.
 *
 * Each start has an empty home, no network, and the folder read-only. The first one, which brings the files into memory,
 * is not counted.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bare, whyNotBare } from './bundle/bare.mjs';
import { Page } from './bundle/page.mjs';
import { bundleName } from './bundle/platforms.mjs';
import { SetupFailure, reasonOf } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { startVirtualDisplay } from './setup/virtual-display.mjs';

const firstButton = `[...document.querySelectorAll('button')].some((one) => one.textContent.includes('Train your first agent'))`;
let display;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { times: { type: 'string', default: '5' } },
  });
  const times = Number(values.times);
  if (!Number.isInteger(times) || times < 1)
    throw new SetupFailure(`--times is "${values.times}"; allowed is a whole number from 1`);
  const missing = whyNotBare();
  if (missing) throw new SetupFailure(`A start cannot be measured here: ${missing}`);
  if (!hasDisplay()) display = await startVirtualDisplay();
  const usual = path.join(projectRoot, 'out', 'bundle', bundleName('linux-x64'));
  const bare = new Bare(path.resolve(positionals[0] ?? usual));
  try {
    const seconds = [];
    for (let start = 0; start <= times; start += 1) {
      const taken = await measure(bare, `home ${start}`);
      console.log(`${start === 0 ? 'Not counted' : `Start ${start}`}: ${taken.toFixed(2)} s`);
      if (start > 0) seconds.push(taken);
    }
    seconds.sort((one, other) => one - other);
    const middle = (seconds[(times - 1) >> 1] + seconds[times >> 1]) / 2;
    console.log(`Median of ${times}: ${middle.toFixed(2)} s, longest ${seconds.at(-1).toFixed(2)} s`);
  } finally {
    bare.remove();
  }
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  display?.stop();
}

/** Starts the program once, and returns the seconds that it took. */
async function measure(bare, home) {
  const started = performance.now();
  const child = bare.start('"$ROOM/rl-lab" --remote-debugging-pipe 2> window.log', {
    env: { DISPLAY: display?.display ?? process.env.DISPLAY, RL_LAB_HOME: bare.at(home) },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const page = new Page(child);
    await page.open();
    await page.until(firstButton);
    return (performance.now() - started) / 1000;
  } finally {
    bare.end(child);
    await ended;
  }
}
