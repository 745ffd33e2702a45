import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { campaignTable, readCampaign, rowOf, writeCampaign } from './results';

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

  it('never passes over what could not be tried', () => {
    const file = readCampaign(join(folder, 'none.json'), 1);
    rowOf(file, row).notTried = 'it takes root on Linux';
    expect(campaignTable(file.rows)).toContain('not tried: it takes root on Linux');
  });
});
