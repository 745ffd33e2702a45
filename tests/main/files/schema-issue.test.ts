import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstIssue, parseFirst } from '../../../src/main/files/schema-issue';
import { allowing } from '../../../src/shared/refinement';
import { say } from '../../../src/shared/language/say';
import { recordedSentence } from '../../../src/shared/language/earlier';

const schema = z.strictObject({
  ids: z.array(z.string().regex(/^[a-z]+$/)).max(3),
  styles: z.record(z.string().regex(/^[a-z]+$/), z.number()).optional(),
  inner: z
    .strictObject({ n: z.number() })
    .refine(({ n }) => n > 0, allowing(recordedSentence('more than 0', 'mehr als 0')))
    .nullable(),
});
const good = { ids: ['a'], styles: { a: 1 }, inner: { n: 1 } };

describe('parseFirst', () => {
  it('gives what the schema gives', () => {
    expect(parseFirst(schema, good)).toEqual({ data: good });
    expect(parseFirst(schema, { ids: [], inner: null })).toEqual({ data: { ids: [], inner: null } });
  });

  it.each([
    ['', null],
    ['', []],
    ['', 7],
    ['ids', { ...good, ids: undefined }],
    ['ids', { ...good, ids: 'a' }],
    ['ids', { ...good, ids: {} }],
    ['ids', { ...good, ids: ['a', 'b', 'c', 'd'] }],
    ['ids.1', { ...good, ids: ['a', 'B'] }],
    ['styles.B', { ...good, styles: { B: 1 } }],
    ['styles.a', { ...good, styles: { a: 'red' } }],
    ['styles', { ...good, styles: [] }],
    ['inner', { ...good, inner: { n: 0 } }],
    ['inner.n', { ...good, inner: { n: 'x' } }],
    ['inner', { ...good, inner: { n: 1, m: 2 } }],
    ['', { ...good, more: 1 }],
  ])('names the field %j of what the schema refuses', (field, value) => {
    expect(schema.safeParse(value).success).toBe(false);
    const parsed = parseFirst(schema, value);
    expect(parsed).toMatchObject({ issue: { field } });
    const { says } = firstIssue(schema, value);
    expect(say(says)).not.toBe('another value');
    expect(say(says, 'de')).not.toBe(say(says));
  });

  it('counts the names that nobody knows, and tells a few of them', () => {
    const many = Object.fromEntries(Array.from({ length: 12_000 }, (_, i) => [`k${i}`, 1]));
    const { says } = firstIssue(schema, { ...good, inner: many });
    expect(say(says)).toBe('no other names; unknown here: "k0", "k1", "k2", "k3", "k4" and 11,995 more');
    expect(say(says, 'de')).toContain('und 11.995 weitere');
  });

  it('takes no longer for a list of wrong items than for one', () => {
    const time = (value: unknown) => {
      const before = process.cpuUsage();
      expect(parseFirst(schema, value)).toHaveProperty('issue');
      return process.cpuUsage(before).user / 1000;
    };
    time({ ...good, ids: ['A'] });
    const styles = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`K${i}`, 'x']));
    const times = Array.from({ length: 3 }, () => time({ ...good, styles }));
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
