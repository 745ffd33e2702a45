/** The package for Debian, Ubuntu and their relatives: the handed-out folder in /opt, its commands, and a menu entry. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { showGrowth } from '../../setup/progress.mjs';
import { lastLines, run } from '../../setup/processes.mjs';
import { electronPackages } from '../../setup/system-libraries.mjs';
import { copy } from '../assemble.mjs';
import { filesOf } from '../checksums.mjs';

const name = 'rl-lab';
const place = `/opt/${name}`;
/** What each file is dated by, so that the same folder gives the same package. */
const day = Date.UTC(1980, 0, 1) / 1000;

/**
 * Writes the package of a handed-out folder.
 *
 * @param {{ folder: string, target: string, root: string, version: string, architecture: string, compression?: 'xz' | 'none' }} order
 *   root: the clone
 */
export async function makeDebianPackage({ folder, target, root, version, architecture, compression = 'xz' }) {
  const tree = mkdtempSync(path.join(path.dirname(target), '.debian-'));
  try {
    const at = (file) => path.join(tree, file);
    const write = (file, text) => {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), text, { mode: 0o644 });
    };
    copy(folder, at(place));
    // With root's rights the sandbox's helper works where ordinary users may make no namespaces.
    const helper = at(`${place}/program/chrome-sandbox`);
    if (existsSync(helper)) chmodSync(helper, 0o4755);
    mkdirSync(at('/usr/bin'), { recursive: true });
    for (const command of ['rl-lab', 'lab']) symlinkSync(`${place}/${command}`, at(`/usr/bin/${command}`));
    write(`/usr/share/applications/${name}.desktop`, desktopEntry);
    const icons = '/usr/share/icons/hicolor';
    copy(path.join(root, 'resources', 'icon.png'), at(`${icons}/512x512/apps/${name}.png`));
    copy(path.join(root, 'resources', 'icon.svg'), at(`${icons}/scalable/apps/${name}.svg`));
    copy(path.join(root, 'LICENSE'), at(`/usr/share/doc/${name}/copyright`));
    write('/DEBIAN/control', control({ version, architecture, kilobytes: kilobytesOf(tree) }));
    await build(tree, target, compression);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

async function build(tree, target, compression) {
  chmodSync(tree, 0o755);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(day) };
  const args = [`-Z${compression}`, '--root-owner-group', '--build', tree, target];
  const { code, output } = await showGrowth(target, () => run('dpkg-deb', args, { env }));
  if (code !== 0) throw new Error(`dpkg-deb could not make it: ${lastLines(output)}`);
}

const kilobytesOf = (tree) =>
  filesOf(tree).reduce((sum, file) => sum + Math.ceil(statSync(path.join(tree, file)).size / 1024), 0);

/** Versions before a release are earlier than it, which Debian writes with a tilde. */
export const debianVersion = (version) => version.replace('-', '~');

function control({ version, architecture, kilobytes }) {
  const libraries = electronPackages.map((names) => names.join(' | '));
  return `Package: ${name}
Version: ${debianVersion(version)}
Architecture: ${architecture}
Maintainer: RL Lab <maintainers@rl-lab.invalid>
Installed-Size: ${kilobytes}
Depends: ${['libc6 (>= 2.28)', ...libraries].join(', ')}
Section: education
Priority: optional
Description: workbench for deep reinforcement learning
 Set up an experiment, train natively, watch it learn, compare.
 .
 Everything that it needs to run is in it: no network and no other
 installation of Node, Python or TensorFlow is used.
`;
}

const desktopEntry = `[Desktop Entry]
Type=Application
Name=RL Lab
GenericName=Workbench for reinforcement learning
GenericName[de]=Werkbank für Reinforcement Learning
Comment=Train agents, watch them learn, compare them
Comment[de]=Agenten trainieren, ihnen beim Lernen zusehen, sie vergleichen
Exec=rl-lab
Icon=${name}
Terminal=false
Categories=Education;Science;ArtificialIntelligence;
StartupWMClass=RL Lab
`;
