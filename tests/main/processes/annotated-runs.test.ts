import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/shared/language/message';
import { openTestLab } from './lab';
import { supervised } from './supervised';
import { saying } from '../../worded';

const built = supervised();
const { lab, start, startAndTrain } = built;

describe('what people say of runs', () => {
  it('can be changed while a run trains, and reaches other programs on the same folder', async () => {
    const id = await startAndTrain();
    const other = await openTestLab({ trainer: built.program.trainer }, lab.folder);
    try {
      const [run] = await lab.supervisor.annotate([id], { name: 'My run', tag: ['best'] });
      expect(run).toMatchObject({ name: 'My run', annotations: { tags: ['best'] } });
      const told: string[] = [];
      lab.supervisor.on('changed', (summaries) =>
        told.push(...summaries.map(({ annotations }) => annotations.note)),
      );
      await other.supervisor.refresh();
      await other.supervisor.annotate([id], { note: 'from the other', untag: ['best'], tag: ['good'] });
      await lab.supervisor.refresh();
      expect(lab.supervisor.run(id)).toMatchObject({
        name: 'My run',
        annotations: { tags: ['good'], note: 'from the other' },
      });
      expect(told).toContain('from the other');
      await lab.supervisor.stop(id);
      expect(lab.supervisor.run(id).annotations.note).toBe('from the other');
    } finally {
      await other.supervisor.close();
    }
  });

  it('come along through the bin, and a damaged file is told while the run stays usable', async () => {
    const id = await startAndTrain();
    await lab.supervisor.stop(id);
    await lab.supervisor.annotate([id], { note: 'kept', archived: true });
    await lab.supervisor.remove(id);
    await lab.supervisor.restore(id);
    expect(lab.supervisor.run(id).annotations).toMatchObject({ note: 'kept', archived: true });
    const notices: Message[] = [];
    lab.supervisor.on('notice', (_id, says) => notices.push(says));
    writeFileSync(join(lab.store.folderOf(id), 'annotations.json'), '{"schema": 1,');
    await lab.supervisor.refresh();
    expect(notices).toEqual([saying('annotations.json is invalid')]);
    expect(notices).toEqual([saying('annotations.json ist ungültig', 'de')]);
    expect(lab.supervisor.run(id).annotationsFault).toBe(notices[0]);
    await lab.supervisor.resume(id);
    await lab.until(id, ({ state }) => state.phase === 'running');
    await lab.supervisor.annotate([id], { note: 'anew' });
    expect(lab.supervisor.run(id)).toMatchObject({ annotationsFault: null, annotations: { note: 'anew' } });
  });

  it('names those of several that could not be changed, and changes the others', async () => {
    const id = await start();
    await expect(lab.supervisor.annotate([id, 'nobody'], { tag: ['a'] })).rejects.toThrow(
      /1 of 2 runs could not be changed\. nobody: There is no run nobody/,
    );
    expect(lab.supervisor.run(id).annotations.tags).toEqual(['a']);
  });
});
