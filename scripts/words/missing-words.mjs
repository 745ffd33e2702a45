/** Which texts a language lacks, file by file, so that whoever adds one sees what is still said in English. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtIn } from '../../src/catalogue';
import { presetFilesIn, presetFolders } from '../../src/catalogue/preset-files';
import { topicsIn } from '../../src/guides/read-guides';
import { sharedMetrics, trainingMetrics } from '../../src/shared/catalogue/metrics';
import { findingSpeech } from '../../src/shared/diagnosis/finding-speech';
import { experimentFields } from '../../src/shared/experiment';
import { languages, usualLanguage } from '../../src/shared/language';
import { missingTexts } from '../../src/shared/language/fall-back';
import { algorithmTexts, environmentTexts, fieldTexts, namesUnder, titleAndDoc } from './card-texts.mjs';

/** The languages of the program that are not written first. */
export const otherLanguages = languages.filter((language) => language !== usualLanguage);

/** What stands in the files of languages, by their paths below the program's folder. */
const files = Object.fromEntries(
  Object.entries({
    ...import.meta.glob('../../src/shared/language/*/language.ts', { eager: true, import: 'language' }),
    ...import.meta.glob('../../src/shared/language/*/words.ts', { eager: true, import: 'words' }),
    ...import.meta.glob('../../src/shared/language/*/diagnosis.ts', { eager: true, import: 'diagnosis' }),
    ...import.meta.glob('../../src/shared/language/*/messages/index.ts', { eager: true, import: 'messages' }),
    ...import.meta.glob('../../src/renderer/i18n/*/index.ts', { eager: true, import: 'texts' }),
    ...import.meta.glob('../../src/{algorithms,environments}/*/words.*.ts', { eager: true, import: 'words' }),
  }).map(([file, content]) => [file.replace(/^(\.\.\/)+/, ''), content]),
);

/** Symbols of physics, which are the same in every language: m/s², N m. */
const isSymbol = (unit) => /^(m|s|kg|N|rad)([ /](m|s²?))?$/.test(unit);

/** What cards share; in English it stands on the cards themselves. */
function sharedCardTexts() {
  const cards = [builtIn.environments, builtIn.algorithms, builtIn.metrics, experimentFields];
  const ofTraining = Object.entries(trainingMetrics);
  const ofLearning = Object.entries(sharedMetrics).map(([name, card]) => [`learning/${name}`, card]);
  return {
    experiment: fieldTexts(experimentFields),
    metrics: Object.fromEntries(
      [...ofTraining, ...ofLearning].map(([name, card]) => [name, titleAndDoc(card)]),
    ),
    units: Object.fromEntries(Object.entries(namesUnder('unit', cards)).filter(([unit]) => !isSymbol(unit))),
    groups: namesUnder('group', cards),
  };
}

/** What every file of words has to say: its path in a language, the English texts and the language's own. */
function* wordFiles(language) {
  const same = (at) => ({ file: at(language), usual: files[at(usualLanguage)], own: files[at(language)] });
  const home = (code) => `src/shared/language/${code}`;
  yield same((code) => `${home(code)}/language.ts`);
  const words = same((code) => `${home(code)}/words.ts`);
  yield { ...words, usual: { ...words.usual, cards: sharedCardTexts() } };
  const diagnosis = same((code) => `${home(code)}/diagnosis.ts`);
  const speech = findingSpeech(language, (name) => name);
  yield { ...diagnosis, usual: diagnosis.usual(speech), own: diagnosis.own?.(speech) };
  yield same((code) => `${home(code)}/messages/index.ts`);
  yield same((code) => `src/renderer/i18n/${code}/index.ts`);
  for (const card of Object.values(builtIn.environments)) {
    const file = `src/environments/${card.id}/words.${language}.ts`;
    yield { file, usual: environmentTexts(card, files[file]), own: files[file] };
  }
  for (const card of Object.values(builtIn.algorithms)) {
    const file = `src/algorithms/${card.id}/words.${language}.ts`;
    yield { file, usual: algorithmTexts(card, Object.keys(sharedMetrics)), own: files[file] };
  }
}

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The same of presets: title, description and question. */
function* presetWordFiles(root, language) {
  for (const { path: file, words } of presetFolders(root).flatMap((folder) => presetFilesIn(folder))) {
    const { title, description, assignment, translations } = json(file);
    if (translations?.[language]) continue;
    const { question, options, hint, explanation } = assignment ?? {};
    yield {
      file: path.relative(root, file).replace(/\.json$/, `.${language}.json`),
      usual: JSON.parse(
        JSON.stringify({
          title,
          description,
          ...(assignment && { assignment: { question, options, hint, explanation } }),
        }),
      ),
      own: words[language] && json(words[language]),
    };
  }
}

/** The guides that there are in English alone. */
const missingGuides = (root, language) =>
  [
    ...Object.keys(builtIn.environments).map((id) => `src/environments/${id}/guide`),
    ...Object.keys(builtIn.algorithms).map((id) => `src/algorithms/${id}/guide`),
    ...topicsIn(root).map((id) => `resources/guides/topics/${id}`),
  ].filter(
    (guide) =>
      existsSync(path.join(root, `${guide}.md`)) && !existsSync(path.join(root, `${guide}.${language}.md`)),
  );

/**
 * Everything that a language lacks: files with the places of texts in them, none for a guide, which is wanted as a whole.
 * @param {string} root the program's folder
 * @param {string} language two letters of ISO 639; it need not have any file yet
 * @returns {{ file: string, texts: string[] }[]}
 */
export function missingWords(root, language) {
  if (language === usualLanguage) return [];
  const ofWords = [...wordFiles(language), ...presetWordFiles(root, language)].map(
    ({ file, usual, own }) => ({
      file: file.split(path.sep).join('/'),
      texts: missingTexts(usual, own),
    }),
  );
  return [
    ...ofWords.filter(({ texts }) => texts.length > 0),
    ...missingGuides(root, language).map((guide) => ({ file: `${guide}.${language}.md`, texts: [] })),
  ];
}
