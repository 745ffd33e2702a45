/**
 * `npm test`: all checks and tests in order. `npm test -- check | unit | build | e2e` runs some of them,
 * `npm test -- screenshots` the window's tests with pictures of it in test-results/screens, `npm test -- page` the built
 * page in the system's Chromium, `npm test -- campaign` three minutes of the campaign, and `npm test -- bundle` makes the
 * folders that are handed out for Windows and Linux, tries the one for Linux where nothing else is, and installs both;
 * `npm test -- arm64` tries those for 64-bit ARM, Linux in an emulator and macOS by looking into it, and
 * `npm test -- windows` the one for Windows, and the tests of what differs there, under Wine. After a single stage's name,
 * further arguments go to its tool.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import path from 'node:path';
import { missingEmulator } from './bundle/arm64-libraries.mjs';
import { whyNotBare } from './bundle/bare.mjs';
import { wineProgram } from './bundle/wine-program.mjs';
import { whyNoWineRoot } from './bundle/wine-root.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { checkTools } from './setup/check-tools.mjs';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf } from './setup/failure.mjs';
import { endingSignals, runForeground, watchNpm } from './setup/foreground.mjs';
import { readJson } from './setup/manifest.mjs';
import { projectRoot } from './setup/paths.mjs';
import { resolvePersonPaths } from './setup/person-folder.mjs';
import { findProgram } from './setup/processes.mjs';
import { nodeOptions } from './setup/pinned-node.mjs';
import { findBrowser, findXvfb, hasDisplay, installSystemPackages } from './setup/system-libraries.mjs';
import {
  closingLine,
  countCampaign,
  countPlaywright,
  countVitest,
  failuresOfCampaign,
  failuresOfPlaywright,
  failuresOfVitest,
  stageTable,
} from './setup/test-counts.mjs';
import { chooseStages } from './setup/test-stages.mjs';
import { startVirtualDisplay } from './setup/virtual-display.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'rl-lab-tests-'));
const finished = [];
const counts = [];
const failures = [];
let stopped = 0;
/** Tools whose output is shown later write in colours where they would have done so at once. */
const coloured = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
/** Virtual displays: one for each of the window's tests that run at once, so that none takes another's focus. */
const displays = [];
for (const signal of endingSignals) process.on(signal, () => (stopped = 128 + constants.signals[signal]));
// The stage at work is ended by its own watch.
watchNpm(() => (stopped = 128 + constants.signals.SIGTERM));

try {
  resolvePersonPaths();
  const { stages, extra, screenshots } = chooseStages(process.argv.slice(2));
  const manifest = await ensureSetup(projectRoot);
  const node = manifest.node.path;
  const tool = (script, args, options) =>
    runForeground(node, [path.join(projectRoot, 'node_modules', script), ...args], {
      cwd: projectRoot,
      ...options,
    });

  if (stages.includes('check')) {
    await stage('lock file', () => runForeground(node, [scriptFile('check-lock-file.mjs')]));
    await stagesAtOnce(checkTools, ([script, ...args], print) =>
      tool(script, args, { env: coloured, print }),
    );
  }
  if (stages.includes('unit')) {
    await testWithVitest('unit', { node, extra });
  }
  if (stages.includes('build')) {
    await stage('build', async () => {
      await ensureBuilt(projectRoot, { node, say: console.log, always: true, show: true });
      return 0;
    });
  }
  if (stages.includes('e2e')) {
    const missing = await whyNoWindowTests(manifest, Math.min(2, availableParallelism()));
    if (canRun('e2e', missing)) {
      const report = path.join(reports, 'playwright.json');
      const env = {
        ...process.env,
        ...displayed(),
        ...(displays.length > 0 && { RL_LAB_DISPLAYS: displays.map(({ display }) => display).join(' ') }),
        ...(screenshots && { RL_LAB_SCREENSHOTS: '1' }),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      };
      const playwright = path.join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
      const args = [playwright, 'test', '--reporter=list,json', ...extra];
      await stage('e2e', () => runForeground(node, args, { cwd: projectRoot, env }));
      addCounts('e2e', countPlaywright, failuresOfPlaywright, report);
    }
  }
  if (stages.includes('page')) {
    if (!findBrowser()) await installHere({ browser: true });
    const browser = findBrowser();
    const env = { ...process.env, RL_LAB_CHROMIUM: browser };
    if (canRun('page', browser ? undefined : 'there is no Chromium'))
      await testWithVitest('page', { node, config: 'vitest.page.config.mts', env, extra });
  }
  if (stages.includes('campaign')) {
    if (canRun('campaign')) {
      // Rows that need the window then say why they were not tried.
      const missing = await whyNoWindowTests(manifest);
      // What fails is kept beside it, until the next time.
      const folder = path.join(projectRoot, 'test-results', 'campaign-slice');
      rmSync(folder, { recursive: true, force: true });
      const report = path.join(folder, 'campaign.json');
      const config = path.join(projectRoot, 'vite.campaign.config.mts');
      const bundle = path.join(projectRoot, 'out', 'campaign', 'index.mjs');
      const args = ['--minutes', '3', '--seed', '1', '--json', report, ...extra];
      const env = {
        ...process.env,
        ...displayed(),
        ...(missing && { RL_LAB_NO_WINDOW: missing }),
      };
      await stage(
        'campaign',
        async () =>
          (await tool('vite/bin/vite.js', ['build', '--logLevel', 'error', '-c', config])) ||
          runForeground(node, [...nodeOptions, bundle, ...args], { cwd: projectRoot, env }),
      );
      addCounts('campaign', countCampaign, failuresOfCampaign, report);
    }
  }
  if (stages.includes('bundle')) {
    if (!findProgram('makensis') || !wineProgram('wine64')) await installHere({ installers: true });
    const missing = whyNotBare() ?? (await whyNoWindowTests(manifest));
    if (!missing)
      await stage('kernels', () => runForeground(node, [scriptFile('build-native.mjs'), '--check']));
    await testHandedOut('bundle', ['win32-x64', 'linux-x64'], { missing, node, extra });
  }
  if (stages.includes('arm64')) {
    if (missingEmulator().length) await installHere({ emulator: true });
    await testHandedOut('arm64', ['linux-arm64', 'darwin-arm64'], { missing: whyNotBare(), node, extra });
  }
  if (stages.includes('windows')) {
    if (!findProgram('debootstrap')) await installHere({ root: true });
    const missing = whyNoWineRoot() ?? (await whyNoWindowTests(manifest));
    await testHandedOut('windows', ['win32-x64'], { missing, node, extra });
  }
  conclude();
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  for (const { stop } of displays) stop();
  rmSync(reports, { recursive: true, force: true });
}

function scriptFile(name) {
  return path.join(projectRoot, 'scripts', name);
}

function installHere(missing) {
  return installSystemPackages(missing, { env: process.env, say: console.log });
}

/** Runs stages that know nothing of each other, as many at once as there are processors; each is shown when it is over. */
async function stagesAtOnce(stages, run) {
  const left = Object.entries(stages);
  const lanes = Array.from({ length: Math.min(left.length, availableParallelism()) }, async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [name, work] = next;
      let output = '';
      await stage(
        name,
        () => run(work, (text) => (output += text)),
        () => process.stdout.write(output),
      );
    }
  });
  await Promise.all(lanes);
}

/**
 * Runs one stage, unless the user has stopped the tests, and notes its time and verdict. With `show`, it is told of when
 * it is over.
 */
async function stage(name, work, show) {
  if (stopped) return;
  const announce = () => console.log(`\n== ${name}`);
  if (!show) announce();
  const started = performance.now();
  let verdict;
  try {
    const code = await work();
    verdict = code === 0 ? 'passed' : `FAILED (exit code ${code})`;
    if (endingSignals.some((signal) => code === 128 + constants.signals[signal])) stopped = code;
  } catch (error) {
    console.error(reasonOf(error));
    verdict = 'FAILED';
  }
  if (show) {
    announce();
    show();
  }
  finished.push({ name, seconds: (performance.now() - started) / 1000, verdict });
}

/** Notes how many tests of a stage passed and failed, and which did not. */
function addCounts(name, count, failuresOf, file) {
  const report = readJson(file);
  failures.push(...failuresOf(report, projectRoot));
  const counted = count(report);
  const failed = finished.some((entry) => entry.name === name && entry.verdict !== 'passed');
  if (failed && !counted.failed) counted.failed = 1;
  counts.push(counted);
}

/** Whether a stage can run that needs the build; where it cannot, that is noted. */
function canRun(name, missing) {
  const notBuilt = finished.some((stage) => stage.name === 'build' && stage.verdict !== 'passed');
  if (!missing && !notBuilt) return true;
  const verdict = missing ? `NOT RUN: ${missing}` : 'not run: the build failed';
  finished.push({ name, seconds: 0, verdict });
  return false;
}

/** Runs tests with Vitest as one stage, after what they need; `config` is a file of the project. */
async function testWithVitest(name, { node, config, env = process.env, extra, before = async () => 0 }) {
  const report = path.join(reports, `${name}.json`);
  const args = [
    ...[path.join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run'],
    ...(config ? ['--config', path.join(projectRoot, config)] : []),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...extra],
  ];
  await stage(name, async () => (await before()) || runForeground(node, args, { cwd: projectRoot, env }));
  addCounts(name, countVitest, failuresOfVitest, report);
}

/** Makes the folders that are handed out for some platforms, and tries them. */
async function testHandedOut(name, platforms, { missing, node, extra }) {
  if (!canRun(name, missing)) return;
  const folder = path.join(projectRoot, 'out', `${name}-test`);
  const env = { ...process.env, ...displayed(), RL_LAB_BUNDLE: folder, RL_LAB_BUNDLE_STAGE: name };
  const before = async () => {
    for (const platform of platforms) {
      const order = ['--platform', platform, '--no-archive', '--to', folder];
      const code = await runForeground(node, [scriptFile('bundle.mjs'), ...order]);
      if (code !== 0) return code;
    }
    return 0;
  };
  await testWithVitest(name, { node, config: 'vitest.bundle.config.mts', env, extra, before });
  rmSync(folder, { recursive: true, force: true });
}

/** Where a window is to open, if not on the display of whoever runs the tests. */
function displayed() {
  return displays.length > 0 ? { DISPLAY: displays[0].display } : {};
}

/** Tells why the window's tests cannot run, after starting so many virtual displays if it takes one. */
async function whyNoWindowTests({ electron }, count = 1) {
  if (stopped) return 'stopped';
  if (electron.missing) return 'there is no Electron (npm run setup tries again)';
  if (!electron.versions)
    return `Electron does not start here: ${electron.libraries.join(', ') || 'see npm run doctor'}`;
  if (displays.length >= count || hasDisplay()) return undefined;
  if (!findXvfb()) await installHere({ xvfb: true });
  while (displays.length < count) {
    const display = await startVirtualDisplay();
    if (!display) break;
    displays.push(display);
  }
  return displays.length > 0 ? undefined : 'there is no display, and no Xvfb for a virtual one';
}

function conclude() {
  console.log(`\n${stageTable(finished)}\n`);
  const handedOut = 'THE TESTS OF THE FOLDER THAT IS HANDED OUT';
  const titles = {
    e2e: "THE WINDOW'S TESTS",
    page: 'THE PAGE IN A CURRENT BROWSER',
    bundle: handedOut,
    arm64: handedOut,
    windows: 'THE TESTS FOR WINDOWS',
  };
  for (const { name, verdict } of finished)
    if (verdict.startsWith('NOT RUN')) console.log(`${titles[name]} DID NOT RUN. ${verdict.slice(9)}\n`);
  if (failures.length) console.log(`${['Failed:', ...failures].join('\n  ')}\n`);
  console.log(closingLine(counts));
  const required = process.env.RL_LAB_REQUIRE_ELECTRON === '1';
  const bad = finished.some(
    ({ verdict }) => verdict !== 'passed' && !(verdict.startsWith('NOT RUN') && !required),
  );
  process.exitCode = stopped || (bad ? 1 : 0);
}
