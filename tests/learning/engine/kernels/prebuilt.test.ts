import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../../../src/platform/program-folder';
// @ts-expect-error -- scripts are plain JavaScript
import { sourceFingerprint, targets } from '../../../../scripts/build-native.mjs';

const folder = join(programFolder(), 'native', 'prebuilt');
const list = JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as {
  files: Record<string, string>;
  sources: string;
};

describe('the built modules of the kernels', () => {
  it('are there for every platform, as their checksums say', () => {
    const platforms = Object.keys(targets as object).map((platform) => `${platform}/rl-lab-kernels.node`);
    expect(Object.keys(list.files).sort()).toEqual(platforms.sort());
    for (const [file, sum] of Object.entries(list.files)) {
      expect(existsSync(join(folder, file)), file).toBe(true);
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
        file,
      ).toBe(sum);
    }
  });

  it('were built from the sources that stand beside them', () => {
    expect((sourceFingerprint as () => string)(), 'run node scripts/build-native.mjs and commit').toBe(
      list.sources,
    );
  });
});
