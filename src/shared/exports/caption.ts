/** What stands under a figure: all that a reader needs to judge it. */
import { algorithms, environments } from '../catalogue';
import type { Band, Centre, XAxis } from '../comparison';
import { metricCards } from '../metrics';
import { madeHere, personOf } from '../run-marks';
import type { RunSummary } from '../runs';
import { sameSeeds } from '../same-seeds';
import { tableText } from './result-table';
import { drawnGroups, type Snapshot, type SnapshotGroup } from './snapshot';

const axisNames: Readonly<Record<XAxis, string>> = {
  steps: 'environment steps',
  episodes: 'episodes',
  training: 'training time',
  wall: 'wall time',
};
const centreNames: Readonly<Record<Centre, string>> = {
  mean: 'mean',
  median: 'median',
  iqm: 'interquartile mean',
};
const bandNames: Readonly<Record<Exclude<Band, 'none'>, string>> = {
  range: 'from the lowest to the highest run',
  std: 'one sample standard deviation to both sides of the mean',
  stderr: 'one standard error to both sides of the mean',
  bootstrap: '95 % bootstrap interval over the runs, at each x by itself',
};

const count = (value: number) => value.toLocaleString('en');

/** `1 to 3, 7` of 1, 2, 3, 7. */
export function listOfSeeds(seeds: readonly number[]): string {
  const sorted = [...new Set(seeds)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1] === sorted[to]! + 1) to++;
    if (to - from > 1) parts.push(`${sorted[from]} to ${sorted[to]}`);
    else parts.push(...sorted.slice(from, to + 1).map(String));
    from = to + 1;
  }
  return parts.join(', ');
}

const unique = (values: readonly string[]) => [...new Set(values)];

/** Texts in a row: `a, b and c`. */
const list = (texts: readonly string[]) =>
  texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]!}`;

function seedsOf(runs: readonly RunSummary[]): string {
  const seeds = runs.map(({ experiment }) => experiment.seed);
  return `${new Set(seeds).size === 1 ? 'seed' : 'seeds'} ${listOfSeeds(seeds)}`;
}

/** Where runs came from others, each person's seeds by themselves. */
function groupSentence({ label, drawn }: SnapshotGroup): string {
  const people = unique(drawn.map(personOf));
  const seeds =
    people.length === 1 && people[0] === madeHere
      ? seedsOf(drawn)
      : people.map((name) => `${name}: ${seedsOf(drawn.filter((run) => personOf(run) === name))}`).join(', ');
  return `${label} (N = ${drawn.length}, ${seeds})`;
}

/** The same seed of the same settings from several people: deterministic trainings count double then. */
function sharedSeeds(runs: readonly RunSummary[]): string[] {
  const shared = sameSeeds(runs);
  if (shared.length === 0) return [];
  const named = shared
    .slice(0, 3)
    .map(
      ({ label, seeds, names }) =>
        `${seeds.length === 1 ? 'seed' : 'seeds'} ${listOfSeeds(seeds)} of ${label} (${list(names.map((name) => name ?? madeHere))})`,
    );
  return [
    `The same seed from several people, all of them kept: ${named.join('; ')}${shared.length > 3 ? `; and ${shared.length - 3} more` : ''}.`,
  ];
}

function lines({ choice, groups }: Snapshot): string[] {
  const { centre, band, members, smoothing, log, ignoreOutliers } = choice;
  const isOne = groups.every(({ curve }) => curve.size < 2);
  const texts = isOne
    ? ['Each line is one run.']
    : [
        `Lines: ${centreNames[centre]} over the runs of a group, thinner where not all of them contribute; a single run is itself.`,
        ...(band === 'none'
          ? []
          : [`Shaded: ${bandNames[band]}; of a single run, what is between two points.`]),
        ...(members ? ['Thin: the single runs.'] : []),
      ];
  texts.push(
    smoothing > 0
      ? `Each run is smoothed by a debiased exponential moving average with weight ${smoothing} before.`
      : 'Nothing is smoothed.',
  );
  if (log) texts.push('The y axis is logarithmic.');
  if (ignoreOutliers)
    texts.push('The range of the y axis leaves out the lowest and the highest 5 % of the values.');
  return texts;
}

/** How far a run is that has not used up its budget. */
function unfinished(run: RunSummary): string | null {
  const { state, step, experiment, id } = run;
  if (state.phase === 'finished') return null;
  return `${id} is ${state.phase} at ${count(step)} of ${count(experiment.steps)} env steps`;
}

/** What has to be known of the runs before the figure is believed; whoever exports is told at once. */
export function remarksOn(snapshot: Snapshot): string[] {
  const open = snapshot.groups.flatMap(({ runs }) => runs.flatMap((run) => unfinished(run) ?? []));
  const asked = snapshot.absent.filter(({ why }) => why === 'question').length;
  const absent = snapshot.absent.length - asked;
  return [
    ...(open.length > 0
      ? [
          `Not finished: ${open.slice(0, 5).join('; ')}${open.length > 5 ? `; and ${open.length - 5} more` : ''}.`,
        ]
      : []),
    ...sharedSeeds(snapshot.groups.flatMap(({ runs }) => runs)),
    ...(absent > 0
      ? [`${absent === 1 ? '1 run is' : `${count(absent)} runs are`} left out for want of a curve.`]
      : []),
    ...(asked > 0
      ? [
          `${asked === 1 ? '1 run is' : `${count(asked)} runs are`} left out until the question of the assignment is answered.`,
        ]
      : []),
  ];
}

function versionsOf(runs: readonly RunSummary[]): string {
  const named = (key: string, name: string) => {
    const found = unique(runs.flatMap(({ versions }) => versions[key] ?? []));
    return found.length === 0 ? [] : [`${name} ${found.join(' and ')}`];
  };
  const parts = [
    ...named('program', 'RL Lab'),
    ...named('tensorflow', 'TensorFlow'),
    ...named('node', 'Node'),
  ];
  return parts.length === 0 ? '' : `Trained with ${parts.join(', ')}`;
}

/** The caption in sentences, one a line. */
export function captionOf(snapshot: Snapshot): string {
  const { choice, metric, program } = snapshot;
  const shown = drawnGroups(snapshot);
  const runs = snapshot.groups.flatMap((group) => group.runs);
  const environmentNames = unique(runs.map(({ experiment }) => experiment.environment)).map((id) =>
    Object.hasOwn(environments, id) && environments[id]!.title !== id
      ? `${environments[id]!.title} (${id})`
      : id,
  );
  const algorithmNames = unique(runs.map(({ experiment }) => experiment.algorithm)).map((id) =>
    Object.hasOwn(algorithms, id) ? algorithms[id]!.title : id,
  );
  const budgets = unique(runs.map(({ experiment }) => count(experiment.steps)));
  const doc = metricCards[choice.metric]?.doc;
  const { rows, remarks } = tableText(snapshot);
  const versions = versionsOf(runs);
  return [
    `${metric} over ${axisNames[choice.axis]}: ${list(algorithmNames)} on ${list(environmentNames)}.`,
    ...(doc === undefined ? [] : [`${metric}: ${doc}`]),
    `${shown.map(groupSentence).join('; ')}.`,
    ...lines(snapshot),
    `Budget: ${list(budgets)} env steps a run.`,
    ...(rows.some(([, n]) => n !== '0')
      ? [
          `Final evaluation, IQM with its 95 % interval: ${rows
            .filter(([, n]) => n !== '0')
            .map(([label, , , iqm, interval]) =>
              interval === '–' ? `${label} ${iqm}` : `${label} ${iqm} (${interval})`,
            )
            .join('; ')}.`,
          ...remarks,
        ]
      : []),
    ...remarksOn(snapshot),
    `${versions === '' ? 'Drawn' : `${versions}; drawn`} by RL Lab ${program}.`,
    '',
  ].join('\n');
}
