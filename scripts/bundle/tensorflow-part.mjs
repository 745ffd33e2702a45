/** TensorFlow's library for a platform, and tfjs-node's binding to it, built here for any of them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { unpackZip } from '../setup/archives.mjs';
import { downloadJar, downloadWheel, findPip } from '../setup/download.mjs';
import { pins } from '../setup/pins.mjs';
import { tensorflowHeaders } from '../setup/tensorflow-headers.mjs';
import { downloadsOf, takePart } from './parts.mjs';
import { tensorflowJars } from './pins.mjs';

const { version, file: wheelFile, sha256: wheelHash } = pins.tensorflowWheel;

/** Files that the binding loads, of those in a Java archive, by system: the rest is the system's own or Java's. */
const libraries = {
  linux: /^lib(tensorflow_(cc|framework)\.so\.2|omp-[0-9a-f]+\.so\.5)$/,
  win32: /^(tensorflow|msvcp140|vcruntime140|vcruntime140_1)\.dll$/,
  darwin: /^lib(tensorflow_(cc|framework)\.2|omp)\.dylib$/,
};

/** Downloads TensorFlow's wheel once; returns it and what removes it. */
function wheelOf(context) {
  let file;
  return {
    async get() {
      const pip = findPip();
      if (!pip) throw new Error('pip is missing here: apt-get install -y python3-pip');
      const options = { folder: downloadsOf(context), name: `TensorFlow ${version}`, pip };
      return (file ??= await downloadWheel(pins.tensorflowWheel, options));
    },
    remove: () => file && rmSync(file, { force: true }),
  };
}

/**
 * Returns the folders with TensorFlow's headers, with its libraries, and with its licences.
 *
 * @param {import('./parts.mjs').Context} context
 * @param {string} platform
 */
export async function tensorflowPart(context, platform) {
  const wheel = wheelOf(context);
  const headers = await tensorflowHeaders(context.cache, () => wheel.get());
  const own = context.setup.tensorflow;
  let part;
  if (platform !== 'linux-x64') part = await jarPart(context, platform);
  else if (own.route === 'pypi' && own.version === version && own.folder)
    // The set-up has it out of the same wheel.
    part = { folder: path.join(own.folder, 'deps', 'lib'), source: own.source };
  else part = await wheelPart(context, platform, wheel);
  wheel.remove();
  // Only the wheel tells the licences of all that is in the library, which is of one version everywhere.
  return { version, headers: path.join(headers, 'include'), licences: headers, ...part };
}

function wheelPart(context, platform, wheel) {
  const about = { version, source: { name: wheelFile, sha256: wheelHash } };
  return takePart(context, `tensorflow-${version}-${platform}`, about, async (staging) => {
    await unpackZip(await wheel.get(), staging, (name) => {
      const file = path.posix.basename(name);
      return name === `tensorflow/${file}` && libraries.linux.test(file) ? file : undefined;
    });
  });
}

async function jarPart(context, platform) {
  const pin = tensorflowJars[platform];
  const about = { version, source: { name: pin.file, sha256: pin.sha256 } };
  const part = await takePart(context, `tensorflow-${version}-${platform}`, about, async (staging) => {
    const options = { folder: downloadsOf(context), name: `TensorFlow ${version}` };
    const jar = await downloadJar(pin, options);
    await unpackZip(jar, staging, (name) => {
      const file = path.posix.basename(name);
      const isNeeded = name.startsWith('org/') && libraries[platform.split('-')[0]].test(file);
      return isNeeded ? `lib/${file}` : undefined;
    });
    rmSync(jar);
  });
  return { ...part, folder: path.join(part.folder, 'lib') };
}
