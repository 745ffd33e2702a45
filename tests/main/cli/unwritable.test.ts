import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRuns } from '../../../src/main/run-files/export-runs';
import { ownTag } from '../../../src/platform/process-identity';
import { buildProgram, type BuiltProgram } from '../built-program';
import { twoSettings, type ComparisonFixture } from '../reports/comparison-fixture';
import { canMount, runOnDisk, startProgram, type Outcome } from './program';

let program: BuiltProgram;
let fixture: ComparisonFixture;
let ids: string[];
beforeAll(async () => {
  program = await buildProgram();
  fixture = await twoSettings();
  ids = fixture.runs.map(({ id }) => id);
  mkdirSync(join(fixture.store.folder, 'presets'));
  const experiment = { environment: 'CartPole-v1', algorithm: 'dqn' };
  writeFileSync(
    join(fixture.store.folder, 'presets', 'mine.json'),
    JSON.stringify({ schema: 1, id: 'mine', title: 'Mine', experiment }),
  );
});
afterAll(() => {
  fixture.remove();
});

/** Everything that writes where a person says, with what it is told and the ending of what it writes. */
const writers: readonly (readonly [what: string, words: readonly string[], ending: string])[] = [
  ['figure', ['figure', 'all'], '.pdf'],
  ['report', ['report', 'all'], ''],
  ['export', ['export', 'latest'], '.csv'],
  ['export-runs', ['export-runs', 'all', '--name', 'Anna'], '.rlrun'],
  ['presets', ['presets', '--export', 'mine'], '.json'],
];

const lab = (...words: string[]): Promise<Outcome> =>
  startProgram([program.cli, ...words], fixture.store.folder).outcome;

/** An empty folder for one test. */
function emptyFolder(name: string): string {
  const folder = join(fixture.folder, name);
  mkdirSync(folder);
  return folder;
}

describe.each(writers)('%s', (what, words, ending) => {
  const write = (to: string, ...more: string[]) => lab(...words, ...more, '--to', to);

  it('names a folder that is missing, or is none', async () => {
    const folder = emptyFolder(`missing-${what}`);
    const gone = join(folder, 'gone', `a${ending}`);
    const missing = await write(gone);
    expect(missing.code).toBeGreaterThanOrEqual(2);
    expect(missing.stderr).toMatch(
      /^(?:There is no folder .*gone\. Make it first|Cannot write .*a\S*: its folder is missing \(ENOENT\)\. Make that folder), or choose another/,
    );
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    const below = join(file, `a${ending}`);
    expect(await write(below)).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(
        `Cannot write ${below}: a part of the path is a file, no folder (ENOTDIR). Move that file away, or choose another`,
      ) as string,
    });
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('names what is in the way, and leaves it', async () => {
    const folder = emptyFolder(`taken-${what}`);
    const taken = join(folder, `a${ending}`);
    mkdirSync(taken);
    const { code, stderr } = await write(taken);
    expect(code).toBe(2);
    expect(stderr).toContain(taken);
    expect(stderr).toMatch(/Name a file in it with --to|Choose another name, or move it away/);
    expect(readdirSync(folder)).toEqual([`a${ending}`]);
    expect(readdirSync(taken)).toEqual([]);
  });

  it('clears away what a killed process was about to write there', async () => {
    const folder = emptyFolder(`killed-${what}`);
    const [space, boot] = ownTag().split('-') as [string, string];
    writeFileSync(join(folder, `.a${ending}.${space}-${boot}-4190000-1-0.tmp`), 'half');
    const written = await write(join(folder, `a${ending}`));
    expect(written.code, written.stderr).toBe(0);
    expect(readdirSync(folder)).toEqual([`a${ending}`]);
  });

  it('says that a name is too long, and takes the longest that there can be', async () => {
    const folder = emptyFolder(`long-${what}`);
    const { code, stderr } = await write(join(folder, 'n'.repeat(256 - ending.length) + ending));
    expect(code).toBe(3);
    expect(stderr).toContain('the name is too long (ENAMETOOLONG). Shorten it, or choose another');
    expect(readdirSync(folder)).toEqual([]);
    const longest = 'n'.repeat(255 - ending.length) + ending;
    const written = await write(join(folder, longest));
    expect(written.code, written.stderr).toBe(0);
    expect(readdirSync(folder)).toEqual([longest]);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing where a file grows beyond a limit', async () => {
    const folder = emptyFolder(`limit-${what}`);
    const target = join(folder, `a${ending}`);
    // As a quota or a full disk would: the system refuses in the middle of a file.
    const limited = startProgram(
      ['-c', 'ulimit -f 0 && exec "$@"', 'sh', process.execPath, program.cli, ...words, '--to', target],
      fixture.store.folder,
      'sh',
    );
    const { code, stdout, stderr } = await limited.outcome;
    expect({ code, stdout }, stderr).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(
      `Cannot write ${target}: the file would grow beyond the allowed size (EFBIG). Raise the limit, or choose another`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a folder without permission', () => {
  it('refuses everything, and stays as it is', async () => {
    const closed = emptyFolder('closed');
    // The superuser may write everywhere; then somebody else tries, to whom the runs are open.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync('chmod', ['-R', 'a+rwX', fixture.folder]);
    chmodSync(closed, 0o555);
    const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    for (const [what, words, ending] of writers) {
      const target = join(closed, `${what}${ending}`);
      const [first, ...rest] = [...asNobody, process.execPath, program.cli, ...words, '--to', target];
      const { code, stderr } = await startProgram(rest, fixture.store.folder, first).outcome;
      expect(code, stderr).toBe(3);
      expect(stderr).toContain(
        `Cannot write ${target}: there is no permission (EACCES). Give yourself the right to write there, or`,
      );
    }
    expect(readdirSync(closed)).toEqual([]);
    chmodSync(closed, 0o755);
  });
});

describe.skipIf(!canMount)('a disk of one’s own', () => {
  const onDisk = (name: string, options: string, lines: string): Promise<Outcome> =>
    runOnDisk(emptyFolder(name), options, program.cli, fixture.store.folder, lines);

  it('that is full refuses everything, and holds as much as before', async () => {
    const lines = writers.map(
      ([what, words, ending]) => `lab ${words.join(' ')} --to $DISK/${what}${ending}; echo "${what} $?"`,
    );
    const { stdout, stderr } = await onDisk(
      'full-disk',
      'size=16k',
      `head -c 12288 /dev/zero > $DISK/filler\nhead -c 4096 /dev/zero > $DISK/more 2> /dev/null
       ${lines.join('\n')}\nls -A $DISK`,
    );
    expect(stdout.trim().split('\n')).toEqual([...writers.map(([what]) => `${what} 3`), 'filler', 'more']);
    for (const [what, , ending] of writers)
      expect(stderr).toMatch(
        new RegExp(
          `Cannot write \\S+/${what}${ending}: the disk is full \\(ENOSPC\\)\\. Free some space there, or`,
        ),
      );
  });

  it('that is read-only refuses everything', async () => {
    const lines = writers.map(
      ([what, words, ending]) => `lab ${words.join(' ')} --to $DISK/${what}${ending}`,
    );
    const { stderr } = await onDisk('read-only', 'ro', lines.join('\n'));
    for (const [what, , ending] of writers)
      expect(stderr).toMatch(
        new RegExp(
          `Cannot write \\S+/${what}${ending}: the disk is read-only \\(EROFS\\)\\. Make it writable, or`,
        ),
      );
  });

  it('that is full refuses an import, and holds as much as before', async () => {
    const file = join(emptyFolder('handed-on'), 'anna.rlrun');
    await exportRuns(fixture.store, { ids, name: 'Anna', checkpoints: false }, file);
    const { stdout, stderr } = await onDisk(
      'full-lab',
      'size=60k',
      `export RL_LAB_HOME=$DISK/lab; lab list; rm -f $DISK/filler; cat /dev/zero > $DISK/filler 2> /dev/null
       lab import "${file}"; echo "import $?"; ls -A $DISK/lab/runs; ls -A $DISK/lab/incoming 2> /dev/null; true`,
    );
    expect(stdout).toContain('import 2\n');
    expect(stdout.trim().endsWith('import 2')).toBe(true);
    expect(stderr).toMatch(
      /Nothing was taken from this file\. Cannot use the folder \S+\/lab: the disk is full \(ENOSPC\)/,
    );
  });
});
