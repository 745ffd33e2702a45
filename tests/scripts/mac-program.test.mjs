import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, parse } from 'plist';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machObject } from '../../scripts/bundle/mach-object.mjs';
import { macFaults } from '../../scripts/bundle/mac-faults.mjs';
import { nameMacProgram } from '../../scripts/bundle/mac-program.mjs';
import { version } from '../../scripts/bundle/platforms.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

const kernels = (platform) => path.join(projectRoot, 'native', 'prebuilt', platform, 'rl-lab-kernels.node');
const icon = path.join(projectRoot, 'resources', 'icon.png');
let folder;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-mac-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names) => path.join(folder, ...names);

/** A program as it is delivered, with a description of nested parts. */
function writeProgram(app, name, more = {}) {
  mkdirSync(at(app, 'Contents', 'MacOS'), { recursive: true });
  mkdirSync(at(app, 'Contents', 'Resources', 'app'), { recursive: true });
  const program = at(app, 'Contents', 'MacOS', name);
  copyFileSync(kernels('darwin-arm64'), program);
  chmodSync(program, 0o755);
  const about = { CFBundleExecutable: name, CFBundlePackageType: 'APPL', CFBundleName: name, ...more };
  writeFileSync(at(app, 'Contents', 'Info.plist'), build(about));
}

const describedIn = (app) => parse(readFileSync(at(app, 'Contents', 'Info.plist'), 'utf8'));

describe('a program for macOS', () => {
  const helper = 'RL Lab.app/Contents/Frameworks/Given Helper (GPU).app';
  beforeEach(() => {
    writeProgram('RL Lab.app', 'Given', {
      CFBundleDisplayName: 'Given',
      CFBundleIconFile: 'icon.icns',
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: 'abc' } },
      LSEnvironment: { MallocNanoZone: '0' },
      NSAppTransportSecurity: { NSExceptionDomains: { localhost: { NSIncludesSubdomains: false } } },
    });
    writeProgram(helper, 'Given Helper (GPU)');
  });

  test('bears our name, version and icon, and keeps the rest of its description', () => {
    nameMacProgram(at('RL Lab.app'), icon);
    expect(describedIn('RL Lab.app')).toMatchObject({
      ...{ CFBundleExecutable: 'RL Lab', CFBundleName: 'RL Lab', CFBundleDisplayName: 'RL Lab' },
      ...{ CFBundleIdentifier: 'rl-lab', CFBundleVersion: version, LSMinimumSystemVersion: '13.5' },
      LSEnvironment: { MallocNanoZone: '0' },
      NSAppTransportSecurity: { NSExceptionDomains: { localhost: { NSIncludesSubdomains: false } } },
    });
    expect(describedIn('RL Lab.app')).not.toHaveProperty('ElectronAsarIntegrity');
    expect(describedIn(helper.replace('Given', 'RL Lab'))).toMatchObject({
      CFBundleExecutable: 'RL Lab Helper (GPU)',
      CFBundleIdentifier: 'rl-lab.helper.GPU',
    });
    expect(readFileSync(at('RL Lab.app/Contents/Resources/icon.icns')).toString('latin1', 0, 4)).toBe('icns');
    expect(macFaults(folder, 'darwin-arm64')).toEqual([]);
  });

  test('whose description is not as its folder is found out', () => {
    rmSync(at('RL Lab.app/Contents/MacOS/Given'));
    writeFileSync(at(helper, 'Contents', 'Info.plist'), '<plist><dict></plist>');
    expect(macFaults(folder, 'darwin-arm64')).toEqual([
      expect.stringMatching(/Given Helper \(GPU\)\.app.*Info\.plist cannot be read/),
      'RL Lab.app/Contents/Info.plist asks for an archive that is not there',
    ]);
  });
});

// Links, which a Mac's program has, take an administrator on Windows; folders are made elsewhere.
describe.skipIf(process.platform === 'win32')('what a Mac would not load', () => {
  test('is told from what it would', () => {
    const { processor, isProgram, libraries, isSigned } = machObject(kernels('darwin-arm64'));
    expect({ processor, isProgram, isSigned }).toEqual({
      processor: 'arm64',
      isProgram: false,
      isSigned: true,
    });
    expect(libraries).toContain('/usr/lib/libSystem.B.dylib');
    expect(machObject(kernels('linux-x64'))).toBeUndefined();
  });

  test('is what is for another processor, and links out of the folder', () => {
    copyFileSync(kernels('darwin-x64'), at('kernels.node'));
    symlinkSync('/etc/hostname', at('outside'));
    symlinkSync('kernels.node', at('inside'));
    expect(macFaults(folder, 'darwin-x64')).toEqual(['outside leads out of the folder, or nowhere']);
    expect(macFaults(folder, 'darwin-arm64')[0]).toBe('kernels.node is for another processor');
  });

  test('is what needs a library that lies nowhere where it is looked for', () => {
    const bytes = readFileSync(kernels('darwin-arm64'));
    // The same length as the name that it takes the place of.
    const [from, to] = ['/usr/lib/libSystem.B.dylib', '@rpath/libtensorflow.dylib'];
    bytes.write(to, bytes.indexOf(from), 'latin1');
    writeFileSync(at('kernels.node'), bytes);
    expect(macFaults(folder, 'darwin-arm64')).toEqual([
      'kernels.node needs @rpath/libtensorflow.dylib, which is neither in the folder nor part of macOS',
    ]);
  });
});
