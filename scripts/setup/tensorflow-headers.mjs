/** TensorFlow's headers and licences out of its wheel: kept when the wheel is, so that bindings can be built later. */
import path from 'node:path';
import { unpackZip } from './archives.mjs';
import { buildFolder, readSealedFolder } from './manifest.mjs';
import { pins } from './pins.mjs';
import { placeInLayout } from './tensorflow-binding.mjs';

/** Where they are kept. */
const headersFolder = (cache) => path.join(cache, 'tensorflow-headers', pins.tensorflowWheel.version);

/**
 * Returns the folder with `include/`, `LICENSE` and `THIRD_PARTY_NOTICES.txt`.
 *
 * @param {string} cache
 * @param {() => Promise<string> | string} wheel called only where they are not kept yet
 */
export async function tensorflowHeaders(cache, wheel) {
  const folder = headersFolder(cache);
  if (readSealedFolder(folder)) return folder;
  const about = { version: pins.tensorflowWheel.version, source: { name: pins.tensorflowWheel.file } };
  await buildFolder(folder, about, async (staging) => {
    await unpackZip(await wheel(), staging, (name) => {
      if (name === 'tensorflow/include/LICENSE') return 'LICENSE';
      if (name === 'tensorflow/THIRD_PARTY_NOTICES.txt') return 'THIRD_PARTY_NOTICES.txt';
      const place = placeInLayout(name);
      return place?.startsWith('include/') ? place : undefined;
    });
  });
  return folder;
}
