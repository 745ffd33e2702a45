import { describe, expect, it } from 'vitest';
import { agentSchema, persistent, type Persistent } from '../../../src/learning/training/persistent';
import { seededRandom } from '../../../src/shared/random';
import { SpokenError } from '../../../src/shared/language/spoken-error';
import { say } from '../../../src/shared/language/say';

/** An agent with counts, a generator, and a table that knows where it goes on. */
function agent(migrate?: Persistent['migrate']) {
  const values = { step: 0, chosen: null as number | null, held: [] as readonly number[] };
  const random = seededRandom(1);
  const table = Float32Array.of(1, 2);
  let next = 0;
  const parts = persistent({
    name: 'table',
    values,
    parts: { random },
    stores: {
      ring: {
        save: () => ({ state: { next }, arrays: { table: table.slice() } }),
        restore(state, arrays) {
          ({ next } = state as { next: number });
          table.set(arrays['table']!);
        },
      },
      plain: { save: () => ({ arrays: { sums: Float64Array.of(3) } }), restore: () => undefined },
    },
    ...(migrate && { migrate }),
  });
  return {
    ...parts,
    values,
    table,
    go() {
      values.step++;
      values.held = [values.step];
      values.chosen = random.integer(1000);
      table[next++ % 2] = random.normal();
    },
  };
}

describe('persistent parts', () => {
  it('go on from what they saved as if they had never stopped', () => {
    const whole = agent();
    for (let k = 0; k < 3; k++) whole.go();
    const other = agent();
    other.restore(structuredClone(whole.save()));
    for (const each of [whole, other]) each.go();
    expect(other.save()).toEqual(whole.save());
    expect(other.values).toEqual(whole.values);
    expect([...other.table]).toEqual([...whole.table]);
  });

  it('save copies, under the names of the parts, with the number of their form', () => {
    const each = agent();
    each.go();
    const { state, arrays } = each.save();
    expect(state).toEqual({
      schema: agentSchema,
      ...{ step: 1, chosen: each.values.chosen, held: [1], ring: { next: 1 } },
      random: expect.objectContaining({ seed: 1 }) as unknown,
    });
    expect(Object.keys(arrays)).toEqual(['ring/table', 'plain/sums']);
    const before = structuredClone({ state, arrays });
    each.go();
    expect({ state, arrays }).toEqual(before);
  });

  it('begin anew with what a checkpoint does not name', () => {
    const each = agent();
    const { state, arrays } = each.save();
    each.go();
    const { held, ...rest } = state as Record<string, unknown>;
    expect(held).toEqual([]);
    each.restore({ state: { ...rest, step: 7 }, arrays });
    expect(each.values).toEqual({ step: 7, chosen: null, held: [] });
  });

  it('bring the form of version 0.1.0, which had no number, into that of today', () => {
    const earlier = agent();
    earlier.go();
    const { state, arrays } = earlier.save();
    const { schema, ring, ...rest } = state as Record<string, unknown>;
    expect(schema).toBe(agentSchema);
    const first = {
      state: { ...rest, memory: ring },
      arrays: { ...arrays, 'ring/table': Float32Array.of(5, 6) },
    };
    const each = agent(({ memory, ...others }) => ({ state: { ...others, ring: memory } }));
    each.restore(first);
    expect([...each.table]).toEqual([5, 6]);
    expect(each.save().state).toEqual(state);
    // Today's form is taken as it is.
    const today = agent(() => {
      throw new Error('migrated');
    });
    today.restore({ state, arrays });
    expect(today.values).toEqual(earlier.values);
  });

  it('refuse a form that they do not know, and change nothing', () => {
    const each = agent();
    const { arrays } = each.save();
    const refusal = (() => {
      try {
        each.restore({ state: { schema: agentSchema + 1, step: 9 }, arrays });
      } catch (error) {
        return error;
      }
    })() as SpokenError;
    expect(refusal).toBeInstanceOf(SpokenError);
    for (const text of [say(refusal.says), say(refusal.says, 'de')]) {
      expect(text).toContain('table');
      expect(text).toContain(String(agentSchema + 1));
    }
    expect(each.values.step).toBe(0);
  });
});
