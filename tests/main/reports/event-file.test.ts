import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32, crc32c } from '../../../src/main/files/checksum';
import { eventFileName, maskedCrc } from '../../../src/main/reports/event-file';
import { tf } from '../../../src/learning/engine/tensorflow';
import { writeEvents } from '../../../src/main/reports/report';
import { began, ComparisonFixture } from './comparison-fixture';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rl-lab-events-'))));
afterAll(() => rmSync(folder, { recursive: true }));

interface DecodedEvent {
  wallTime: number;
  step: number;
  version: string | null;
  values: { tag: string; value: number }[];
}

/** The fields of a message of protocol buffers, by number. */
function* fieldsOf(data: Buffer): Generator<{ field: number; number: number; bytes: Buffer }> {
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = data[at++]!;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(value);
    }
  };
  while (at < data.length) {
    const key = varint();
    const [field, type] = [key >>> 3, key & 7];
    if (type === 0) yield { field, number: varint(), bytes: data.subarray(0, 0) };
    else if (type === 1) {
      yield { field, number: data.readDoubleLE(at), bytes: data.subarray(at, at + 8) };
      at += 8;
    } else if (type === 5) {
      yield { field, number: data.readFloatLE(at), bytes: data.subarray(at, at + 4) };
      at += 4;
    } else if (type === 2) {
      const length = varint();
      yield { field, number: NaN, bytes: data.subarray(at, at + length) };
      at += length;
    } else throw new Error(`A field of type ${type} at byte ${at}.`);
  }
}

function decodeEvent(data: Buffer): DecodedEvent {
  const event: DecodedEvent = { wallTime: NaN, step: 0, version: null, values: [] };
  for (const { field, number, bytes } of fieldsOf(data)) {
    if (field === 1) event.wallTime = number;
    if (field === 2) event.step = number;
    if (field === 3) event.version = bytes.toString();
    if (field !== 5) continue;
    for (const summary of fieldsOf(bytes)) {
      const parts = [...fieldsOf(summary.bytes)];
      const find = (wanted: number) => parts.find((part) => part.field === wanted);
      event.values.push({ tag: find(1)!.bytes.toString(), value: find(2)?.number ?? NaN });
    }
  }
  return event;
}

/** Takes a file of records apart, checking every checksum. */
function decodeFile(file: Buffer): DecodedEvent[] {
  const events: DecodedEvent[] = [];
  for (let at = 0; at < file.length;) {
    const length = Number(file.readBigUInt64LE(at));
    expect(file.readUInt32LE(at + 8)).toBe(maskedCrc(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(data.length).toBe(length);
    expect(file.readUInt32LE(at + 12 + length)).toBe(maskedCrc(data));
    events.push(decodeEvent(data));
    at += length + 16;
  }
  return events;
}

describe('checksums', () => {
  const ramp = Uint8Array.from({ length: 32 }, (_, i) => i);

  // RFC 3720, appendix B.4.
  it.each([
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of ones', new Uint8Array(32).fill(255), 0x62a8ab43],
    ['0 to 31', ramp, 0x46dd794e],
    ['31 to 0', ramp.slice().reverse(), 0x113fdb5c],
    ['nine digits', Buffer.from('123456789'), 0xe3069283],
  ])('CRC-32C of %s is that of the standard', (_name, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('CRC-32 of nine digits is that of the standard', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});

describe('an event file', () => {
  it('holds every number of a run with its step and its wall time', async () => {
    const fixture = await ComparisonFixture.make();
    try {
      const run = await fixture.add(1, false, [10, 20.5]);
      await writeEvents(fixture.store, run, folder);
      const name = eventFileName(run);
      expect(name).toMatch(/^events\.out\.tfevents\.\d+\.rl-lab$/);
      const [first, ...events] = decodeFile(readFileSync(join(folder, name)));
      expect(first).toEqual({ wallTime: began / 1000, step: 0, version: 'brain.Event:2', values: [] });
      expect(events.map(({ step }) => step)).toEqual([95, 100, 195, 200]);
      expect(events[2]).toEqual({
        wallTime: began / 1000 + 4,
        step: 195,
        version: null,
        values: [
          { tag: 'episode/return', value: 10.25 },
          { tag: 'episode/length', value: 10 },
        ],
      });
      expect(events[3]!.wallTime).toBe(began / 1000 + 4.5);
      expect(events[3]!.values).toEqual([
        { tag: 'evaluation/mean', value: 20.5 },
        { tag: 'evaluation/min', value: 19.5 },
        { tag: 'evaluation/max', value: 21.5 },
      ]);
    } finally {
      fixture.remove();
    }
  });

  it('is framed as TensorFlow’s own, checksums included', async () => {
    const own = join(folder, 'tensorflow');
    const writer = tf.node.summaryFileWriter(own);
    writer.scalar('loss', 0.5, 300);
    writer.flush();
    const [name] = readdirSync(own);
    const [first, ...events] = decodeFile(readFileSync(join(own, name!)));
    expect(first!.version).toBe('brain.Event:2');
    expect(events.map(({ step, values }) => [step, values.map(({ tag }) => tag)])).toEqual([[300, ['loss']]]);
  });
});
