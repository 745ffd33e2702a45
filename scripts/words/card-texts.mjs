/** What there is to say of cards, in the shape of their words in another language (src/shared/language/card-words.ts). */

const mapped = (record, change) =>
  Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, change(value, name)]));

/** Words of fields: label, sentence, and what their kind has to say beside. */
export const fieldTexts = (fields) =>
  mapped(fields, (field) => ({
    label: field.label,
    doc: field.doc,
    ...(field.kind === 'choice' && {
      options: Object.fromEntries(field.options.map(({ value, label, doc }) => [value, { label, doc }])),
    }),
    ...(field.kind === 'text' && { allowed: field.allowed, complaint: field.complaint }),
  }));

const only = (names) => (value) => Object.fromEntries(names.map((name) => [name, value[name]]));

export const titleAndDoc = only(['title', 'doc']);

/** Names of a space's numbers or values, by themselves. */
const names = (space) =>
  Object.fromEntries(
    (space.kind === 'box' ? space.dimensions.map(({ name }) => name) : space.names).map((name) => [
      name,
      name,
    ]),
  );

/** @param own the words that there are: a rule for names, a function, names them all */
export const environmentTexts = (card, own) => ({
  ...only(['title', 'summary', 'reward', 'termination', 'citation'])(card),
  ...(typeof own?.observation !== 'function' && { observation: names(card.observation) }),
  ...(typeof own?.action !== 'function' && { action: names(card.action) }),
  ...(card.options && { options: fieldTexts(card.options) }),
  ...(card.slice && { axes: mapped({ [card.slice.x.name]: 1, [card.slice.y.name]: 1 }, (_, name) => name) }),
});

/** @param shared names of the metrics that are said once for all algorithms */
export const algorithmTexts = (card, shared) => ({
  ...only(['title', 'summary', 'source'])(card),
  hyperparameters: fieldTexts(card.hyperparameters),
  metrics: mapped(
    Object.fromEntries(Object.entries(card.metrics).filter(([name]) => !shared.includes(name))),
    titleAndDoc,
  ),
  ...(card.variants && { variants: card.variants.words }),
  ...(card.stepWords && { stepWords: card.stepWords }),
  ...(card.improvements && { improvements: mapped(card.improvements, only(['label', 'reason'])) }),
  ...(card.ladder && {
    ladder: {
      doc: card.ladder.doc,
      rungs: mapped(card.ladder.rungs, titleAndDoc),
      top: titleAndDoc(card.ladder.top),
    },
  }),
});

/** Units and headings of sections, by themselves: wherever in a card they stand. */
export function namesUnder(key, value, found = {}) {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, item] of Object.entries(value))
    if (name === key && typeof item === 'string') found[item] = item;
    else namesUnder(key, item, found);
  return found;
}
