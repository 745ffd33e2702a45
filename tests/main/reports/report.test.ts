import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeReport } from '../../../src/main/reports/report';
import { usualDrawing } from '../../../src/shared/exports/export-order';
import type { Snapshot } from '../../../src/shared/exports/snapshot';
import { CancelledError } from '../../../src/main/work/work';
import type { WorkProgress } from '../../../src/shared/work';
import { twoSettings, type ComparisonFixture } from './comparison-fixture';

let fixture: ComparisonFixture;
let snapshot: Snapshot;
beforeAll(async () => {
  fixture = await twoSettings();
  snapshot = await fixture.snapshot();
});
afterAll(() => fixture.remove());

const drawing = { ...usualDrawing, dpi: 96 };

/** Every file below a folder with its bytes. */
function content(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, 'latin1')]));
}

describe('a report pack', () => {
  it('holds figure, data, table, caption, configuration and events, the same each time', async () => {
    const [first, second] = [join(fixture.folder, 'first'), join(fixture.folder, 'second')];
    await writeReport(fixture.store, snapshot, drawing, first);
    await writeReport(fixture.store, await fixture.snapshot(), drawing, second);
    const files = content(first);
    const events = fixture.runs.map(({ id }) =>
      expect.stringMatching(`^events/${id}/events\\.out\\.tfevents\\.`),
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'caption.txt',
        'configuration.json',
        'data.csv',
        'data.json',
        'diagnosis.md',
        'figure.pdf',
        'figure.png',
        'figure.svg',
        'performance-profiles.pdf',
        'performance-profiles.png',
        'performance-profiles.svg',
        'table.csv',
        'table.md',
        'table.tex',
        'report.tex',
        ...events,
      ]),
    );
    expect(files.size).toBe(15 + fixture.runs.length);
    const diagnosis = files.get('diagnosis.md')!;
    for (const { id } of fixture.runs) expect(diagnosis).toContain(`\n## ${id}\n`);
    expect(content(second)).toEqual(files);
  });

  it('leaves nothing behind where it cannot be finished', async () => {
    const folder = join(fixture.folder, 'torn');
    mkdirSync(folder);
    // The last run's metrics are gone from under the report, in a way that reading notices.
    const [last] = fixture.runs.slice(-1);
    const path = fixture.store.metricsFile(last!.id);
    const metricsFile = vi
      .spyOn(fixture.store, 'metricsFile')
      .mockImplementation((id) =>
        id === last!.id ? folder : join(fixture.store.folderOf(id), 'metrics.jsonl'),
      );
    await expect(writeReport(fixture.store, snapshot, drawing, join(folder, 'pack'))).rejects.toThrow(
      `Cannot read ${folder}: it is a folder (EISDIR). Choose a file in it, or leave this run out.`,
    );
    metricsFile.mockRestore();
    expect(existsSync(path)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['drawing', 'writing'] as const)(
    'that is cancelled while it is %s leaves nothing',
    async (stage) => {
      const folder = join(fixture.folder, `cancelled-${stage}`);
      mkdirSync(folder);
      const stop = new AbortController();
      const heard: WorkProgress[] = [];
      const tell = (progress: WorkProgress) => {
        heard.push(progress);
        if (progress.stage === stage && progress.share > 0.1) stop.abort();
      };
      const watcher = { signal: stop.signal, tell };
      await expect(
        writeReport(fixture.store, snapshot, drawing, join(folder, 'pack'), { watcher }),
      ).rejects.toThrow(CancelledError);
      expect(heard.at(-1)!.stage).toBe(stage);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('never touches what is there already', async () => {
    const folder = join(fixture.folder, 'there');
    mkdirSync(folder);
    await expect(writeReport(fixture.store, snapshot, drawing, folder)).rejects.toThrow(/is there already/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says where it may not write', async () => {
    const file = join(fixture.folder, 'file');
    writeFileSync(file, '');
    await expect(writeReport(fixture.store, snapshot, drawing, join(file, 'pack'))).rejects.toThrow(
      `Cannot write ${join(file, 'pack')}: a part of the path is a file, no folder (ENOTDIR). Move that file away, or choose another place.`,
    );
  });
});
