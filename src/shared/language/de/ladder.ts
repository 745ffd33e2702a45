/** The rungs of the ladder in German, by their ids. */
export const rungWords: Readonly<Record<string, { readonly title: string; readonly doc: string }>> = {
  naive: {
    title: 'Naiv',
    doc: 'Lernt aus jeder Transition einmal, auf Zielwerte des Netzes selbst hin.',
  },
  replay: { title: '+ Replay', doc: 'Lernt aus Minibatches vergangener Transitionen.' },
  target: {
    title: '+ Zielnetz = DQN',
    doc: 'Die Zielwerte kommen aus einer Kopie des Netzes, die eine Weile stillsteht.',
  },
  double: {
    title: 'Double DQN',
    doc: 'Das eine Netz wählt die nächste Aktion, das andere bewertet sie.',
  },
  dueling: {
    title: 'Dueling DQN',
    doc: 'Wert des Zustands und Vorteile der Aktionen in zwei Strömen.',
  },
  noisy: {
    title: 'Noisy DQN',
    doc: 'Gelerntes Rauschen in den Gewichten exploriert anstelle von Epsilon.',
  },
  all: { title: 'Alles zusammen', doc: 'Double, Dueling und Noisy in einem Agenten.' },
};
