import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteDrafts } from '../../../src/renderer/state/note-drafts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A disk that takes 100 ms for each note, and refuses while it is told to. */
function disk() {
  const written: string[] = [];
  const complaints: unknown[] = [];
  const state = { full: false };
  const notes = new NoteDrafts(
    async (_id, { note }) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (state.full) throw new Error('full');
      written.push(note!);
    },
    (_id, error) => complaints.push(error),
  );
  return { notes, written, complaints, state };
}

describe('a note that is being typed', () => {
  it('is saved once typing pauses, and is no draft from then on', async () => {
    const { notes, written } = disk();
    for (const text of ['a', 'ab', 'abc']) {
      notes.enter('run', text);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect([written, notes.text('run'), notes.state('run')]).toEqual([[], 'abc', 'waiting']);
    await vi.advanceTimersByTimeAsync(350);
    expect(notes.state('run')).toBe('saving');
    await vi.advanceTimersByTimeAsync(100);
    expect([written, notes.text('run'), notes.state('run')]).toEqual([['abc'], undefined, 'clean']);
  });

  it('keeps what is typed while it is saved, and writes the newest last', async () => {
    const { notes, written } = disk();
    notes.enter('run', 'a');
    const first = notes.flush('run');
    notes.enter('run', 'b');
    const second = notes.flush('run');
    await vi.advanceTimersByTimeAsync(300);
    await Promise.all([first, second]);
    expect([written, notes.state('run')]).toEqual([['a', 'b'], 'clean']);
  });

  it('is saved at once for all runs when the window closes', async () => {
    const { notes, written } = disk();
    notes.enter('one', '1');
    notes.enter('other', '2');
    const all = notes.flushAll();
    await vi.advanceTimersByTimeAsync(100);
    await all;
    expect(written).toEqual(['1', '2']);
  });

  it('stays where it cannot be saved, complains once, and is saved with the next try', async () => {
    const { notes, written, complaints, state } = disk();
    state.full = true;
    notes.enter('run', 'a');
    await vi.advanceTimersByTimeAsync(700);
    expect([notes.text('run'), notes.state('run'), complaints.length]).toEqual(['a', 'refused', 1]);
    notes.enter('run', 'ab');
    await vi.advanceTimersByTimeAsync(700);
    expect([notes.text('run'), complaints.length]).toEqual(['ab', 1]);
    state.full = false;
    notes.enter('run', 'abc');
    await vi.advanceTimersByTimeAsync(700);
    expect([written, notes.state('run')]).toEqual([['abc'], 'clean']);
  });
});
