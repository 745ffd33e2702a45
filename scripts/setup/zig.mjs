/** The compiler of the engine's kernels, and of bindings: zig, which builds for every platform on any; out of a Python package. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { unpackZip } from './archives.mjs';
import { downloadWheel, findPip } from './download.mjs';
import { cacheFolder } from './paths.mjs';
import { pins } from './pins.mjs';

/** Returns the compiler's path; downloads and unpacks it the first time, which needs pip. */
export async function ensureZig() {
  const system = `${process.platform}-${process.arch}`;
  const pin = pins.zigWheels[system];
  if (!pin) throw new Error(`There is no pinned compiler for ${system}.`);
  const folder = path.join(cacheFolder(), 'zig', pin.version);
  const zig = path.join(folder, 'ziglang', process.platform === 'win32' ? 'zig.exe' : 'zig');
  if (existsSync(zig)) return zig;
  const pip = findPip();
  if (!pip) throw new Error('The compiler comes through pip, which is not here. Install Python with pip.');
  mkdirSync(folder, { recursive: true });
  const wheel = await downloadWheel(pin, {
    folder: path.join(cacheFolder(), 'downloads'),
    name: 'zig',
    pip,
  });
  console.log('Unpacking the compiler');
  await unpackZip(wheel, folder, (name) => name);
  chmodSync(zig, 0o755);
  return zig;
}
