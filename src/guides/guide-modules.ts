/** The guides as modules of the window's page, typeset. */
import { searchableText } from './searchable-text';
import { readGuides } from './read-guides';
import { StyleClasses, typesetGuide } from './typeset';

/** The names of the modules. */
const list = 'virtual:guides';
const styles = 'virtual:guides.css';
const page = 'virtual:guides/';

/**
 * Makes the code of every module, by its name.
 * @param root the program's folder
 * @throws GuideError for the first guide that cannot be used
 */
export function guideModules(root: string): Map<string, string> {
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
