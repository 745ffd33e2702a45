import { ownCommand } from '../../../platform/own-command';
import { plainText } from '../guide-text';
import { findGuide, readGuides } from '../../../guides/read-guides';
import { languages } from '../../../shared/language';
import { programFolder } from '../../../platform/program-folder';
import { wordOf, type Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { suggestion } from '../near-miss';
import { table } from '../words';

export const guide: Command = {
  name: 'guide',
  operands: ['[ID]'],
  summary: 'Read the guide of an algorithm or environment, or list them.',
  details: [
    'Formulas are written in Unicode as far as they can be, otherwise in TeX. The window shows them typeset.',
  ],
  options: {
    language: {
      value: languages.join('|'),
      doc: 'The language to read it in; default en. What is not translated is shown in English.',
    },
  },
  async run(given, terminal) {
    const language = wordOf(given, 'language', languages);
    const guides = readGuides(programFolder());
    const id = given.operands[0];
    if (id === undefined) {
      const ids = [...new Set(guides.map((one) => one.id))];
      const rows = ids
        .map((one) => findGuide(guides, one, language)!)
        .map(({ title, kind, ...one }) => [one.id, kind, title]);
      for (const line of table(['guide', 'about', 'title'], rows)) terminal.print(line);
      return exitCodes.fine;
    }
    const found = findGuide(guides, id, language);
    if (found === undefined)
      throw new UsageError(
        `There is no guide to ${id}.${suggestion(
          id,
          guides.map((one) => one.id),
        )} "${ownCommand()} guide" lists them.`,
      );
    for (const line of plainText(found)) terminal.print(line);
    return exitCodes.fine;
  },
};
