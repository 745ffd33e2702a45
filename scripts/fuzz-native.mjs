/**
 * `node scripts/fuzz-native.mjs [--seconds 20] [--seed 1]`: runs random instructions on the engine's kernels, on every
 * instruction set of this processor, with a sanitizer for undefined behaviour and without a byte that can be touched
 * around the arena. Ends with exit code 1 at the first fault, and names the instructions.
 *
 * The sources are those of native/src, the compiler the one that builds them; Linux and macOS only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { flags, targets } from './build-native.mjs';
import { reasonOf } from './setup/failure.mjs';
import { runForeground } from './setup/foreground.mjs';
import { projectRoot } from './setup/paths.mjs';
import { lastLines, run } from './setup/processes.mjs';
import { ensureZig } from './setup/zig.mjs';

const sanitizer = [
  '-fsanitize=undefined',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
  '-O1',
  '-g1',
];

/** Compiles the kernels of this platform with the program that runs random instructions; returns its path. */
async function build(folder) {
  const platform = `${process.platform}-${process.arch}`;
  if (!(platform in targets) || process.platform === 'win32')
    throw new Error(`The kernels cannot be tried at random on ${platform}: Linux or macOS is needed.`);
  const { triple, sets } = targets[platform];
  const zig = await ensureZig();
  const sources = path.join(projectRoot, 'native');
  const call = async (args) => {
    const { code, output } = await run(zig, args, { cwd: projectRoot });
    if (code !== 0) throw new Error(`The compiler ended with exit code ${code}:\n${lastLines(output)}`);
  };
  const objects = [];
  const compile = async (source, object, more = []) => {
    objects.push(path.join(folder, `${object}.o`));
    const where = ['-c', path.join(sources, source), '-o', objects.at(-1)];
    await call(['c++', '-target', triple, ...flags, ...sanitizer, ...more, ...where]);
  };
  for (const { name, cpu, defines = [] } of sets)
    await compile('src/kernels.cpp', name, [
      `-mcpu=${cpu}`,
      `-DRL_KERNELS=${name}`,
      ...defines.map((define) => `-D${define}`),
    ]);
  await compile('src/validate.cpp', 'validate');
  await compile('src/instruction-sets.cpp', 'instruction-sets');
  await compile('fuzz/fuzz.cpp', 'fuzz', ['-fexceptions']);
  const program = path.join(folder, 'fuzz');
  await call(['c++', '-target', triple, '-fsanitize=undefined', '-o', program, ...objects]);
  return program;
}

const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-fuzz-'));
try {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
  });
  for (const [name, value] of Object.entries(values))
    if (!/^\d+$/.test(value)) throw new Error(`--${name} is "${value}"; a whole number is needed.`);
  const program = await build(folder);
  process.exitCode = await runForeground(program, [values.seed, values.seconds], { cwd: projectRoot });
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
