/**
 * Brings the guides into the window as they are to be shown, so that it needs neither Markdown nor KaTeX.
 *
 * - `virtual:guides` is the list of guides, with the words to search in and a function that loads the HTML.
 * - `virtual:guides.css` places the parts of the formulas.
 */
import type { Plugin } from 'vite';
import { searchableText } from './plain-text';
import { readGuides } from './read-guides';
import { StyleClasses, typesetGuide } from './typeset';

const list = 'virtual:guides';
const styles = 'virtual:guides.css';
const page = 'virtual:guides/';

export function guidesPlugin(root: string): Plugin {
  let modules = new Map<string, string>();

  function typesetAll(): Map<string, string> {
    const guides = readGuides(root);
    const classes = new StyleClasses();
    const made = new Map<string, string>();
    const entries = guides.map((guide) => {
      const { id, kind, language, title, sections } = guide;
      const name = `${page}${id}.${language}`;
      made.set(name, `export default ${JSON.stringify(typesetGuide(guide, classes))};`);
      const described = {
        id,
        kind,
        language,
        title,
        sections: sections.map(({ slug, title: heading, depth, tokens }) => ({
          slug,
          title: heading,
          depth,
          text: searchableText(tokens),
        })),
      };
      const load = `() => import(${JSON.stringify(name)}).then((module) => module.default)`;
      return `{ ...${JSON.stringify(described)}, load: ${load} }`;
    });
    made.set(list, `export const guides = [${entries.join(',\n')}];`);
    made.set(styles, classes.toString());
    return made;
  }

  return {
    name: 'rl-lab-guides',
    enforce: 'pre',
    buildStart() {
      modules = typesetAll();
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
