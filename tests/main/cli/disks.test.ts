import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMount, runOnDisk, startProgram, type Outcome } from './program';
import { commandLine, short } from './command-line';

const built = commandLine('disks');

describe('a disk', () => {
  function onSmallDisk(options: string, lines: string): Promise<Outcome> {
    const disk = mkdtempSync(join(built.home, 'disk-'));
    return runOnDisk(disk, options, built.cli, join(disk, 'lab'), lines);
  }

  it.skipIf(!canMount)(
    'that is full ends the training with code 3; what was measured stays readable',
    async () => {
      const { code, stdout, stderr } = await onSmallDisk(
        'size=132k',
        `lab train --preset cartpole-dqn --steps 100000; echo "code $?"
       lab list --json && lab export latest --to "${built.home}/full.csv" && rm $DISK/lab/runs/*/metrics.jsonl && lab list --json`,
      );
      expect(code, stderr).toBe(0);
      expect(stdout).toContain('code 3\n');
      expect(stderr).toMatch(
        /\/disk-\S+: the disk is full \(ENOSPC\)\. Free some space there, or keep runs elsewhere/,
      );
      expect(readFileSync(join(built.home, 'full.csv'), 'utf8').split('\n').length).toBeGreaterThan(1000);
      const [afterwards, withSpace] = stdout.split('\n').filter((line) => line.startsWith('[{'));
      expect(JSON.parse(afterwards!)).toMatchObject([{ state: { phase: 'crashed' } }]);
      expect(JSON.parse(withSpace!)).toMatchObject([{ state: { phase: 'crashed' } }]);
    },
  );

  it.skipIf(!canMount)('that is read-only is reported with code 3', async () => {
    const { code, stderr } = await onSmallDisk('ro', `lab ${short.join(' ')}`);
    expect(stderr).toMatch(
      /Cannot use the folder .*\/lab: the disk is read-only \(EROFS\).*RL_LAB_HOME=FOLDER/,
    );
    expect(code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('without permission is reported with code 3', async () => {
    const closed = join(built.home, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    // The superuser may write everywhere; then somebody else tries.
    const asNobody =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const [first, ...rest] = [...asNobody, process.execPath, built.cli, 'list'];
    chmodSync(closed, asNobody.length > 0 ? 0o755 : 0o500);
    const { code, stderr } = await startProgram(rest, join(closed, 'lab'), first).outcome;
    expect(stderr).toMatch(/Cannot use the folder .*closed\/lab: there is no permission \(EACCES\)/);
    expect(code).toBe(3);
    chmodSync(closed, 0o700);
    expect(existsSync(join(closed, 'lab'))).toBe(false);
    expect(readdirSync(closed)).toEqual([]);
  });
});
