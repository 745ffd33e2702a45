import { describe, expect, it } from 'vitest';
import { RecordWriter } from '../../../src/main/runs/record-writer';
import type { RunRecord } from '../../../src/main/runs/run-record';

const record = (step: number) => ({ id: 'run', step }) as RunRecord;

describe('a record writer', () => {
  it.each(Array.from({ length: 12 }, (_, turns) => turns))(
    'writes what is saved %i turns after the one before is on the disk',
    async (turns) => {
      const written: number[] = [];
      let done: () => void = () => undefined;
      const disk = new Promise<void>((resolve) => (done = resolve));
      const writer = new RecordWriter(
        ({ step }) => {
          written.push(step);
          return step === 1 ? disk : Promise.resolve();
        },
        () => undefined,
      );
      void writer.save(record(1));
      const later = (async () => {
        await disk;
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        await writer.save(record(2));
      })();
      done();
      await later;
      await writer.idle();
      expect(written).toEqual([1, 2]);
      expect(writer.isBusy('run')).toBe(false);
    },
  );
});
