/** Damage to a file as a failing disk, a broken copy or a careless editor does it. */
import type { Random } from '../../../src/shared/random';

/** Changed bytes, and what was done to them. */
export interface Damage {
  readonly data: Buffer;
  readonly what: string;
}

type Kind = (data: Buffer, at: number, random: Random) => Damage;

const kinds: readonly Kind[] = [
  (data, at, random) => {
    const changed = Buffer.from(data);
    if (changed.length > 0) changed[at]! ^= 1 << random.integer(8);
    return { data: changed, what: `a bit flipped at ${at}` };
  },
  (data, at) => ({ data: data.subarray(0, at), what: `cut at ${at}` }),
  (data, _at, random) => {
    const changed = Buffer.from(data);
    const count = 1 + random.integer(64);
    for (let i = 0; i < count && changed.length > 0; i++)
      changed[random.integer(changed.length)] = random.integer(256);
    return { data: changed, what: `${count} bytes replaced` };
  },
  (data, at, random) => {
    const end = Math.min(data.length, at + 1 + random.integer(300));
    return {
      data: Buffer.concat([data.subarray(0, at), data.subarray(end)]),
      what: `${at} to ${end} missing`,
    };
  },
  (data, at, random) => {
    const end = Math.min(data.length, at + 1 + random.integer(2000));
    return { data: Buffer.concat([data.subarray(0, end), data.subarray(at)]), what: `${at} to ${end} twice` };
  },
  (data, at, random) => {
    const byte = [0, 255, 10, 91, 123, 34][random.integer(6)]!;
    const more = Buffer.alloc(1 + random.integer(5000), byte);
    return {
      data: Buffer.concat([data.subarray(0, at), more, data.subarray(at)]),
      what: `${more.length} times ${byte} at ${at}`,
    };
  },
  (data, at, random) => {
    const changed = Buffer.from(data);
    const end = Math.min(changed.length, at + 4096);
    const byte = random.integer(2) === 0 ? 0 : 255;
    changed.fill(byte, at, end);
    return { data: changed, what: `${at} to ${end} all ${byte}` };
  },
  (_data, _at, random) => {
    const length = [0, 1, 2, 4096][random.integer(4)]!;
    return { data: Buffer.alloc(length, [0, 123, 10][random.integer(3)]!), what: `${length} other bytes` };
  },
];

/** Damages bytes in one of many ways. */
export function damageBytes(data: Buffer, random: Random): Damage {
  const at = random.integer(Math.max(1, data.length));
  return kinds[random.integer(kinds.length)]!(data, at, random);
}
