/**
 * tfjs-node's binding to TensorFlow for any platform, compiled from the sources that its package brings, by the pinned
 * compiler: with its C++ library inside, and for systems as old as Node takes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireHash } from '../setup/manifest.mjs';
import { projectPaths } from '../setup/paths.mjs';
import { pins } from '../setup/pins.mjs';
import { lastLines, run } from '../setup/processes.mjs';
import { ensureZig } from '../setup/zig.mjs';
import { takePart } from './parts.mjs';
import { clearTimestamp, portableExecutable } from '../setup/portable-executable.mjs';
import { bindingSums } from './pins.mjs';
import { platforms } from './platforms.mjs';

const bindingFile = 'tfjs_binding.node';

/**
 * Returns the folder with `tfjs_binding.node` for a platform.
 *
 * @param {import('./parts.mjs').Context} context
 * @param {string} platform
 * @param {{ folder: string, headers: string, version: string }} tensorflow
 */
export async function bindingPart(context, platform, tensorflow) {
  const { root, cache, say } = context;
  const recipe = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .update(bindingSums[platform])
    .digest('hex')
    .slice(0, 8);
  const key = `binding-${pins.tfjsNode}-tensorflow-${tensorflow.version}-${platform}-${recipe}`;
  return takePart(context, key, { version: pins.tfjsNode }, async (staging) => {
    say('  Compiling the binding to TensorFlow; the first time, for each platform, that takes some minutes');
    const work = path.join(staging, '.work');
    mkdirSync(work);
    const compiler = await ensureZig();
    const zig = async (...args) => {
      const env = { ...process.env, ZIG_GLOBAL_CACHE_DIR: path.join(cache, 'zig', 'built') };
      const { code, output } = await run(compiler, args, { cwd: work, env });
      if (code !== 0) throw new Error(`the compiler ended with exit code ${code}:\n${lastLines(output)}`);
    };
    const binding = path.join(projectPaths(root).tfjsNode, 'binding');
    const sources = readdirSync(binding)
      .filter((name) => name.endsWith('.cc'))
      .map((name) => path.join(binding, name));
    const system = platform.split('-')[0];
    const { arguments: more, files } = await linking[system]({ work, zig, tensorflow, binding });
    const target = path.join(staging, bindingFile);
    await zig(
      ...['c++', '-target', platforms[platform].zig, '-O2', '-std=c++17', '-shared', '-s'],
      ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION', ...more],
      // Messages name the source that they come from: the same in every clone.
      ...[binding, tensorflow.headers].map((place) => `-ffile-prefix-map=${place}=.`),
      ...['-I', tensorflow.headers],
      ...['-I', path.join(projectPaths(root).modules, 'node-api-headers', 'include')],
      ...[...sources, ...files, '-o', target],
    );
    if (system === 'win32') clearTimestamp(target);
    rmSync(work, { recursive: true });
    // Only there it is known to come out the same: Windows, for one, names the sources otherwise.
    if (`${process.platform}-${process.arch}` === 'linux-x64')
      await requireHash(target, bindingSums[platform]);
  });
}

/** What each system's linker is told. */
const linking = {
  linux: ({ tensorflow: { folder } }) => ({
    arguments: ['-fPIC', '-Wl,-rpath,$ORIGIN/../../deps/lib', '-L', folder],
    files: ['-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
  }),
  darwin: ({ tensorflow: { folder } }) => ({
    arguments: [
      ...['-fPIC', '-undefined', 'dynamic_lookup', '-Wl,-rpath,@loader_path/../../deps/lib'],
      `-Wl,-install_name,@rpath/${bindingFile}`,
    ],
    files: ['cc', 'framework'].map((name) => path.join(folder, `libtensorflow_${name}.2.dylib`)),
  }),
  async win32({ work, zig, tensorflow, binding }) {
    const exported = portableExecutable(path.join(tensorflow.folder, 'tensorflow.dll')).exports(/^TFE?_/);
    const definition = path.join(work, 'tensorflow.def');
    writeFileSync(definition, ['LIBRARY tensorflow.dll', 'EXPORTS', ...exported, ''].join('\n'));
    const library = path.join(work, 'tensorflow.lib');
    await zig('dlltool', '-m', 'i386:x86-64', '-d', definition, '-l', library);
    const forwards = path.join(work, 'node-interface.c');
    writeFileSync(forwards, nodeInterface(binding));
    const object = path.join(work, 'node-interface.o');
    await zig('cc', '-target', platforms['win32-x64'].zig, '-O2', '-c', forwards, '-o', object);
    return { arguments: ['-DNODE_API_EXPORT='], files: [object, library] };
  },
};

/**
 * The source of Node's functions that a binding calls, as jumps to those of the program that loads it. A library of
 * Windows imports functions from a module by its name, node.exe; a program of another name would not be found.
 *
 * @param {string} binding the folder of its sources
 */
function nodeInterface(binding) {
  const text = readdirSync(binding)
    .filter((name) => /\.(cc|h)$/.test(name))
    .map((name) => readFileSync(path.join(binding, name), 'utf8'))
    .join('\n');
  const called = [...text.matchAll(/\b(napi_[a-z_0-9]+)\s*\(/g)].map((match) => match[1]);
  const names = [...new Set([...called, 'napi_module_register'])].sort();
  return `#include <windows.h>
#define JUMP(name) void *name##_address; __asm__(".globl " #name "\\n" #name ":\\n\\tjmp *" #name "_address(%rip)\\n");
${names.map((name) => `JUMP(${name})`).join('\n')}
BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, LPVOID reserved) {
  if (reason != DLL_PROCESS_ATTACH) return TRUE;
  HMODULE program = GetModuleHandleW(NULL);
#define FIND(name) if (!(name##_address = (void *)GetProcAddress(program, #name))) return FALSE;
${names.map((name) => `  FIND(${name})`).join('\n')}
  return TRUE;
}
`;
}
