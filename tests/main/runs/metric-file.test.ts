import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricEvent } from '../../../src/shared/events';
import { forEachMetric, lastMetric, readMetrics } from '../../../src/main/runs/metric-file';
import { encodeMetric } from '../../../src/main/runs/metric-lines';
import { holdsPosition, MetricWriter } from '../../../src/main/runs/metric-writer';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-metrics-'));
  path = join(folder, 'metrics.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const value = fc.double();
const step = fc.nat();
const seconds = fc.double({ min: 0, noNaN: true });
const anyEvent: fc.Arbitrary<MetricEvent> = fc.oneof(
  fc.record({
    type: fc.constant('episode' as const),
    step,
    seconds,
    episode: fc.nat(),
    return: value,
    length: fc.nat(),
  }),
  fc.record({
    type: fc.constant('learning' as const),
    step,
    seconds,
    at: fc.nat(),
    values: fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
      value,
      {
        noNullPrototype: true,
      },
    ),
  }),
  fc.record(
    {
      type: fc.constant('evaluation' as const),
      step,
      seconds,
      returns: fc.array(value, { minLength: 1 }),
      // Only of algorithms that learn values.
      value: fc.record({ predicted: value, realised: value }, { noNullPrototype: true }),
      final: fc.boolean(),
    },
    { requiredKeys: ['type', 'step', 'seconds', 'returns', 'final'], noNullPrototype: true },
  ),
);

async function readEvents(): Promise<MetricEvent[]> {
  const events: MetricEvent[] = [];
  await forEachMetric(path, (event) => events.push(event));
  return events;
}

function write(events: readonly MetricEvent[]): MetricWriter {
  const writer = new MetricWriter(path);
  for (const event of events) writer.add(event);
  writer.flush();
  return writer;
}

const episode = (number: number): MetricEvent => ({
  type: 'episode',
  step: number * 10,
  seconds: number / 7,
  episode: number,
  return: number,
  length: 10,
});

describe('a metric file', () => {
  it('gives back every event as it was, NaN, infinities and minus zero included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent), async (events) => {
        rmSync(path, { force: true });
        write(events).close();
        expect(await readEvents()).toEqual(events);
        expect(await lastMetric(path)).toEqual(events.at(-1) ?? null);
      }),
      { numRuns: 200 },
    );
  });

  it('is one JSON object a line', () => {
    const event: MetricEvent = {
      type: 'learning',
      step: 5,
      seconds: 0.5,
      values: { loss: NaN, q: -Infinity },
    };
    expect(encodeMetric(event)).toBe(
      '{"type":"learning","step":5,"seconds":0.5,"values":{"loss":null,"q":"-Infinity"}}\n',
    );
  });

  it('loses nothing but a torn last line, wherever it was torn', async () => {
    const events = [1, 2, 3].map(episode);
    write(events).close();
    const whole = readFileSync(path);
    const lastStart = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastStart; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(await readEvents()).toEqual(events.slice(0, 2));
      expect(await lastMetric(path)).toEqual(events[1]);
    }
  });

  it('cuts back to a position, with what came later, before it appends', async () => {
    const writer = write([1, 2].map(episode));
    const position = writer.flush();
    writer.add(episode(3));
    writer.flush();
    writer.close();
    appendFileSync(path, '{"type":"epis');
    const again = new MetricWriter(path, position);
    again.add(episode(4));
    expect(again.flush().events).toBe(3);
    again.close();
    expect(await readEvents()).toEqual([1, 2, 4].map(episode));
  });

  it('tells whether it still holds a position', () => {
    const writer = write([1, 2].map(episode));
    const position = writer.flush();
    writer.close();
    expect(holdsPosition(path, position)).toBe(true);
    expect(holdsPosition(path, { events: 9, bytes: position.bytes + 1 })).toBe(false);
    expect(holdsPosition(path, { events: 1, bytes: position.bytes - 5 })).toBe(false);
    expect(holdsPosition(join(folder, 'none'), position)).toBe(false);
    expect(() => new MetricWriter(path, { events: 9, bytes: position.bytes + 1 })).toThrow(RangeError);
  });

  it('skips and counts damaged lines in its middle', async () => {
    writeFileSync(
      path,
      encodeMetric(episode(1)) + 'scrambled\n{"type":"other"}\n' + encodeMetric(episode(2)),
    );
    const events: MetricEvent[] = [];
    const reading = await forEachMetric(path, (event) => events.push(event));
    expect(events).toEqual([1, 2].map(episode));
    expect(reading).toEqual({ damagedLines: 2, events: 2, bytes: readFileSync(path).length });
  });

  it('that is not there holds nothing', async () => {
    expect(await readMetrics(path)).toEqual({});
    expect(await lastMetric(path)).toBeNull();
  });

  it('of 100,000 lines is read in pieces, between which the event loop turns', async () => {
    write(Array.from({ length: 100_000 }, (_, i) => episode(i + 1))).close();
    let turns = 0;
    let reading = true;
    const turn = () => {
      turns++;
      if (reading) setImmediate(turn);
    };
    setImmediate(turn);
    const metrics = await readMetrics(path);
    reading = false;
    expect(metrics['episode/return']!.value.length).toBe(100_000);
    expect(metrics['episode/return']!.value.at(-1)).toBe(100_000);
    // Pieces hold half a megabyte, the file has over eight.
    expect(turns).toBeGreaterThan(15);
  });
});

describe('names of metrics', () => {
  it('are read as they can be shown', async () => {
    writeFileSync(
      path,
      `${JSON.stringify({ type: 'learning', step: 1, seconds: 1, values: { 'a\u001b[2J\n': 1 } })}\n`,
    );
    expect(Object.keys(await readMetrics(path))).toEqual(['learning/a\\u001b[2J\\u000a']);
  });
});
