import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectPaths } from './paths.mjs';
import { nodeHeaders } from './pinned-node.mjs';
import { ask, lastLines, run } from './processes.mjs';

/** The files that hold TensorFlow's C interface, as the different builds name them. */
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow.so.2'];

/** The headers that the binding's sources include, of the thousands in a wheel. */
const headers =
  /(?:^|\/)include\/((?:tensorflow\/c|tensorflow\/core\/platform|tsl\/c|tsl\/platform)\/.*\.h)$/;

/** tfjs-node's binding, as every installation names it. */
export const bindingFile = 'tfjs_binding.node';

/**
 * Returns where a file of a TensorFlow package, or of a folder that has one, goes in our layout, or undefined if it is not
 * needed. Windows finds libraries beside the binding, the other systems in a folder that the binding names.
 *
 * @param {string} name path inside the package
 */
export function placeInLayout(name) {
  const file = name.split('/').at(-1);
  // Of libtensorflow.so, .so.2 and .so.2.9.1, links to each other, the loader asks for the one in the middle.
  if (/^libtensorflow(_cc|_framework)?(\.so\.\d+|\.\d+\.dylib)$/.test(file)) return `deps/lib/${file}`;
  if (/^libomp(-[0-9a-f]+)?(\.so\.\d+|\.dylib)$/.test(file)) return `deps/lib/${file}`;
  if (/^(tensorflow|msvcp140|vcruntime140|vcruntime140_1)\.dll$/.test(file)) return `lib/napi-v8/${file}`;
  if (file === bindingFile) return `lib/napi-v8/${bindingFile}`;
  const header = headers.exec(name);
  return header ? `include/${header[1]}` : undefined;
}

/**
 * Returns the C++ compiler to use, as command and version line, or undefined without one.
 *
 * @param {NodeJS.ProcessEnv} [env] CXX names a compiler of the user's choice
 */
export function findCompiler(env = process.env) {
  for (const command of [env.CXX, 'g++', 'c++', 'clang++']) {
    const version = command && ask(command, ['--version'], { env });
    if (version !== undefined && version !== '') return { command, version: version.split('\n')[0] };
  }
  return undefined;
}

/**
 * Compiles tfjs-node's binding against the library in `deps/lib` and the headers in `include` of a folder.
 *
 * @param {string} root
 * @param {string} folder
 * @param {{ command: string }} compiler
 */
export async function compileBinding(root, folder, compiler) {
  const include = nodeHeaders(root);
  if (!include) throw new Error("Node's headers (node_api.h) are neither in node_modules nor beside node");
  const lib = path.join(folder, 'deps', 'lib');
  const library = libraries.find((name) => existsSync(path.join(lib, name)));
  if (!library) throw new Error(`none of ${libraries.join(', ')} is in it`);
  if (!existsSync(path.join(folder, 'include', 'tensorflow', 'c', 'c_api.h'))) {
    throw new Error('its headers are missing (include/tensorflow/c/c_api.h), so no binding can be compiled');
  }
  const sources = path.join(projectPaths(root).tfjsNode, 'binding');
  const target = path.join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');
  mkdirSync(path.dirname(target), { recursive: true });
  const args = [
    ...['-O2', '-std=c++17', '-fPIC', '-shared', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
    ...['-I', path.join(folder, 'include'), '-I', include],
    ...readdirSync(sources)
      .filter((name) => name.endsWith('.cc'))
      .map((name) => path.join(sources, name)),
    ...['-o', target, '-L', lib, `-l:${library}`, '-l:libtensorflow_framework.so.2'],
    '-Wl,-rpath,$ORIGIN/../../deps/lib',
  ];
  const result = await run(compiler.command, args);
  if (result.code !== 0 || !statSync(target, { throwIfNoEntry: false })?.size) {
    throw new Error(`${compiler.command} could not compile the binding:\n${lastLines(result.output)}`);
  }
}
