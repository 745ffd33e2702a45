/** The name, version and icon of a program for macOS, which its folder tells in property lists. */
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, parse } from 'plist';
import { version } from './platforms.mjs';

const name = 'RL Lab';
const identifier = 'rl-lab';
/** The oldest macOS that the pinned Node starts on. */
const oldestSystem = '13.5';

/**
 * Names a program for macOS and its helpers, and takes its own application out.
 *
 * @param {string} app the folder `RL Lab.app`
 * @param {string} picture a square PNG of 512 or 1024 points
 */
export function nameMacProgram(app, picture) {
  const { CFBundleExecutable: before, CFBundleIconFile: icon } = describe(app, name, identifier, (about) => {
    // The runtime would compare its application with a checksum of the one that it was built with.
    delete about.ElectronAsarIntegrity;
    Object.assign(about, {
      CFBundleDisplayName: name,
      CFBundleShortVersionString: version,
      CFBundleVersion: version,
      LSMinimumSystemVersion: oldestSystem,
      NSHumanReadableCopyright: 'MIT licence; see the folder licences',
    });
  });
  const frameworks = path.join(app, 'Contents', 'Frameworks');
  for (const entry of readdirSync(frameworks)) {
    const [, owner, kind = ''] = /^(.+) Helper( \(.+\))?\.app$/.exec(entry) ?? [];
    if (owner !== before) continue;
    const helper = `${name} Helper${kind}`;
    const folder = path.join(frameworks, `${helper}.app`);
    renameSync(path.join(frameworks, entry), folder);
    const suffix = kind.replace(/[^A-Za-z]/g, '');
    describe(folder, helper, `${identifier}.helper${suffix && `.${suffix}`}`);
  }
  const resources = path.join(app, 'Contents', 'Resources');
  for (const own of ['app.asar', 'default_app.asar', 'app'])
    rmSync(path.join(resources, own), { recursive: true, force: true });
  writeFileSync(path.join(resources, /\.icns$/.test(icon) ? icon : `${icon}.icns`), iconFile(picture));
}

/** Gives a program and its description a name; returns the description as it was. */
function describe(app, to, id, change) {
  const contents = path.join(app, 'Contents');
  const file = path.join(contents, 'Info.plist');
  const before = parse(readFileSync(file, 'utf8'));
  const programs = path.join(contents, 'MacOS');
  renameSync(path.join(programs, before.CFBundleExecutable), path.join(programs, to));
  const about = { ...before, CFBundleExecutable: to, CFBundleName: to, CFBundleIdentifier: id };
  if (before.CFBundleDisplayName !== undefined) about.CFBundleDisplayName = to;
  change?.(about);
  writeFileSync(file, build(about));
  return before;
}

/** An icon of macOS that holds one PNG. */
function iconFile(picture) {
  const png = readFileSync(picture);
  const kind = png.readUInt32BE(16) >= 1024 ? 'ic10' : 'ic09';
  const header = (text, length) => {
    const bytes = Buffer.alloc(8);
    bytes.write(text, 'latin1');
    bytes.writeUInt32BE(length, 4);
    return bytes;
  };
  return Buffer.concat([header('icns', png.length + 16), header(kind, png.length + 8), png]);
}
