/** The tools that look at the sources, each with its arguments. */
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/** A file in which a tool keeps what it has found out, so that it looks at what has changed only. */
function remembered(name) {
  return path.join(projectRoot, 'node_modules', '.cache', 'rl-lab', name);
}

/** The type check of a project, which takes up what it found the last time. */
function typesOf(project) {
  const record = remembered(project.replace('.json', '.tsbuildinfo'));
  return ['typescript/bin/tsc', '--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', record];
}

/** By the names of their stages: the longest first, so that all of them end at about the same time. */
export const checkTools = {
  lint: ['eslint/bin/eslint.js', '.'],
  svelte: ['svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  format: [
    ...['prettier/bin/prettier.cjs', '--check'],
    ...['--cache', '--cache-location', remembered('format'), '.'],
  ],
  types: typesOf('tsconfig.json'),
  // What each side runs must not know what the other one has.
  'types in Node': typesOf('tsconfig.node.json'),
  'types in the page': typesOf('tsconfig.page.json'),
  'types on both sides': typesOf('tsconfig.shared.json'),
  'unused exports': ['knip/bin/knip.js', '--no-progress'],
};
