/** A handed-out folder as one file: the same bytes for the same content, whenever it is made. */
import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { findProgram, lastLines, run } from '../setup/processes.mjs';
import { showGrowth } from '../setup/progress.mjs';
import { filesOf } from './checksums.mjs';

/**
 * Packs a folder; whatever is unpacked stands in a folder of its name.
 *
 * @param {string} folder
 * @param {'tar.xz' | 'tar.gz' | 'zip'} kind
 * @returns {Promise<{ file: string, bytes: number }>}
 */
export async function packFolder(folder, kind) {
  const file = `${folder}.${kind}`;
  const partial = `${file}.part`;
  rmSync(file, { force: true });
  try {
    await (kind === 'zip' ? packZip(folder, partial) : packTar(folder, partial, packers[kind]));
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  return { file, bytes: statSync(file).size };
}

async function packZip(folder, target) {
  const zip = new ZipFile();
  // Zip archives know no earlier day, and keep the time of the clock on the wall.
  const day = new Date(1980, 0, 1);
  for (const name of filesOf(folder)) {
    const file = path.join(folder, name);
    const mode = statSync(file).mode & 0o111 ? 0o100755 : 0o100644;
    const options = { mtime: day, mode, forceDosTimestamp: true, compressionLevel: 9 };
    zip.addFile(file, `${path.basename(folder)}/${name}`, options);
  }
  zip.end();
  await showGrowth(target, () => pipeline(zip.outputStream, createWriteStream(target)));
}

/** Programs that make a tar archive smaller, with what keeps the time out of it. */
const packers = {
  'tar.xz': { program: 'xz', options: '-6 --threads=0', debian: 'xz-utils' },
  'tar.gz': { program: 'gzip', options: '-9 --no-name', debian: 'gzip' },
};

async function packTar(folder, target, { program, options, debian }) {
  if (!findProgram(program)) throw new Error(`${program} is missing here: apt-get install -y ${debian}`);
  const args = [
    ...['--create', '--file', target, '--directory', path.dirname(folder)],
    ...['--use-compress-program', `${program} ${options}`],
    ...['--sort=name', '--mtime=1980-01-01 00:00Z', '--owner=0', '--group=0', '--numeric-owner'],
    path.basename(folder),
  ];
  const result = await showGrowth(target, () => run('tar', args));
  if (result.code !== 0) throw new Error(`tar could not pack it: ${lastLines(result.output)}`);
}
