/** Texts of tasks, sweeps and what they will take, in German. */
import type { RoughTime, TimeUnit } from '../../../shared/costs/rough';
import { formatCount } from '../format';
import type { SweepTexts } from '../en/sweep';

const runs = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufe`);
const seeds = (n: number) => (n === 1 ? '1 Seed' : `${formatCount(n)} Seeds`);
const start = (n: number) => (n === 1 ? '1 Lauf starten' : `${formatCount(n)} Läufe starten`);
const units: Readonly<Record<TimeUnit, readonly [one: string, several: string]>> = {
  seconds: ['Sekunde', 'Sekunden'],
  minutes: ['Minute', 'Minuten'],
  hours: ['Stunde', 'Stunden'],
  days: ['Tag', 'Tage'],
};

/** @param dative after a preposition */
const rough = ({ low, high, unit }: RoughTime, dative = false) => {
  const name = units[unit][high === 1 ? 0 : 1];
  const ending = dative && unit === 'days' && high !== 1 ? 'n' : '';
  return `${low === high ? high : `${formatCount(low)} bis ${formatCount(high)}`} ${name}${ending}`;
};

export const sweep: SweepTexts = {
  task: 'Aufgabe',
  tasks: {
    'task-1': { title: 'Aufgabe 1', name: 'Stab auf Wagen', doc: 'DQN balanciert den Stab auf dem Wagen.' },
    'task-2': {
      title: 'Aufgabe 2',
      name: 'DQN verbessern',
      doc: 'Beginnen Sie mit DQN, schalten Sie eine Verbesserung nach der anderen ein, und vergleichen Sie über mehrere Seeds.',
    },
    'task-3': {
      title: 'Aufgabe 3',
      name: 'DDPG',
      doc: 'Kontinuierliche Aktionen mit Actor und Kritiker. TD3 und SAC führen weiter.',
    },
    free: { title: 'Frei', name: 'Alles', doc: 'Jede Voreinstellung, jede Umgebung, jeder Algorithmus.' },
  },
  seeds: 'Seeds',
  seedsDoc:
    'Startwert aller Zufallszahlen. Gleiche Version, gleicher Seed, gleiche Einstellungen: gleiche Kurve, auf jedem PC. Jeder Seed ist ein eigener Lauf; einer ist eine Anekdote, fünf zeigen die Streuung.',
  seedsHint: '1-5 oder 1, 3, 7',
  seedCount: seeds,
  vary: 'Variieren',
  one: 'Ein Wert',
  varyField: (label) => `Variieren: mehrere Werte ausprobieren, ${label}`,
  oneOf: (label) => `Nur ein Wert: ${label}`,
  valuesOf: (label) => `Werte: ${label}`,
  values: (n) => (n === 1 ? '1 Wert' : `${n} Werte`),
  listOfValues: 'durch Semikolons getrennt',
  listOfSizes: 'durch Semikolons getrennt: 64, 64; 128',
  refused: (value) => `${value} ist ungültig.`,
  runs,
  factor: (label, n) => `${label} (${n})`,
  planned: 'Zu startende Läufe',
  more: (n) => `und ${formatCount(n)} weitere`,
  fewer: 'Weniger anzeigen',
  repeated: (n) =>
    n === 1
      ? '1 Kombination entfällt: Sie wiederholt eine andere, denn der Unterschied hat in ihr keine Wirkung.'
      : `${formatCount(n)} Kombinationen entfallen: Sie wiederholen andere, denn der Unterschied hat in ihnen keine Wirkung.`,
  summary: (n, algorithm, environment, factors) => `${runs(n)}: ${algorithm} auf ${environment} · ${factors}`,
  tooMany: (count, most) =>
    `${count} Läufe sind auf einmal zu viele. Wählen Sie weniger Werte oder Seeds: höchstens ${most} Läufe.`,
  start,
  queued: (n) => `${runs(n)} in der Warteschlange`,
  compare: (n) => `Diese ${formatCount(n)} vergleichen`,
  compareDoc: 'Legt genau diese Läufe übereinander, gruppiert nach dem, worin sie sich unterscheiden',
  sure: {
    title: (n) => `${start(n)}?`,
    text: 'Sie warten in der Warteschlange, bis ein Prozessorkern frei ist. Wenn Sie das Programm beenden, werden die übrigen beendet; jeder davon lässt sich fortsetzen.',
    cancel: 'Noch nicht',
  },
  time: (time) => `Etwa ${rough(time)}`,
  about: (time) => `etwa ${rough(time)}`,
  done: (time) => `Fertig in etwa ${rough(time, true)}`,
  alone: (time) => `selbst ${rough(time)}`,
  atATime: (n) => `${n} gleichzeitig`,
  ahead: (n) => `nach ${n === 1 ? '1 Lauf' : `${formatCount(n)} Läufen`} in der Warteschlange`,
  disk: (value, unit) => `bis zu ${formatCount(value)} ${unit}`,
  bases: {
    alike: 'geschätzt nach gleichartigen Läufen',
    similar: 'geschätzt nach ähnlichen Läufen',
    scaled: 'geschätzt nach anderen Läufen',
    elsewhere: 'auf einem anderen Rechner gemessen',
    nothing: 'grobe Schätzung',
  },
  basisDocs: {
    alike: 'Nach dem Tempo früherer Läufe auf diesem Rechner, deren Schritte dieselbe Arbeit sind',
    similar: 'Nach dem Tempo ähnlicher früherer Läufe auf diesem Rechner',
    scaled: 'Nach dem Tempo auf einem anderen Rechner, umgerechnet anhand früherer Läufe auf diesem',
    elsewhere:
      'Nach dem Tempo auf einem anderen Rechner; schon der erste abgeschlossene Lauf macht die Schätzung genauer',
    nothing: 'Noch keine Vergleichsmessung; schon der erste abgeschlossene Lauf macht die Schätzung genauer',
  },
  resetDone: (n) => (n === 1 ? '1 Wert zurückgesetzt' : `${n} Werte zurückgesetzt`),
  replaced: (n) =>
    n === 1
      ? 'Formular zurückgesetzt; 1 Änderung verworfen'
      : `Formular zurückgesetzt; ${n} Änderungen verworfen`,
  undo: 'Rückgängig',
};
