/** Which npm packages went into a build: their licences are handed out with it. */

/** The list's name, beside what was built. */
export const builtPackagesFile = 'packages.json';

/**
 * Writes down the npm packages whose code or files went into a build.
 *
 * @returns {import('vite').Plugin}
 */
export function builtPackages() {
  return {
    name: 'rl-lab-built-packages',
    apply: 'build',
    generateBundle(_options, output) {
      const assets = Object.values(output).flatMap(({ originalFileNames = [] }) => originalFileNames);
      const names = [...this.getModuleIds(), ...assets].map(packageOf).filter(Boolean);
      const source = JSON.stringify([...new Set(names)].sort(), null, 2);
      this.emitFile({ type: 'asset', fileName: builtPackagesFile, source: `${source}\n` });
    },
  };
}

/** The package that a file belongs to, by its path in node_modules, or undefined. */
function packageOf(id) {
  const file = id.replaceAll('\\', '/').split('?')[0];
  const within = file.lastIndexOf('/node_modules/');
  if (within < 0) return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(file.slice(within + '/node_modules/'.length))[0];
}
