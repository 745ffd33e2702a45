/** Whether an Electron runs the program's page: the window is opened once, unseen, with a data folder of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeOnceFree } from './held-file.mjs';
import { lastLines, run } from './processes.mjs';
import { sandboxFlags } from './sandbox.mjs';
import { hasDisplay } from './system-libraries.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** A slow PC with a virus scanner takes some seconds; what takes longer will never show its window. */
const usualPatienceMs = 60_000;

/**
 * Starts the built program's window in an Electron, and waits until the page has its first answers.
 *
 * @param {string} program
 * @param {string} root a clone whose program is built
 * @param {{ env?: NodeJS.ProcessEnv, patienceMs?: number }} [options]
 * @returns {Promise<string | undefined>} why it cannot be used; undefined where it can, or where there is no display to
 *   tell
 */
export async function electronFault(program, root, { env = process.env, patienceMs = usualPatienceMs } = {}) {
  const display = hasDisplay(env) ? undefined : await startVirtualDisplay();
  if (!hasDisplay(env) && !display) return undefined;
  const home = mkdtempSync(path.join(tmpdir(), 'rl-lab-proof-'));
  try {
    const { flags } = sandboxFlags(path.dirname(program));
    const started = Date.now();
    const { code, output } = await run(program, [...flags, root], {
      cwd: root,
      env: {
        ...env,
        ...(display && { DISPLAY: display.display }),
        RL_LAB_PROOF: 'window',
        RL_LAB_HOME: home,
      },
      timeoutMs: patienceMs,
    });
    if (code === 0) return undefined;
    return Date.now() - started >= patienceMs
      ? `its window did not show the page within ${Math.round(patienceMs / 1000)} s`
      : `it ended with exit code ${code} before its window showed the page: ${lastLines(output, 3)}`;
  } finally {
    display?.stop();
    removeOnceFree(home);
  }
}
