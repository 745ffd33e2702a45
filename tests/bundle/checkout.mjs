/** The command line of the checkout, with whose curves those of a handed-out folder are compared. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { chooseNode, nodeOptions } from '../../scripts/setup/pinned-node.mjs';

/** Runs the command line of the checkout, which keeps its runs in a folder of their own. */
export function labHere(home, ...words) {
  const cli = path.join(projectRoot, 'out', 'main', 'cli.js');
  return spawnSync(chooseNode(projectRoot).path, [...nodeOptions, cli, ...words], {
    env: { ...process.env, RL_LAB_HOME: home, RL_LAB_COMMAND: 'lab' },
    encoding: 'utf8',
  });
}

/** One checksum of the numbers of a run that was exported, without the time that they took. */
export function digestOf(csv) {
  const rows = readFileSync(csv, 'utf8').trim().split('\n');
  const seconds = rows[0].split(',').indexOf('seconds');
  expect(rows.length).toBeGreaterThan(100);
  const numbers = rows.map((row) => row.split(',').toSpliced(seconds, 1).join(','));
  return createHash('sha256').update(numbers.join('\n')).digest('hex');
}

/** What a training in the checkout gives. */
export function digestHere(home, training) {
  expect(labHere(home, ...training.split(' ')).status).toBe(0);
  const csv = path.join(home, 'checkout.csv');
  expect(labHere(home, 'export', 'latest', '--to', csv).status).toBe(0);
  return digestOf(csv);
}
