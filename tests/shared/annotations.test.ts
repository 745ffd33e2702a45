import { describe, expect, it } from 'vitest';
import { annotate, annotationChange, annotationLimits, noAnnotations } from '../../src/shared/annotations';

const at = '2026-01-02T03:04:05.000Z';
const tagged = (...tags: string[]) => ({ ...noAnnotations, tags });

describe('a change of annotations', () => {
  it('leaves alone what it does not name', () => {
    const before = { name: 'Mine', tags: ['a'], note: 'n', archived: true, answer: { text: 'x', at } };
    expect(annotate(before, {}, '')).toEqual(before);
    expect(annotate(before, { note: '' }, '')).toEqual({ ...before, note: '' });
    expect(annotate(before, { archived: false, name: null }, '')).toEqual({
      ...before,
      archived: false,
      name: null,
    });
  });

  it('adds and takes away tags, none twice whatever the case of its letters', () => {
    expect(annotate(tagged('Best'), { tag: ['best', 'Übung', 'übung', 'new'] }, at).tags).toEqual([
      'Best',
      'Übung',
      'new',
    ]);
    expect(annotate(tagged('Best', 'old'), { untag: ['BEST', 'not there'], tag: ['x'] }, at).tags).toEqual([
      'old',
      'x',
    ]);
  });

  it('refuses more tags than a run may have, with what to do', () => {
    const full = Array.from({ length: annotationLimits.tags }, (_, i) => `tag ${i}`);
    expect(annotate(tagged(...full), { tag: ['tag 0'] }, at).tags).toHaveLength(50);
    expect(() => annotate(tagged(...full), { tag: ['one more'] }, at)).toThrow(
      '51 tags; allowed are 50. Take some away first.',
    );
  });

  it('gives an answer the time at which it was written', () => {
    expect(annotate(noAnnotations, { answer: 'Replay breaks correlation.' }, at).answer).toEqual({
      text: 'Replay breaks correlation.',
      at,
    });
    expect(annotate({ ...noAnnotations, answer: { text: 'x', at } }, { answer: null }, '').answer).toBeNull();
  });
});

describe('what may be asked for', () => {
  it('is tidied up: blanks around names and tags, and rows of them within', () => {
    expect(annotationChange.parse({ name: '  A \n b ', tag: [' two  words '] })).toEqual({
      name: 'A b',
      tag: ['two words'],
    });
  });

  it.each([
    ['an empty tag', { tag: ['  '] }],
    ['a tag that is too long', { tag: ['x'.repeat(41)] }],
    ['a tag with a control character', { tag: ['a\u0007b'] }],
    ['an empty name', { name: '' }],
    ['a name that is too long', { name: 'x'.repeat(121) }],
    ['a note that is too long', { note: 'x'.repeat(20_001) }],
    ['a note with a control character', { note: 'a\u001b[31m' }],
    ['too many tags', { tag: Array.from({ length: 51 }, (_, i) => `t${i}`) }],
    ['an unknown field', { tags: ['a'] }],
  ])('is refused for %s', (_what, change) => {
    expect(annotationChange.safeParse(change).success).toBe(false);
  });

  it('may hold several lines and tabs in a note', () => {
    expect(annotationChange.parse({ note: 'a\n\tb\r\nc' })).toEqual({ note: 'a\n\tb\r\nc' });
  });
});
