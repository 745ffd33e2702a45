import type { Misfit, problems as english } from '../../en/messages/problems';
import type { Translated } from '../../message';
import { wordsOf } from '../../../problem';

/** What stands for a value that is not there; a text of that name stands in quotes. */
const missing = 'missing';

const kinds: Readonly<Record<Misfit['there'], string>> = { box: 'kontinuierliche', discrete: 'diskrete' };
const things: Readonly<Record<Misfit['what'], string>> = {
  actions: 'Aktionen',
  observations: 'Beobachtungen',
};

export const problems: Translated<typeof english> = {
  range: (range, { number: inForm }) => {
    const number = range.mended === 'form' ? inForm : String;
    switch (range.kind) {
      case 'number':
      case 'integer': {
        const what = range.kind === 'integer' ? 'eine ganze Zahl' : 'eine Zahl';
        const from = range.exclusiveMin ? `über ${number(range.min)}` : `von ${number(range.min)}`;
        return `${what} ${from} bis ${number(range.max)}`;
      }
      case 'switch':
        return range.mended === 'form' ? 'an oder aus' : 'true oder false';
      case 'choice':
        return range.options.map(({ label, value }) => (range.mended === 'form' ? label : value)).join(', ');
      case 'sizes':
        return `${range.minCount} bis ${range.maxCount} ganze Zahlen von ${number(range.min)} bis ${number(range.max)}`;
      case 'text':
        return range.allowed;
    }
  },
  setAllowed: (shown, { number }) => {
    const inForm = (value: unknown): string => {
      if (typeof value === 'boolean') return value ? 'an' : 'aus';
      if (typeof value === 'number') return number(value);
      return Array.isArray(value) ? value.join(', ') : String(value);
    };
    const usual = shown.mended === 'file' ? shown.written : (shown.label ?? inForm(shown.value));
    return `Setzen Sie einen erlaubten Wert; der Standardwert ist ${usual}.`;
  },
  misfit: ({ algorithm, environment, what, needed, there }) =>
    `${algorithm} braucht ${needed.map((kind) => kinds[kind]).join(' oder ')} ${things[what]}; ${environment} hat ${kinds[there]}.`,
  stateNumber: ({ environment }) =>
    `${environment} zeigt die Nummer eines Zustands, mit der sich nicht rechnen lässt. Wählen Sie den Standardwert.`,
  sentence: ({ problem }, { say }) => {
    const { field, value } = problem;
    const { allowed, remedy, where } = wordsOf(problem, say);
    const found = value === missing ? 'fehlt' : `ist ${value}`;
    return `${where === undefined ? '' : `${where}: `}${field} ${found}; erlaubt: ${allowed}. ${remedy}`;
  },
};
