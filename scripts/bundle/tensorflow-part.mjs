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
const licences = /(?:^|\/)(LICENSE|THIRD_PARTY_TF_JNI_LICENSES\/.+)$/;

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
    part = { folder: path.join(own.folder, 'deps', 'lib'), source: own.source, licences: headers };
  else part = await wheelPart(context, platform, wheel, headers);
  wheel.remove();
  return { version, headers: path.join(headers, 'include'), ...part };
}

async function wheelPart(context, platform, wheel, headers) {
  const about = { version, source: { name: wheelFile, sha256: wheelHash } };
  const part = await takePart(context, `tensorflow-${version}-${platform}`, about, async (staging) => {
    await unpackZip(await wheel.get(), staging, (name) => {
      const file = path.posix.basename(name);
      return name === `tensorflow/${file}` && libraries.linux.test(file) ? file : undefined;
    });
  });
  return { ...part, licences: headers };
}

async function jarPart(context, platform) {
  const pin = tensorflowJars[platform];
  const about = { version, source: { name: pin.file, sha256: pin.sha256 } };
  const part = await takePart(context, `tensorflow-${version}-${platform}`, about, async (staging) => {
    const options = { folder: downloadsOf(context), name: `TensorFlow ${version}` };
    const jar = await downloadJar(pin, options);
    await unpackZip(jar, staging, (name) => {
      const file = path.posix.basename(name);
      if (!name.startsWith('org/')) return undefined;
      if (libraries[platform.split('-')[0]].test(file)) return `lib/${file}`;
      const licence = licences.exec(name);
      return licence ? `licences/${licence[1]}` : undefined;
    });
    rmSync(jar);
  });
  const inside = (name) => path.join(part.folder, name);
  return { ...part, folder: inside('lib'), licences: inside('licences') };
}
