/** What stands under a figure: all that a reader needs to judge it. */
import { withDecimals } from '../../shared/numbers/decimals';
import { usualLanguage, type Language } from '../../shared/language';
import { byPerson, markText } from '../../shared/run-marks';
import type { RunSummary } from '../../shared/runs';
import { sameSeeds } from '../../shared/same-seeds';
import { variantTitle } from '../../shared/variants';
import { wordsIn } from '../../shared/language/words';
import { textsIn } from '../../shared/language/texts';
import { undrawable } from './figures/drawable';
import { tableText } from '../../shared/exports/result-table';
import { drawnGroups, type Snapshot, type SnapshotGroup } from '../../shared/exports/snapshot';

const count = (value: number, language: Language) => withDecimals(value, 0, { language });

/** `1 to 3, 7` of 1, 2, 3, 7. */
export function listOfSeeds(seeds: readonly number[], language: Language = usualLanguage): string {
  const { to: until } = textsIn(language).report;
  const sorted = [...new Set(seeds)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1] === sorted[to]! + 1) to++;
    if (to - from > 1) parts.push(`${sorted[from]} ${until} ${sorted[to]}`);
    else parts.push(...sorted.slice(from, to + 1).map(String));
    from = to + 1;
  }
  return parts.join(', ');
}

const unique = (values: readonly string[]) => [...new Set(values)];

/** Texts in a row: `a, b and c`. */
const list = (texts: readonly string[], language: Language) =>
  texts.length < 2
    ? texts.join()
    : `${texts.slice(0, -1).join(', ')} ${textsIn(language).report.and} ${texts[texts.length - 1]!}`;

function seedsOf(runs: readonly RunSummary[], language: Language): string {
  const seeds = runs.map(({ experiment }) => experiment.seed);
  return textsIn(language).report.seeds(listOfSeeds(seeds, language), new Set(seeds).size === 1);
}

/** Where runs came from others, each person's seeds by themselves. */
function groupSentence({ label, drawn }: SnapshotGroup, language: Language): string {
  const people = unique(drawn.map((run) => run.origin?.name ?? ''));
  const seeds =
    people.length === 1 && people[0] === ''
      ? seedsOf(drawn, language)
      : people
          .map((name) => {
            const theirs = drawn.filter((run) => (run.origin?.name ?? '') === name);
            return `${markText(byPerson, name, language)}: ${seedsOf(theirs, language)}`;
          })
          .join(', ');
  return `${label} (N = ${drawn.length}, ${seeds})`;
}

/** The same seed of the same settings from several people: deterministic trainings count double then. */
function sharedSeeds(runs: readonly RunSummary[], language: Language): string[] {
  const words = textsIn(language).report;
  const shared = sameSeeds(runs);
  if (shared.length === 0) return [];
  const named = shared.slice(0, 3).map(({ label, seeds, names }) => {
    const people = list(
      names.map((name) => markText(byPerson, name ?? '', language)),
      language,
    );
    return words.seedsOfSeveral(words.seeds(listOfSeeds(seeds, language), seeds.length === 1), label, people);
  });
  return [words.sameSeeds(named, shared.length - named.length)];
}

function lines({ choice, groups, language }: Snapshot): string[] {
  const { centre, band, members, smoothing, log, ignoreOutliers } = choice;
  const words = textsIn(language).report;
  const isOne = groups.every(({ curve }) => curve.size < 2);
  const texts = isOne
    ? [words.eachIsOneRun]
    : [
        words.lines(words.centres[centre]),
        ...(band === 'none' ? [] : [words.shaded(words.bands[band])]),
        ...(members ? [words.thin] : []),
      ];
  texts.push(
    smoothing > 0 ? words.smoothed(withDecimals(smoothing, 20, { language, least: 0 })) : words.unsmoothed,
  );
  if (log) texts.push(words.logarithmic);
  if (ignoreOutliers) texts.push(words.withoutOutliers);
  return texts;
}

/** How far a run is that has not used up its budget. */
function unfinished(run: RunSummary, language: Language): string | null {
  const { state, step, experiment, id } = run;
  if (state.phase === 'finished') return null;
  const [reached, budget] = [count(step, language), count(experiment.steps, language)];
  return textsIn(language).report.unfinished(id, state.phase, reached, budget);
}

/** Whether the same seed may have drawn different curves, as far as the runs tell what their digits were. */
function otherDigits(runs: readonly RunSummary[], language: Language): string[] {
  const kinds = unique(runs.flatMap(({ versions }) => versions['digits'] ?? [])).length;
  return kinds > 1 ? [textsIn(language).report.otherDigits(kinds)] : [];
}

/** What has to be known of the runs before the figure is believed; whoever exports is told at once. */
export function remarksOn(snapshot: Snapshot): string[] {
  const { groups, language } = snapshot;
  const words = textsIn(language).report;
  const open = groups.flatMap(({ runs }) => runs.flatMap((run) => unfinished(run, language) ?? []));
  const asked = snapshot.absent.filter(({ why }) => why === 'question').length;
  const absent = snapshot.absent.length - asked;
  const { values, of } = snapshot.unshown;
  const missing = undrawable(groups.map(({ label }) => label));
  return [
    ...(values > 0 ? [words.unshown(count(values, language), count(of, language))] : []),
    ...(missing.length > 0 ? [words.undrawable(missing.slice(0, 12).join(' '))] : []),
    ...(open.length > 0 ? [words.notFinished(open.slice(0, 5), open.length - 5)] : []),
    ...sharedSeeds(
      groups.flatMap(({ runs }) => runs),
      language,
    ),
    ...otherDigits(
      groups.flatMap(({ runs }) => runs),
      language,
    ),
    ...(absent > 0 ? [words.leftOut(absent, count(absent, language))] : []),
    ...(asked > 0 ? [words.withheld(asked, count(asked, language))] : []),
  ];
}

function versionsOf(runs: readonly RunSummary[], language: Language): string {
  const words = textsIn(language).report;
  const named = (key: string, name: string) => {
    const found = unique(runs.flatMap(({ versions }) => versions[key] ?? []));
    return found.length === 0 ? [] : [`${name} ${found.join(` ${words.and} `)}`];
  };
  const parts = [
    ...named('program', 'RL Lab'),
    ...named('tensorflow', 'TensorFlow'),
    ...named('node', 'Node'),
  ];
  return parts.length === 0 ? '' : words.trainedWith(parts.join(', '));
}

/** What a figure shows, in a sentence or two: the caption that is printed. All there is to know stands in `captionOf`. */
export function shortCaption(snapshot: Snapshot): string {
  const { choice, metric, groups, language } = snapshot;
  const words = textsIn(language).report;
  const runs = groups.flatMap((group) => group.runs);
  const names = (texts: readonly string[]) => list(unique(texts), language);
  const shows = words.shows(
    metric,
    words.axes[choice.axis],
    names(runs.map(({ experiment }) => variantTitle(experiment, language))),
    names(runs.map(({ experiment }) => experiment.environment)),
  );
  const isOne = groups.every(({ curve }) => curve.size < 2);
  if (isOne) return `${shows} ${words.eachIsOneRun}`;
  const band = choice.band === 'none' ? [] : [words.shaded(words.bands[choice.band])];
  return [shows, words.lines(words.centres[choice.centre]), ...band].join(' ');
}

/** The caption in sentences, one a line. */
export function captionOf(snapshot: Snapshot): string {
  const { choice, metric, program, language } = snapshot;
  const words = textsIn(language).report;
  const { environments, metricCards } = wordsIn(language);
  const shown = drawnGroups(snapshot);
  const runs = snapshot.groups.flatMap((group) => group.runs);
  const environmentNames = unique(runs.map(({ experiment }) => experiment.environment)).map((id) =>
    Object.hasOwn(environments, id) && environments[id]!.title !== id
      ? `${environments[id]!.title} (${id})`
      : id,
  );
  const algorithmNames = unique(runs.map(({ experiment }) => variantTitle(experiment, language)));
  const budgets = unique(runs.map(({ experiment }) => count(experiment.steps, language)));
  const doc = metricCards[choice.metric]?.doc;
  const { rows, remarks } = tableText(snapshot);
  return [
    words.shows(
      metric,
      words.axes[choice.axis],
      list(algorithmNames, language),
      list(environmentNames, language),
    ),
    ...(doc === undefined ? [] : [`${metric}: ${doc}`]),
    `${shown.map((group) => groupSentence(group, language)).join('; ')}.`,
    ...lines(snapshot),
    words.budget(list(budgets, language)),
    ...(rows.some(([, n]) => n !== '0')
      ? [
          words.final(
            rows
              .filter(([, n]) => n !== '0')
              .map(([label, , , iqm, interval]) =>
                interval === '–' ? `${label} ${iqm}` : `${label} ${iqm} (${interval})`,
              )
              .join('; '),
          ),
          ...remarks,
        ]
      : []),
    ...remarksOn(snapshot),
    words.drawn(versionsOf(runs, language), program),
    '',
  ].join('\n');
}
