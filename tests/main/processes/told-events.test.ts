import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOver, poleCart } from './lab';
import { supervised } from './supervised';

const { lab, start, startAndTrain } = supervised();

describe('events', () => {
  it('stand in the metric file before they are told', async () => {
    let told = 0;
    let behind = 0;
    lab.supervisor.on('events', (id, events) => {
      const episodes = events.filter(({ type }) => type === 'episode');
      told += episodes.length;
      const text = readFileSync(lab.store.metricsFile(id), 'utf8');
      const stored = text.split('"type":"episode"').length - 1;
      if (stored < told) behind++;
    });
    const id = await start(poleCart({ steps: 3000 }));
    await lab.until(id, isOver);
    expect(told).toBeGreaterThan(20);
    expect(behind).toBe(0);
    expect((await lab.supervisor.metrics(id))['episode/return']!.step.length).toBe(told);
  });

  it('hold clips only while someone watches', async () => {
    let clips = 0;
    lab.supervisor.on('events', (_id, events) => {
      clips += events.filter(({ type }) => type === 'clip').length;
    });
    const id = await startAndTrain();
    await lab.until(id, ({ step }) => step > 1500);
    expect(clips).toBe(0);
    lab.supervisor.watch(true);
    await new Promise<void>((resolve) => {
      lab.supervisor.on('events', () => clips > 0 && resolve());
    });
  });
});
