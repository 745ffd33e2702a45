import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/setup/paths.mjs';
import { clearTimestamp, portableExecutable } from '../../scripts/setup/portable-executable.mjs';

const kernels = path.join(projectRoot, 'native', 'prebuilt', 'win32-x64', 'rl-lab-kernels.node');
const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-portable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a library of Windows', () => {
  test('tells what it needs and what it offers', () => {
    const library = portableExecutable(kernels);
    expect(library.imports()).toContain('KERNEL32.dll');
    // It asks the program that loads it for Node's functions, whatever that program's name is.
    expect(library.imports().join()).not.toMatch(/node\.exe/i);
    expect(library.delayedImports()).toEqual([]);
    expect(library.exports(/^napi_register/)).toEqual(['napi_register_module_v1']);
  });

  test('does not tell when it was built', () => {
    const copy = path.join(folder, 'kernels.node');
    copyFileSync(kernels, copy);
    clearTimestamp(copy);
    expect(readFileSync(copy).equals(readFileSync(kernels))).toBe(true);
  });

  test('is told from other files', () => {
    expect(() => portableExecutable(import.meta.filename)).toThrow('is no program of Windows');
  });
});
