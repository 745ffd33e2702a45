/** The name, version and icon of a program for macOS, which its folder tells in text files. */
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from './platforms.mjs';

const name = 'RL Lab';
const identifier = 'rl-lab';

/**
 * Names a program for macOS and its helpers, and takes its own application out.
 *
 * @param {string} app the folder `RL Lab.app`
 * @param {string} picture a square PNG of 512 or 1024 points
 */
export function nameMacProgram(app, picture) {
  const contents = path.join(app, 'Contents');
  const before = plistText(contents, 'CFBundleExecutable');
  renameProgram(app, name, identifier);
  changePlist(contents, (text) =>
    // The runtime would compare its application with a checksum of the one that it was built with.
    withoutKey(text, 'ElectronAsarIntegrity'),
  );
  for (const key of ['CFBundleShortVersionString', 'CFBundleVersion']) setPlist(contents, key, version);
  setPlist(contents, 'CFBundleDisplayName', name);
  const frameworks = path.join(contents, 'Frameworks');
  for (const entry of readdirSync(frameworks)) {
    const helper = /^(.+) Helper( \(.+\))?\.app$/.exec(entry);
    if (!helper || helper[1] !== before) continue;
    const target = `${name} Helper${helper[2] ?? ''}`;
    renameSync(path.join(frameworks, entry), path.join(frameworks, `${target}.app`));
    const kind = (helper[2] ?? '').replace(/[^A-Za-z]/g, '');
    renameProgram(
      path.join(frameworks, `${target}.app`),
      target,
      `${identifier}.helper${kind && `.${kind}`}`,
    );
  }
  const resources = path.join(contents, 'Resources');
  for (const own of ['app.asar', 'default_app.asar', 'app'])
    rmSync(path.join(resources, own), { recursive: true, force: true });
  const icon = plistText(contents, 'CFBundleIconFile');
  writeFileSync(path.join(resources, /\.icns$/.test(icon) ? icon : `${icon}.icns`), iconFile(picture));
}

function renameProgram(app, to, id) {
  const contents = path.join(app, 'Contents');
  const executable = path.join(contents, 'MacOS', plistText(contents, 'CFBundleExecutable'));
  renameSync(executable, path.join(contents, 'MacOS', to));
  for (const key of ['CFBundleExecutable', 'CFBundleName', 'CFBundleDisplayName'])
    if (plistText(contents, key) !== undefined) setPlist(contents, key, to);
  setPlist(contents, 'CFBundleIdentifier', id);
}

const plistFile = (contents) => path.join(contents, 'Info.plist');

function changePlist(contents, change) {
  const file = plistFile(contents);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const entry = (key) => new RegExp(`(<key>${key}</key>\\s*<string>)([^<]*)(</string>)`);

function plistText(contents, key) {
  const file = plistFile(contents);
  return existsSync(file) ? entry(key).exec(readFileSync(file, 'utf8'))?.[2] : undefined;
}

function setPlist(contents, key, value) {
  changePlist(contents, (text) =>
    entry(key).test(text)
      ? text.replace(entry(key), `$1${value}$3`)
      : text.replace('<dict>', `<dict>\n\t<key>${key}</key>\n\t<string>${value}</string>`),
  );
}

/** Removes a key whose value is a dictionary with at most one level of dictionaries inside. */
const withoutKey = (text, key) =>
  text.replace(new RegExp(`\\s*<key>${key}</key>\\s*<dict>(?:[^]*?<dict>[^]*?</dict>)*[^]*?</dict>`), '');

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
