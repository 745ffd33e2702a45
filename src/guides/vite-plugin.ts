/**
 * Brings the guides into the window as they are to be shown, so that it needs neither Markdown nor KaTeX.
 *
 * - `virtual:guides` is the list of guides, with the words to search in and a function that loads the HTML.
 * - `virtual:guides.css` places the parts of the formulas.
 */
import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { guideModules } from './guide-modules';

export function guidesPlugin(root: string): Plugin {
  let modules = new Map<string, string>();

  return {
    name: 'rl-lab-guides',
    enforce: 'pre',
    async buildStart() {
      // The catalogue is found by `import.meta.glob`, which is Vite's: the configuration itself is loaded without it.
      const { module } = await runnerImport<{ readonly guideModules: typeof guideModules }>(
        join(root, 'src', 'guides', 'guide-modules.ts'),
        { configFile: false, root },
      );
      modules = module.guideModules(root);
    },
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
    transform(code, id) {
      // Of the three formats of each font Chromium takes the first; the others would only be carried along.
      if (!/katex[\\/]dist[\\/]katex\.min\.css$/.test(id)) return undefined;
      return code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
    },
  };
}
