/** The installer for Windows, compiled by NSIS from `windows.nsi` and the files of a handed-out folder. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lastLines, run } from '../../setup/processes.mjs';
import { showGrowth } from '../../setup/progress.mjs';
import { filesOf } from '../checksums.mjs';
import { fourNumbers, iconOf } from '../windows-program.mjs';
import { sideBitmap } from './side-bitmap.mjs';

const script = path.join(import.meta.dirname, 'windows.nsi');

/**
 * Writes the installer of a handed-out folder.
 *
 * @param {{ folder: string, target: string, picture: string, version: string, node: string, compression?: 'solid' | 'fast' }} order
 *   node: the program that trainings run in, relative to the folder; compression: `fast` hardly packs, for tests
 */
export async function makeWindowsInstaller({
  folder,
  target,
  picture,
  version,
  node,
  compression = 'solid',
}) {
  const work = mkdtempSync(path.join(tmpdir(), 'rl-lab-installer-'));
  try {
    const icon = path.join(work, 'rl-lab.ico');
    writeFileSync(icon, await iconOf(picture));
    const side = path.join(work, 'side.bmp');
    writeFileSync(side, await sideBitmap(picture));
    const files = filesOf(folder);
    const bytes = files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
    const names = {
      ...{ OUTPUT: target, ICON: icon, SIDE: side, NODE: windowsPath(node), COMPRESSION: compression },
      ...{ VERSION: version, FOUR_NUMBERS: fourNumbers(version).join('.') },
      KILOBYTES: Math.ceil(bytes / 1024),
    };
    const parts = path.join(work, 'parts.nsh');
    writeFileSync(
      parts,
      [
        ...Object.entries(names).map(([name, value]) => `!define ${name} "${escaped(String(value))}"`),
        ...macro('placeFiles', placing(folder, files)),
        ...macro('removeFiles', removing(files)),
      ].join('\n'),
    );
    const args = ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', `-DPARTS=${parts}`, script];
    const { code, output } = await showGrowth(target, () => run('makensis', args));
    if (code !== 0) throw new Error(`makensis could not make it: ${lastLines(output)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const macro = (name, lines) => [`!macro ${name}`, ...lines.map((line) => `  ${line}`), '!macroend', ''];
const windowsPath = (name) => name.replaceAll('/', '\\');
/** A text between quotation marks, in which NSIS finds no variable. */
const escaped = (text) => text.replaceAll('$', '$$$$');
const installed = (name) => `"$INSTDIR\\${escaped(windowsPath(name))}"`;

/** Each file goes to its place by name, so that those of the same folder give the same installer. */
function placing(folder, files) {
  let current = '.';
  return files.flatMap((name) => {
    const into = path.posix.dirname(name);
    const file = `File "/oname=${escaped(path.basename(name))}" "${path.join(folder, name)}"`;
    if (into === current) return [file];
    current = into;
    return [`SetOutPath ${into === '.' ? '"$INSTDIR"' : installed(into)}`, file];
  });
}

/** What is not of the handed-out folder stays, and with it the folders that it lies in. */
function removing(files) {
  const folders = new Set();
  for (const name of files)
    for (let one = path.posix.dirname(name); one !== '.'; one = path.posix.dirname(one)) folders.add(one);
  const inside = [...folders].sort().reverse();
  return [
    ...files.map((name) => `Delete ${installed(name)}`),
    ...inside.map((name) => `RMDir ${installed(name)}`),
  ];
}
