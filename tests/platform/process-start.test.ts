import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { elapsedSeconds, isSameStart, startOf, reportedStart } from '../../src/platform/process-start';

describe('the start of a process', () => {
  it('tells it from every other, and is unknown of one that is not there', () => {
    expect(startOf(process.pid)).toMatch(/^\d+$/);
    expect(startOf(process.pid)).toBe(startOf(process.pid));
    expect(startOf(2 ** 22 + 1) ?? null).toBeNull();
  });

  it('is told by ps where the system has no other way', () => {
    const before = Date.now() / 1000;
    const child = spawn('sleep', ['20']);
    try {
      const told = reportedStart(child.pid!, 'darwin');
      expect(isSameStart(told!, String(Math.round(before)), 'darwin')).toBe(true);
      expect(isSameStart(told!, String(Math.round(before) - 60), 'darwin')).toBe(false);
    } finally {
      child.kill();
    }
    expect(reportedStart(2 ** 22 + 1, 'darwin')).toBeNull();
  });

  it('is told as elapsed time', () => {
    expect(elapsedSeconds(' 00:07')).toBe(7);
    expect(elapsedSeconds('02:03:04')).toBe(7384);
    expect(elapsedSeconds('1-00:00:01')).toBe(86401);
    expect(elapsedSeconds('elapsed')).toBeNull();
  });

  it('differs by no tick on Linux', () => {
    expect(isSameStart('100', '100', 'linux')).toBe(true);
    expect(isSameStart('100', '101', 'linux')).toBe(false);
  });
});
