/** The ways to a TensorFlow that the set-up knows by itself. */
import path from 'node:path';
import { bindingPart } from '../bundle/binding-part.mjs';
import { tensorflowPart } from '../bundle/tensorflow-part.mjs';
import { unpackZip } from './archives.mjs';
import { downloadNpmPackage, downloadWheel, fetchFile, findPip } from './download.mjs';
import { isOwnFolder } from './folder-link.mjs';
import { removeOnceFree } from './held-file.mjs';
import { readJson } from './manifest.mjs';
import { projectPaths } from './paths.mjs';
import { pins } from './pins.mjs';
import { findProgram, lastLines, npmCommand, run } from './processes.mjs';
import { findCompiler, placeInLayout } from './tensorflow-binding.mjs';
import { tensorflowHeaders } from './tensorflow-headers.mjs';
import { finishLayout, takeFromFolder, takeFromTar } from './tensorflow-layout.mjs';

const system = `${process.platform}-${process.arch}`;
const isLinuxX64 = (name) => name === 'linux-x64';

/**
 * The ways to a TensorFlow without anything brought along, in the order of preference. `needs` returns
 * what is missing for it on this machine, if anything; `build` fills a folder with `deps/lib` and
 * `lib/napi-v8/tfjs_binding.node`. `on` tells the systems that a way exists for.
 */
export const routes = {
  pypi: {
    on: isLinuxX64,
    what: 'the wheel of PyPI, with the binding compiled here',
    version: pins.tensorflowWheel.version,
    needs: () => missingOf({ pip: findPip(), 'a C++ compiler': findCompiler() }),
    async build(staging, { root, cache, downloads }) {
      const pin = pins.tensorflowWheel;
      const name = `TensorFlow ${pin.version}`;
      const wheel = await downloadWheel(pin, { folder: downloads, name, pip: findPip() });
      await unpackZip(wheel, staging, placeInLayout);
      await finishLayout(root, staging);
      // A bundle for other people is built with them.
      await tensorflowHeaders(cache, () => wheel);
      removeOnceFree(wheel);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
  official: {
    on: isLinuxX64,
    what: "the library that tfjs-node's own installer downloads, with the binding compiled here",
    version: pins.tensorflowOfficial.version,
    needs: () => missingOf({ 'a C++ compiler': findCompiler() }),
    async build(staging, { root, downloads }) {
      const pin = pins.tensorflowOfficial;
      const archive = path.join(downloads, pin.file);
      const name = `TensorFlow ${pin.version}`;
      await fetchFile({ url: officialAddress(root), target: archive, name, sha256: pin.sha256 });
      await takeFromTar(archive, staging, root);
      removeOnceFree(archive);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
  npm: {
    on: isLinuxX64,
    what: 'the npm package with a binding that is already compiled',
    version: pins.tensorflowNpm.version,
    needs: () => undefined,
    async build(staging, { root, downloads }) {
      const pin = pins.tensorflowNpm;
      const name = `TensorFlow ${pin.version}`;
      const archive = await downloadNpmPackage(pin, { root, folder: downloads, name });
      await takeFromTar(archive, staging, root);
      removeOnceFree(archive);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
  maven: {
    on: (name) => !isLinuxX64(name),
    what: "the library of TensorFlow's Java package, with the binding compiled here",
    version: pins.tensorflowWheel.version,
    needs: () => missingOf({ pip: findPip(), 'Maven (mvn)': findProgram('mvn') }),
    async build(staging, { root, cache, say }) {
      // The same parts that folders for other people are made of.
      const context = { root, cache, say, setup: { tensorflow: {} } };
      const tensorflow = await tensorflowPart(context, system);
      const binding = await bindingPart(context, system, tensorflow);
      for (const { folder } of [tensorflow, binding]) await takeFromFolder(folder, staging, root);
      // They would take the same room once more.
      for (const { folder } of [tensorflow, binding]) removeOnceFree(folder);
      return { source: tensorflow.source };
    },
  },
  installer: {
    on: (name) => !isLinuxX64(name),
    what: "tfjs-node's own installer",
    version: pins.tensorflowOfficial.version,
    needs: () => undefined,
    async build(staging, { root, env }) {
      const paths = projectPaths(root);
      const own = [paths.tensorflowDeps, paths.tensorflowLib];
      const remove = () => {
        for (const folder of own) if (isOwnFolder(folder)) removeOnceFree(folder);
      };
      // What a broken installation left would be taken for a working one.
      remove();
      const [command, ...first] = npmCommand(env);
      const args = [...first, 'rebuild', '@tensorflow/tfjs-node', '--ignore-scripts=false'];
      try {
        const { code, output } = await run(command, args, { cwd: root, env, timeoutMs: 30 * 60_000 });
        if (code !== 0) throw new Error(`it ended with exit code ${code}:\n${lastLines(output)}`);
        await takeFromFolder(paths.tfjsNode, staging, root);
      } finally {
        remove();
      }
    },
  },
};

/** The names of the ways that exist for a system, in the order of preference. */
export const routesOf = (name) => Object.keys(routes).filter((route) => routes[route].on(name));

/**
 * The name of the folder in the cache that a route fills.
 *
 * @param {string} route
 */
export function keyOf(route) {
  return `${routes[route].version}-${route}-tfjs${pins.tfjsNode}-${system}`;
}

/** The address of the official library, made as tfjs-node's installer makes it, mirrors included. */
function officialAddress(root) {
  const mirror = process.env.TFJS_NODE_CDN_STORAGE || process.env.CDN_STORAGE;
  const { host } = readJson(path.join(projectPaths(root).tfjsNode, 'package.json')).binary;
  const base = mirror || `${new URL(host).origin}/`;
  return `${base}tensorflow/libtensorflow/${pins.tensorflowOfficial.file}`;
}

function missingOf(tools) {
  const missing = Object.keys(tools).filter((name) => !tools[name]);
  return missing.length ? missing.join(' and ') : undefined;
}
