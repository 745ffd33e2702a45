/** What the diagnosis says of the policy, in German. */
import type { DiagnosisTexts } from '../../../diagnosis/describe';
import type { FindingSpeech } from '../../../diagnosis/finding-speech';

type Rules =
  | 'entropyCollapsed'
  | 'actionsSaturated'
  | 'temperatureExploded'
  | 'temperatureVanished'
  | 'klHigh'
  | 'valuesUseless';

export function policy({ count, value, share, known, metric }: FindingSpeech): Pick<DiagnosisTexts, Rules> {
  return {
    entropyCollapsed: {
      title: 'Die Strategie exploriert zu früh nicht mehr',
      seen: (f) =>
        `Die Metrik „${metric(f.metric)}“ fiel von höchstens ${value(f.most)} auf ${value(f.now)} und ist seit Schritt ${count(f.since)}, nach ${share(f.share)} des Budgets, niedrig geblieben.`,
      why: 'Eine Strategie, die immer dieselbe Aktion wählt, sieht nichts Neues, und so korrigiert sie auch nichts: Sie hat sich festgelegt, bevor sie gut war.',
      remedy: 'Erhöhen Sie den Entropiebonus, oder senken Sie die Lernrate.',
    },
    actionsSaturated: {
      title: 'Die Aktionen sind gesättigt',
      seen: (f) =>
        `Seit Schritt ${count(f.since)} liegen ${share(f.typical)} der Aktionen der Strategie an einer Grenze.${known(f.gradient, (norm) => `Der Gradient, der die Strategie erreicht, hat die Norm ${norm}.`)}`,
      why: 'An seinen Grenzen ist der Tangens hyperbolicus flach, und kaum ein Gradient erreicht die Strategie: Sie kommt von dort nicht mehr weg, was der Kritiker auch sagt.',
      remedy:
        'Senken Sie die Lernrate des Actors, skalieren Sie die Belohnungen herunter, und lassen Sie erst den Kritiker lernen, bevor der Actor folgt.',
    },
    temperatureExploded: {
      title: 'Die Temperatur wächst ohne Ende',
      seen: (f) =>
        `Sie ist von ${value(f.start)} auf ${value(f.now)} gestiegen. Über den Horizont ist ein Nat Entropie ${value(f.worth)} wert; die Returns des Trainings unterscheiden sich um ${value(f.spread)}.`,
      why: 'Die Strategie kann die Zielentropie nicht erreichen, und so steigt die Temperatur immer weiter, bis die Belohnungen nicht mehr zählen und der Agent dafür bezahlt wird, zufällig zu handeln.',
      remedy:
        'Senken Sie die Zielentropie: −1 je Dimension der Aktion ist üblich, mehr als 0,69 gibt es nicht.',
    },
    temperatureVanished: {
      title: 'Die Temperatur ist verschwunden',
      seen: (f) =>
        `Sie ist von ${value(f.start)} auf ${value(f.now)} gefallen. Über den Horizont ist ein Nat Entropie ${value(f.worth)} wert; die Returns des Trainings unterscheiden sich um ${value(f.spread)}.`,
      why: 'Entropie zählt dann nichts mehr: SAC wird zu einem Verfahren, das kaum exploriert, bevor etwas gefunden ist, das sich zu behalten lohnt.',
      remedy:
        'Erhöhen Sie die Zielentropie, oder halten Sie die Temperatur auf einem Wert fest, der zu den Belohnungen passt.',
    },
    klHigh: {
      title: 'Die Strategie bewegt sich mit jeder Aktualisierung zu weit',
      seen: (f) =>
        `Die genäherte KL-Divergenz ist typischerweise ${value(f.typical)} und liegt in ${share(f.share)} der Messpunkte über 0,05; ${share(f.fraction)} der Quotienten sind begrenzt.`,
      why: 'Gesammelt hat den Rollout die Strategie von vorher. Je weiter die neue von ihr entfernt ist, desto weniger sagen die Vorteile über sie, und eine einzige schlechte Aktualisierung kann die Strategie verderben.',
      remedy:
        'Setzen Sie eine größte KL-Divergenz, verwenden Sie weniger Epochen, oder senken Sie die Lernrate.',
    },
    valuesUseless: {
      title: 'Die Wertfunktion erklärt nichts',
      seen: (f) =>
        `Seit Schritt ${count(f.since)} ist die erklärte Varianz typischerweise ${value(f.typical)} und in ${share(f.share)} der Messpunkte unter null.`,
      why: 'Unter null schätzen die Werte den Return schlechter als sein Mittelwert. Eine Baseline aus ihnen bringt Rauschen in den Gradienten, statt es herauszunehmen.',
      remedy:
        'Lassen Sie die Wertfunktion besser lernen: mit mehr Gradientenschritten oder einer anderen Lernrate, längeren Rollouts oder skalierten Belohnungen.',
    },
  };
}
