import type { BrowserWindow } from 'electron';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const answer = vi.hoisted(() => ({ canceled: false, filePath: '' }));
vi.mock('electron', () => ({ dialog: { showSaveDialog: () => Promise.resolve(answer) } }));
const { askTarget } = await import('../../../src/main/dialogs/export-target');

const window = {} as BrowserWindow;
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rl-lab-target-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('askTarget', () => {
  it('takes what the person says, and nothing when they cancel', async () => {
    Object.assign(answer, { canceled: false, filePath: join(folder, 'a.PNG') });
    expect(await askTarget(window, 'png', 'en')).toBe(join(folder, 'a.PNG'));
    Object.assign(answer, { canceled: true });
    expect(await askTarget(window, 'png', 'en')).toBeNull();
  });

  it('adds the ending, but replaces no file that the dialog did not ask about', async () => {
    Object.assign(answer, { canceled: false, filePath: join(folder, 'b') });
    expect(await askTarget(window, 'svg', 'en')).toBe(join(folder, 'b.svg'));
    expect(await askTarget(window, 'report', 'en')).toBe(join(folder, 'b'));
    writeFileSync(join(folder, 'b.svg'), '');
    await expect(askTarget(window, 'svg', 'en')).rejects.toThrow(/b\.svg is there already/);
  });
});
