import path from 'node:path';
import { lastLines } from './processes.mjs';

/**
 * Unpacks an archive of any kind that 7-Zip knows: installers of Windows, file systems of AppImages.
 *
 * @param {string} file
 * @param {string} target a folder that is there
 * @param {string[]} [members] all where none are named
 */
export async function unpackAny(file, target, members = []) {
  // The set-up begins before the packages are there.
  const { default: SevenZip } = await import('7z-wasm');
  let output = '';
  const note = (line) => (output += `${line}\n`);
  const sevenZip = await SevenZip({ print: note, printErr: note });
  for (const [name, root] of [
    ['/from', path.dirname(file)],
    ['/to', target],
  ]) {
    sevenZip.FS.mkdir(name);
    sevenZip.FS.mount(sevenZip.NODEFS, { root }, name);
  }
  sevenZip.callMain(['x', '-y', '-bd', '-o/to', `/from/${path.basename(file)}`, ...members]);
  // Padding behind a file system is only a warning; what is damaged is an error.
  const ended = /Everything is Ok|Archives with Warnings: \d+/.test(output);
  if (!ended || /\bErrors: [1-9]|Can't open as archive|Data Error/.test(output))
    throw new Error(`${path.basename(file)} cannot be unpacked: ${lastLines(output)}`);
}
