/**
 * The parts of a handed-out folder that neither package-lock.json nor the set-up's own pins cover, each with its
 * checksum. They come out of package registries through pip and Maven.
 */

const native = { group: 'org.tensorflow', artifact: 'tensorflow-core-native', release: '1.0.0' };

/** TensorFlow's library out of a Java archive; on linux-x64 it is that of the set-up's wheel. */
export const tensorflowJars = {
  'linux-arm64': {
    ...native,
    classifier: 'linux-arm64',
    file: 'tensorflow-core-native-1.0.0-linux-arm64.jar',
    size: 148_373_099,
    sha256: '950c366eac5c29a426bcd50cc82b14c8aafc579fa14a7937cbad55f04af7c791',
  },
  'win32-x64': {
    ...native,
    classifier: 'windows-x86_64',
    file: 'tensorflow-core-native-1.0.0-windows-x86_64.jar',
    size: 77_077_739,
    sha256: 'b9b96c7ccf37f54bed6a2a03d895a4c6ffcbee17e77b6951dbd2127a0a8a927a',
  },
  'darwin-arm64': {
    ...native,
    classifier: 'macosx-arm64',
    file: 'tensorflow-core-native-1.0.0-macosx-arm64.jar',
    size: 127_041_095,
    sha256: 'be3bcf51e2036fd7813691761ac6796b8a10c57c303f36a760f804925e303332',
  },
  'darwin-x64': {
    ...native,
    classifier: 'macosx-x86_64',
    file: 'tensorflow-core-native-1.0.0-macosx-x86_64.jar',
    size: 152_541_545,
    sha256: '8df13d05965bbcd284b80b74a832c672506a2a8752ec464dc0179da55279a561',
  },
};

/** What the pinned compiler makes of the sources of tfjs-node's binding on Linux x64, in every clone. */
export const bindingSums = {
  'linux-x64': 'db63242585004fbf0c04962d1180c48096dce98d04060ebfa9388d3d69992d15',
  'linux-arm64': '7a831897216bc9b7a6c525c2c5649f124ce5483036e096b646256c32f4cd4b62',
  'win32-x64': '8b6bce6204a2d75a16183bc6daa381b903739c73b310878896bf58843fff2a42',
  'darwin-arm64': 'a7f8ff46ce598a80dffd56173e0dc2a1b3df16d4f40810d57abd7f65c4f2cb57',
  'darwin-x64': '1afb779e85223f73b71cb8e996ce861ac242d434e39ea23f475dcd309aaffc2c',
};
