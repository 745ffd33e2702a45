/** The scripts beside the program that start it, as text files with a few names filled in. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'launchers');

/**
 * Writes the command line of a platform, and what opens its window where its runtime cannot be started directly.
 *
 * @param {string} target the handed-out folder
 * @param {{ app: string, node: { package: string, file: string }, command: string, start: string }} platform
 */
export function writeLaunchers(target, { app, node, command, start }) {
  const isWindows = command.endsWith('.cmd');
  const system = (name) => (isWindows ? name.replaceAll('/', '\\') : name);
  const write = (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
      .replaceAll('@APP@', system(app))
      .replaceAll('@NODE@', system(`${node.package}/${node.file}`));
    writeFileSync(path.join(target, name), isWindows ? text.replaceAll('\n', '\r\n') : text, { mode: 0o755 });
  };
  write(command);
  if (start === 'rl-lab') write(start);
}
