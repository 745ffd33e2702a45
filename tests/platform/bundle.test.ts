import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFolder, findBundle } from '../../src/platform/bundle';

const folder = mkdtempSync(join(tmpdir(), 'rl-lab-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder that is handed out', () => {
  it('is where the program’s own package.json leads', () => {
    const app = join(folder, 'program', 'resources', 'app');
    mkdirSync(app, { recursive: true });
    writeFileSync(join(app, 'package.json'), '{ "name": "rl-lab", "bundle": { "folder": "../../.." } }');
    expect(findBundle(app)).toBe(folder);
  });

  it('is not there in a clone', () => {
    expect(bundleFolder()).toBeNull();
  });
});
