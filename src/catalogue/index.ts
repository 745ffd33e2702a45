/**
 * The program's own catalogue: the environments and algorithms found in `src/environments` and `src/algorithms`, each in
 * the folder of its id. Every process imports this module where it begins, which makes it the catalogue of the process.
 */
import { createCatalogue, installCatalogue } from '../shared/catalogue';
import type { AlgorithmCard } from '../shared/catalogue/algorithm';
import type { EnvironmentCard } from '../shared/catalogue/environment';
import { languages } from '../shared/language';
import type { AnyAlgorithmWords, AnyEnvironmentWords } from '../shared/language/card-words';
import { byFolder } from './by-folder';

interface Card {
  readonly id: string;
  readonly title: string;
  readonly order?: number;
}

/** As the cards ask for; those that ask for nothing come last, by their titles. */
const byOrder = (a: Card, b: Card): number =>
  (a.order ?? Infinity) === (b.order ?? Infinity)
    ? a.title.localeCompare(b.title, 'en')
    : (a.order ?? Infinity) - (b.order ?? Infinity);

/** The cards of some folders, in their order. */
function cardsOf<C extends Card>(
  folder: string,
  modules: Readonly<Record<string, { readonly card: C }>>,
): C[] {
  for (const [id, { card }] of Object.entries(byFolder(modules)))
    if (id !== card.id)
      throw new Error(`The card in src/${folder}/${id} has the id ${card.id}. Name the folder after it.`);
  return Object.values(modules)
    .map(({ card }) => card)
    .sort(byOrder);
}

/** The words of a language in some folders, by the folders' names: what `words.XX.ts` in each of them has. */
const wordsOf = <W>(modules: Readonly<Record<string, W>>, language: string): Readonly<Record<string, W>> =>
  byFolder(
    Object.fromEntries(Object.entries(modules).filter(([path]) => path.endsWith(`/words.${language}.ts`))),
  );

const environmentWords = import.meta.glob<AnyEnvironmentWords>('../environments/*/words.*.ts', {
  eager: true,
  import: 'words',
});
const algorithmWords = import.meta.glob<AnyAlgorithmWords>('../algorithms/*/words.*.ts', {
  eager: true,
  import: 'words',
});

export const builtIn = createCatalogue({
  environments: cardsOf(
    'environments',
    import.meta.glob<{ card: EnvironmentCard }>('../environments/*/card.ts', { eager: true }),
  ),
  algorithms: cardsOf(
    'algorithms',
    import.meta.glob<{ card: AlgorithmCard }>('../algorithms/*/card.ts', { eager: true }),
  ),
  words: Object.fromEntries(
    languages.map((language) => [
      language,
      {
        environments: wordsOf(environmentWords, language),
        algorithms: wordsOf(algorithmWords, language),
      },
    ]),
  ),
});

installCatalogue(builtIn);

export const { environments, algorithms } = builtIn;
