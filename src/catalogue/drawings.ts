/** How each environment is drawn: found in `src/environments`, each by its folder. */
import { catalogue } from '../shared/catalogue';
import type { EnvironmentCard } from '../shared/catalogue/environment';
import type { Drawing, DrawingOf, EnvironmentDrawing, Sheet } from '../shared/drawing/drawing';
import { gridDrawing } from '../shared/drawing/grid-world';
import { paintPicture } from '../shared/drawing/paint';
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
  const sheet = (width: number, height: number): Sheet => ({
    width,
    height,
    words: { ...words, ...own?.words },
    number: (value) => settingNumber(value, language),
  });
  return {
    ...rest,
    doc: own?.doc ?? drawing.doc,
    draw(context, width, height, state, action, palette, before) {
      const moment = { ...sheet(width, height), state, action, before };
      paintPicture(context, width, height, picture(moment), palette);
    },
    ...(quantities && {
      quantities: quantities.map((one) => ({ ...one, name: own?.quantities?.[one.name] ?? one.name })),
    }),
    ...(table && {
      table: {
        doc: own?.tableDoc ?? table.doc,
        draw(context, width, height, values, range, palette) {
          paintPicture(context, width, height, table.picture(values, range, sheet(width, height)), palette);
        },
      },
    }),
  };
}
