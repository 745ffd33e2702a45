import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lockFileFaults, supplyFaults } from '../../scripts/setup/lock-file.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-lock-file-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sound = { version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==` };

test('every package of this project is pinned by its checksum, and no install script runs', () => {
  expect(supplyFaults(projectRoot)).toEqual([]);
});

test.each([
  ['no checksum', { version: '1.2.3' }],
  ['a weak checksum', { ...sound, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ['a cut checksum', { ...sound, integrity: 'sha512-AAAA==' }],
  ['an address', { ...sound, resolved: 'https://mirror.example/a/-/a-1.2.3.tgz' }],
  ['a plain address', { ...sound, resolved: 'http://mirror.example/a/-/a-1.2.3.tgz' }],
  ['a repository', { ...sound, version: 'git+ssh://git@example/a.git#main' }],
  ['a folder beside it', { link: true }],
])('a package with %s is named', (_, entry) => {
  const faults = lockFileFaults({ packages: { '': {}, 'node_modules/a': entry, 'node_modules/b': sound } });
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) expect(fault).toMatch(/^node_modules\/a /);
});

test('a lock file that lists nothing pins nothing', () => {
  expect(lockFileFaults({})).toHaveLength(1);
  expect(lockFileFaults({ packages: { '': {} } })).toHaveLength(1);
});

test('settings that let install scripts run, or send everybody to one registry, are named', () => {
  for (const name of ['package-lock.json', '.npmrc'])
    cpSync(path.join(projectRoot, name), path.join(folder, name));
  const settings = path.join(folder, '.npmrc');
  const text = readFileSync(settings, 'utf8').replace('ignore-scripts=true\n', '');
  writeFileSync(settings, `${text}registry=http://mirror.example/\nstrict-ssl=false\n`);
  expect(supplyFaults(folder)).toEqual([
    '.npmrc lacks ignore-scripts=true',
    expect.stringContaining('registry=http://mirror.example/'),
    expect.stringContaining('strict-ssl=false'),
  ]);
});
