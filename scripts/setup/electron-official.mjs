/**
 * Downloads and unpacks the official Electron, in a process of its own, as Electron's installer needs a
 * newer Node than the set-up. It is the work of node_modules/electron/install.js with the same
 * libraries, settings (ELECTRON_MIRROR, electron_config_cache, ...) and checksums, but it goes into a
 * folder of our choice, and it gives up soon where the host cannot be reached.
 *
 * Called as: node electron-official.mjs ELECTRON_PACKAGE TARGET TEMPORARY [PLATFORM-PROCESSOR]
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchFile } from './download.mjs';
import { removeOnceFree } from './held-file.mjs';

const own = `${process.platform}-${process.arch}`;
const [electronPackage, target, temporary, system = own] = process.argv.slice(2);
const [platform, arch] = system.split('-');
const require = createRequire(path.join(electronPackage, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { version } = JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8'));

try {
  const { downloadArtifact, ElectronDownloadCacheMode } = await load('@electron/get');
  const { extract } = await load('@electron-internal/extract-zip');
  const zip = await downloadArtifact({
    version,
    artifactName: 'electron',
    platform,
    arch,
    checksums: JSON.parse(readFileSync(path.join(electronPackage, 'checksums.json'), 'utf8')),
    cacheRoot: process.env.electron_config_cache,
    cacheMode: ElectronDownloadCacheMode.ReadOnly,
    tempDirectory: temporary,
    downloader: { download: (url, file) => fetchFile({ url, target: file, name: `Electron ${version}` }) },
  });
  await extract(zip, { dir: target });
  removeOnceFree(zip);
  removeOnceFree(path.join(target, 'electron.d.ts'));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
