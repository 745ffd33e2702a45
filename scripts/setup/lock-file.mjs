import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectPaths } from './paths.mjs';

const checksum = /^sha512-[A-Za-z0-9+/]{86}==$/;

/**
 * Tells where package-lock.json leaves open what will be installed: a package without a checksum, one that names where
 * it is fetched from (a mirror may serve it; the checksum says what it must be), or one that is no published version.
 *
 * @param {{ packages?: Record<string, { version?: string, integrity?: string, resolved?: string, link?: boolean }> }} lock
 * @returns {string[]} one line for each fault
 */
export function lockFileFaults(lock) {
  const packages = Object.entries(lock.packages ?? {}).filter(([name]) => name !== '');
  if (packages.length === 0) return ['package-lock.json lists no packages'];
  return packages.flatMap(([name, { version, integrity, resolved, link }]) => [
    ...(link || !/^\d+\.\d+\.\d+/.test(version ?? '') ? [`${name} is no published version`] : []),
    ...(checksum.test(integrity ?? '') ? [] : [`${name} has no sha512 checksum`]),
    ...(resolved === undefined ? [] : [`${name} names where it is fetched from: ${resolved}`]),
  ]);
}

/**
 * Tells what in a clone would let packages change unseen or run their own scripts while they are installed.
 *
 * @param {string} root
 * @returns {string[]} one line for each fault
 */
export function supplyFaults(root) {
  const settings = readFileSync(path.join(root, '.npmrc'), 'utf8').split(/\r?\n/);
  const wanted = ['ignore-scripts=true', 'omit-lockfile-registry-resolved=true'];
  return [
    ...lockFileFaults(JSON.parse(readFileSync(projectPaths(root).lockFile, 'utf8'))),
    ...wanted.filter((line) => !settings.includes(line)).map((line) => `.npmrc lacks ${line}`),
    ...settings
      .filter((line) => /^\s*(?:registry|.*:registry|strict-ssl|proxy|https-proxy)\s*=/.test(line))
      .map((line) => `.npmrc sets what belongs to a person's own settings: ${line}`),
  ];
}
