import { describe, expect, it } from 'vitest';
import { describeWork, WorkDisplay } from '../../../src/main/cli/work-display';
import type { WorkProgress } from '../../../src/shared/work';

const progress: WorkProgress = {
  stage: 'unpacking',
  share: 0.4267,
  run: { at: 3, of: 12 },
  file: { at: 2, of: 5 },
};

/** A terminal, or a pipe, that keeps what is written. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const fake = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
  return { written, stream: fake as unknown as NodeJS.WriteStream };
}

describe('what is shown of long work', () => {
  it('says how much is done, and of what', () => {
    expect(describeWork(progress)).toBe(' 42 %  unpacking run 3 of 12, file 2 of 5');
    expect(describeWork({ ...progress, stage: 'drawing', run: null, file: null })).toBe(' 42 %  drawing');
  });

  it('is one line that is rewritten and taken away, once the work has taken half a second', () => {
    const { written, stream: terminal } = stream(true);
    let time = 0;
    const display = new WorkDisplay(terminal, () => time);
    for (; time < 500; time += 50) display.tell(progress);
    expect(written).toEqual([]);
    for (; time < 700; time += 50) display.tell(progress);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/^\r█+/);
    expect(written[0]!.endsWith(' 42 %  unpacking run 3 of 12, file 2 of 5\x1b[K')).toBe(true);
    expect(written[0]!.length).toBeLessThanOrEqual(60 + 4);
    display.end();
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('is nothing without a terminal', () => {
    const { written, stream: pipe } = stream(false);
    let time = 0;
    const display = new WorkDisplay(pipe, () => time);
    for (; time < 3000; time += 100) display.tell(progress);
    display.end();
    expect(written).toEqual([]);
  });
});
