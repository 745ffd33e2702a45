import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { campaignTable, joinCampaigns, newCampaign, readCampaign, rowOf, writeCampaign } from './results';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rl-lab-campaign-results-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = { name: 'kills', title: 'kill -9', unit: 'kills' };

describe('the campaign’s file', () => {
  it('goes on where it ended', () => {
    const path = join(folder, 'campaign.json');
    const first = readCampaign(path, 7);
    Object.assign(rowOf(first, row), { tried: 12, cases: 5 });
    writeCampaign(path, first);
    const again = readCampaign(path, 7);
    expect(rowOf(again, row)).toMatchObject({ tried: 12, cases: 5 });
    expect(again.rows).toHaveLength(1);
  });

  it('does not mix seeds: a case could not be repeated by its number', () => {
    const path = join(folder, 'campaign.json');
    writeCampaign(path, readCampaign(path, 7));
    expect(() => readCampaign(path, 8)).toThrow('a campaign of seed 7');
  });

  it('can be joined with others, each part and failure with its seed', () => {
    const part = { commit: 'abc', version: '1', startedAt: '', seconds: 9, tried: 12, failed: 1, load: 1 };
    const files = [7, 8].map((seed) => {
      const file = newCampaign(seed);
      const figures = { MB: 10 * seed, [`of ${seed}`]: 1 };
      Object.assign(rowOf(file, row), { tried: 12, failed: 1, cases: 5, seconds: 9, figures });
      rowOf(file, { ...row, name: seed === 7 ? 'disks' : 'clocks' }).notTried = 'it takes root on Linux';
      file.parts.push(part);
      file.failures.push({ row: 'kills', index: 3, commit: 'abc', says: ['x'], folder: null });
      return file;
    });
    rowOf(files[1]!, { ...row, name: 'disks' }).cases = 1;
    const joined = joinCampaigns([files[0]!, files[1]!]);
    const of = (name: string) => joined.rows.find((each) => each.name === name);
    expect(of('kills')).toMatchObject({ tried: 24, failed: 2, cases: 10, seconds: 18, notTried: null });
    expect(of('kills')!.figures).toEqual({ MB: 80, 'of 7': 1, 'of 8': 1 });
    expect(of('disks')!.notTried).toBeNull();
    expect(of('clocks')!.notTried).toBe('it takes root on Linux');
    expect(joined.parts.map(({ seed }) => seed)).toEqual([7, 8]);
    expect(joined.failures.map(({ seed }) => seed)).toEqual([7, 8]);
  });

  it('never passes over what could not be tried', () => {
    const file = readCampaign(join(folder, 'none.json'), 1);
    rowOf(file, row).notTried = 'it takes root on Linux';
    expect(campaignTable(file.rows)).toContain('not tried: it takes root on Linux');
  });
});
