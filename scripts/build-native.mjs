/**
 * `node scripts/build-native.mjs [PLATFORM…] [--check]`: builds the engine's kernels from native/src for every platform,
 * on whichever this is, with a pinned compiler out of a package registry.
 *
 * The results lie in native/prebuilt with their checksums, so that nobody who uses the program needs a compiler. With
 * --check nothing is replaced: the command fails where a file no longer is what its sources give.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { clearTimestamp } from './setup/portable-executable.mjs';
import { lastLines, run } from './setup/processes.mjs';
import { ensureZig } from './setup/zig.mjs';

const sources = path.join(projectRoot, 'native', 'src');
const prebuilt = path.join(projectRoot, 'native', 'prebuilt');
const moduleName = 'rl-lab-kernels.node';

const x64 = [
  { name: 'runPlain', cpu: 'x86_64' },
  // Sandy Bridge and Ivy Bridge; AMD's processors from Piledriver to Steamroller.
  { name: 'runAvx', cpu: 'x86_64_v2+avx' },
  { name: 'runFma', cpu: 'x86_64_v2+avx+fma' },
  { name: 'runAvx2', cpu: 'x86_64_v3' },
  { name: 'runAvx512', cpu: 'x86_64_v4' },
];
const arm64 = [
  { name: 'runPlain', cpu: 'generic', defines: ['RL_PLAIN'] },
  { name: 'runNeon', cpu: 'generic' },
];
// Without a name of its own, a module would bear the folder that it was built in.
const mac = ['-Wl,-undefined,dynamic_lookup', `-Wl,-install_name,@rpath/${moduleName}`];
/** Node's names of platforms, with the compiler's, and the instruction sets that the kernels are compiled for. */
export const targets = {
  'linux-x64': { triple: 'x86_64-linux-gnu.2.17', sets: x64, link: [] },
  'linux-arm64': { triple: 'aarch64-linux-gnu.2.17', sets: arm64, link: [] },
  'win32-x64': { triple: 'x86_64-windows-gnu', sets: x64, link: [] },
  'darwin-x64': { triple: 'x86_64-macos.13.0', sets: x64, link: mac },
  'darwin-arm64': { triple: 'aarch64-macos.13.0', sets: arm64, link: mac },
};
export const flags = [
  ...['-std=c++17', '-O3', '-g0', '-fPIC', '-fvisibility=hidden', '-fno-exceptions', '-fno-rtti'],
  // Nothing is fused that is not written so: the same bits on every processor.
  ...['-ffp-contract=off', '-fno-math-errno', '-Wall', '-Wextra', '-Werror', '-Wno-psabi'],
];

/** One fingerprint of everything that a build depends on. */
export function sourceFingerprint() {
  const hash = createHash('sha256').update(JSON.stringify({ targets, flags }));
  for (const name of readdirSync(sources).sort())
    hash.update(name).update(readFileSync(path.join(sources, name)));
  return hash.digest('hex');
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Compiles and links one platform's module; returns its path in `folder`. */
async function build(zig, platform, folder) {
  const { triple, sets, link } = targets[platform];
  const headers = path.join(projectRoot, 'node_modules', 'node-api-headers', 'include');
  if (!existsSync(headers)) throw new Error(`${headers} is missing. Run npm run setup first.`);
  const common = ['c++', '-target', triple, ...flags, '-I', headers];
  const objects = [];
  const compile = async (source, object, ...more) => {
    const target = path.join(folder, `${platform}-${object}.o`);
    await call(zig, [...common, ...more, '-c', path.join(sources, source), '-o', target]);
    objects.push(target);
  };
  for (const { name, cpu, defines = [] } of sets)
    await compile(
      'kernels.cpp',
      name,
      `-mcpu=${cpu}`,
      `-DRL_KERNELS=${name}`,
      ...defines.map((define) => `-D${define}`),
    );
  for (const source of ['validate', 'instruction-sets', 'module']) await compile(`${source}.cpp`, source);
  const file = path.join(folder, `${platform}.node`);
  await call(zig, ['c++', '-target', triple, '-shared', '-s', ...link, '-o', file, ...objects]);
  if (platform.startsWith('win32')) clearTimestamp(file);
  return file;
}

async function call(zig, args) {
  const { code, output } = await run(zig, args, { cwd: projectRoot });
  if (code !== 0) throw new Error(`The compiler ended with exit code ${code}:\n${lastLines(output)}`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean' } },
  });
  const unknown = positionals.find((platform) => !(platform in targets));
  if (unknown)
    throw new Error(`The platform is "${unknown}"; allowed are ${Object.keys(targets).join(', ')}.`);
  const wanted = positionals.length > 0 ? positionals : Object.keys(targets);
  const listFile = path.join(prebuilt, 'checksums.json');
  const list = existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : { files: {} };
  const zig = await ensureZig();
  const folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-native-'));
  try {
    for (const platform of wanted) {
      console.log(`${platform}: compiling`);
      const built = await build(zig, platform, folder);
      const sum = sha256(built);
      const place = `${platform}/${moduleName}`;
      if (values.check) {
        if (sum !== list.files[place])
          throw new Error(
            `native/prebuilt/${place} is not what its sources give. Run node scripts/build-native.mjs and commit.`,
          );
        continue;
      }
      mkdirSync(path.join(prebuilt, platform), { recursive: true });
      copyFileSync(built, path.join(prebuilt, place));
      list.files[place] = sum;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (values.check) return console.log('The built modules are what their sources give.');
  if (wanted.length === Object.keys(targets).length) list.sources = sourceFingerprint();
  writeFileSync(listFile, `${JSON.stringify(list, null, 2)}\n`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename)
  await main().catch((error) => {
    console.error(reasonOf(error));
    process.exitCode = 1;
  });
