/** The metrics that are shared, in German, by their full names; those of one algorithm stand with its words. */
import type { sharedMetrics, trainingMetrics } from '../../catalogue/metrics';
import type { MetricWords } from '../card-words';

export const metricWords: Readonly<
  Record<keyof typeof trainingMetrics | `learning/${keyof typeof sharedMetrics}`, MetricWords>
> = {
  'episode/return': {
    title: 'Return je Episode',
    doc: 'Undiskontierte Summe der Belohnungen, samt Exploration.',
  },
  'episode/length': { title: 'Länge der Episode', doc: 'Schritte, bis die Episode zu Ende war.' },
  'evaluation/mean': { title: 'Return der Auswertung', doc: 'Mittlerer Return der Greedy-Strategie.' },
  'evaluation/min': {
    title: 'Niedrigster Return der Auswertung',
    doc: 'Schlechteste Episode jeder Auswertung.',
  },
  'evaluation/max': { title: 'Höchster Return der Auswertung', doc: 'Beste Episode jeder Auswertung.' },
  'evaluation/predicted': {
    title: 'Vorhergesagter Return',
    doc: 'Mittlerer Wert, den der Agent den Startzuständen einer Auswertung gibt. Über dem tatsächlichen Return: Überschätzung.',
  },
  'evaluation/realised': {
    title: 'Tatsächlicher diskontierter Return',
    doc: 'Mittlerer diskontierter Return von diesen Startzuständen aus unter der Greedy-Strategie, in Belohnungen, wie der Agent aus ihnen lernt.',
  },
  'learning/epsilon': { title: 'Epsilon', doc: 'Anteil zufälliger Aktionen.' },
  'learning/loss': { title: 'Verlust', doc: 'Mittlerer Verlust der Minibatches.' },
  'learning/q': { title: 'Q', doc: 'Mittlerer Q-Wert der Aktionen in den Minibatches.' },
  'learning/target': { title: 'Zielwert', doc: 'Mittlerer TD-Zielwert in den Minibatches.' },
  'learning/tdError': { title: 'TD-Fehler', doc: 'Mittlerer Betrag des TD-Fehlers.' },
  'learning/replayAge': {
    title: 'Alter im Replay',
    doc: 'Mittleres Alter der Transitionen in den Minibatches.',
  },
  'learning/greedyShare': {
    title: 'Greedy-Aktionen',
    doc: 'Anteil der Aktionen, die die Strategie selbst gewählt hat.',
  },
  'learning/targetLag': {
    title: 'Rückstand des Zielnetzes',
    doc: 'Norm der Differenz zwischen lernendem Netz und Zielnetz.',
  },
  'learning/value': { title: 'V', doc: 'Mittlerer Wert, den das Netz den Zuständen eines Batches gibt.' },
  'learning/advantageSpread': {
    title: 'Spannweite der Vorteile',
    doc: 'Mittlerer Abstand zwischen den Werten der besten und der schlechtesten Aktion, in einem Dueling-Netz oder einem Kritiker.',
  },
  'learning/policyLoss': {
    title: 'Verlust der Strategie',
    doc: 'Mittlerer Verlust der Strategie allein. Seine Höhe sagt wenig: Es zählt sein Gradient.',
  },
  'learning/valueLoss': {
    title: 'Verlust der Werte',
    doc: 'Mittlerer quadrierter Fehler der Werte gegenüber den Returns, die sie vorhersagen sollen.',
  },
  'learning/explainedVariance': {
    title: 'Erklärte Varianz',
    doc: 'Anteil der Varianz der Returns, den die Werte erklären: 1 ist vollkommen, 0 nicht besser als eine Konstante.',
  },
  'learning/entropy': {
    title: 'Entropie',
    doc: 'Wie unentschieden die Strategie ist. Sinkt sie früh auf ihren tiefsten Stand, hat die Exploration aufgehört.',
  },
  'learning/logProbability': {
    title: 'Log-Wahrscheinlichkeit',
    doc: 'Mittlerer Logarithmus der Wahrscheinlichkeit oder Dichte der gewählten Aktionen.',
  },
  'learning/kl': {
    title: 'KL-Divergenz, genähert',
    doc: 'Wie weit Aktualisierungen die Strategie von der wegbewegen, die den Rollout gesammelt hat. Über etwa 0,05 sind die Schritte zu groß.',
  },
  'learning/clipFraction': {
    title: 'Anteil begrenzt',
    doc: 'Anteil der Wahrscheinlichkeitsverhältnisse, die weiter von 1 liegen als der Clip-Bereich, wo kein Gradient mehr bleibt.',
  },
  'learning/advantageDeviation': {
    title: 'Streuung der Vorteile',
    doc: 'Standardabweichung der Vorteile eines Rollouts, bevor sie normiert werden.',
  },
  'learning/actionDeviation': {
    title: 'Streuung der Aktionen',
    doc: 'Mittlere Standardabweichung der Aktionen einer gaußschen Strategie, die von −1 bis 1 reichen.',
  },
  'learning/saturation': {
    title: 'Sättigung der Aktionen',
    doc: 'Anteil der Aktionskomponenten jenseits der Grenzen, an denen sie abgeschnitten werden.',
  },
  'learning/learningRate': { title: 'Lernrate', doc: 'Schrittweite des Optimierers, wo sie sich ändert.' },
  'learning/gradientNorm': {
    title: 'Gradientennorm',
    doc: 'Globale Norm des Gradienten vor der Begrenzung.',
  },
  'learning/criticLoss': {
    title: 'Verlust des Kritikers',
    doc: 'Mittlerer quadrierter Fehler der Q-Werte gegenüber ihren Zielwerten, summiert über die Kritiker.',
  },
  'learning/actorLoss': {
    title: 'Verlust des Actors',
    doc: 'Was die Strategie minimiert: minus der mittlere Q-Wert ihrer eigenen Aktionen, bei SAC dazu deren Log-Wahrscheinlichkeit, gewichtet mit der Temperatur.',
  },
  'learning/criticGradientNorm': {
    title: 'Gradientennorm des Kritikers',
    doc: 'Globale Norm des Gradienten des Kritikers oder beider Kritiker vor der Begrenzung.',
  },
  'learning/actorGradientNorm': {
    title: 'Gradientennorm des Actors',
    doc: 'Globale Norm des Gradienten der Strategie vor der Begrenzung. Bei null lernt die Strategie nicht mehr.',
  },
  'learning/tanhSaturation': {
    title: 'Sättigung der Strategie',
    doc: 'Anteil der Aktionen der Strategie innerhalb von 3 % einer Grenze, wo die Steigung von tanh und mit ihr der Gradient fast verschwindet.',
  },
  'learning/twinGap': {
    title: 'Abstand der Kritiker',
    doc: 'Mittlerer Betrag der Differenz zwischen den Q-Werten beider Kritiker: wie unsicher sie sind.',
  },
  'learning/temperature': {
    title: 'Temperatur',
    doc: 'Was ein Nat Entropie zählt, in Einheiten der Belohnung.',
  },
  'learning/actionNoise': {
    title: 'Aktionsrauschen',
    doc: 'Quadratisches Mittel des Rauschens, das zu den Aktionen der Strategie addiert wurde; deren Grenzen sind −1 und 1.',
  },
};
