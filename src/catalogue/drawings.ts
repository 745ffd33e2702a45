/** How each environment is drawn: found in `src/environments`, each by its folder. */
import { catalogue } from '../shared/catalogue';
import type { EnvironmentCard } from '../shared/catalogue/environment';
import type { Drawing, DrawingOf, EnvironmentDrawing } from '../shared/drawing/drawing';
import { gridDrawing } from '../shared/drawing/grid-world';
import { stateBars } from '../shared/drawing/state-bars';
import { textsIn } from '../shared/language/texts';
import type { DrawingWords } from '../shared/language/card-words';
import type { Language } from '../shared/language';
import { settingNumber } from '../shared/numbers/settings';
import { byFolder } from './by-folder';

interface DrawingModule {
  readonly drawing: EnvironmentDrawing | DrawingOf;
}

const modules = byFolder(import.meta.glob<DrawingModule>('../environments/*/drawing.ts', { eager: true }));

/** The environment's own drawing and its words in a language; of one that has none its cells, or its state as bars. */
function found(
  card: EnvironmentCard,
  language: Language,
): { drawing: EnvironmentDrawing; own: Partial<DrawingWords> | undefined } {
  const module = modules[card.id]?.drawing;
  if (module !== undefined)
    return {
      drawing: typeof module === 'function' ? module(card) : module,
      own: catalogue().words[language]?.environments?.[card.id]?.drawing,
    };
  const shared = textsIn(language).drawings;
  return card.cells !== undefined
    ? { drawing: gridDrawing(card), own: shared.cells }
    : { drawing: stateBars(card), own: shared.bars };
}

/**
 * How an environment is drawn in a language.
 * @param card in that language, with the environment's options
 */
export function drawingFor(card: EnvironmentCard, language: Language): Drawing {
  const { drawing, own } = found(card, language);
  const { words = {}, table, quantities, picture, ...rest } = drawing;
  const bound = {
    words: { ...words, ...own?.words },
    number: (value: number) => settingNumber(value, language),
  };
  return {
    ...rest,
    doc: own?.doc ?? drawing.doc,
    picture: (moment) => picture({ ...moment, ...bound }),
    ...(quantities && {
      quantities: quantities.map((one) => ({ ...one, name: own?.quantities?.[one.name] ?? one.name })),
    }),
    ...(table && {
      table: {
        doc: own?.tableDoc ?? table.doc,
        picture: (values, range, size) => table.picture(values, range, { ...size, ...bound }),
      },
    }),
  };
}
