import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { programFolder } from './program-folder';

/** What a run is trained with, as far as every process can tell; a trainer adds TensorFlow's version. */
export function versions(): Record<string, string> {
  const { version } = JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const processor = cpus()[0]?.model.trim();
  return {
    program: version,
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${process.platform} ${process.arch}`,
    processor: processor === undefined || processor === '' ? 'unknown' : processor,
  };
}
