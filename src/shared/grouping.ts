/** Which runs belong together, and what each group is called. */
import { textsIn } from './language/texts';
import {
  settingIdentity,
  settingLabel,
  settingPhrase,
  settingsOf,
  settingText,
  type SettingPath,
} from './configuration';
import type { FieldValue } from './fields';
import { localeOf, type Language, usualLanguage } from './language';
import { byPerson, byTags, isMark, markLabel, markOf, markPaths, markText } from './run-marks';
import { byOrder, type RunSummary } from './runs';
import { isToldByVariant, variantTitle } from './variants';

/** All settings but the seed decide: runs that differ only in their seed form a group. */
export const byConfiguration = 'configuration';
/** Every run is a group of its own. */
export const byRun = 'run';

export interface RunGroup {
  /** Stays the same as long as the values that decide the group do. */
  readonly key: string;
  readonly label: string;
  /** The oldest first. */
  readonly runs: readonly RunSummary[];
}

/** 64 bits of a text as 16 hexadecimal digits (FNV-1a, twice). */
function fingerprint(text: string): string {
  const half = (start: number) => {
    let hash = start >>> 0;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x9e3779b9);
}

type Settings = ReadonlyMap<SettingPath, FieldValue>;

/** The settings that decide a run's group. */
function deciding(run: RunSummary, settings: Settings, grouping: readonly string[]): Settings {
  const chosen = new Map<SettingPath, FieldValue>();
  if (grouping.includes(byRun)) chosen.set('run', run.id);
  for (const [path, value] of settings)
    if (
      grouping.includes(path) ||
      (grouping.includes(byConfiguration) && path !== 'seed' && path !== 'preset')
    )
      chosen.set(path, value);
  for (const path of grouping) {
    const mark = markOf(path, run);
    if (mark !== undefined) chosen.set(path, mark);
  }
  return chosen;
}

/** A value as part of a group's name. */
const phraseOf = (path: SettingPath, value: FieldValue, run: RunSummary, language: Language): string =>
  isMark(path) ? markText(path, String(value), language) : settingPhrase(path, value, run, language);

/** The paths at which some of the settings differ, in the order in which they first appear. */
function differing(all: readonly Settings[]): SettingPath[] {
  const paths = new Set(all.flatMap((settings) => [...settings.keys()]));
  return [...paths].filter(
    (path) => new Set(all.map((settings) => settingIdentity(settings.get(path)))).size > 1,
  );
}

/** The identity that more than half of the groups share; null where there is none. */
function usual(identities: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const identity of identities) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  for (const [identity, count] of counts) if (2 * count > identities.length) return identity;
  return null;
}

/**
 * Names groups by what sets them apart: the variants of their algorithms, and the settings that these do not tell.
 * What most of them share goes without saying, and so does a setting that is the same wherever it has an effect: what
 * gives it its effect is named.
 */
function namesOf(groups: readonly { run: RunSummary; settings: Settings }[], language: Language): string[] {
  const all = groups.map(({ settings }) => settings);
  const paths = differing(all).filter((path) => {
    const values = all.flatMap((settings) =>
      settings.has(path) ? [settingIdentity(settings.get(path))] : [],
    );
    return new Set(values).size > 1;
  });
  const common = new Map(
    paths.map((path) => [path, usual(all.map((settings) => settingIdentity(settings.get(path))))]),
  );
  const titles = groups.map(({ run }) => variantTitle(run.experiment, language, settingsOf(run)));
  // A name that leaves the algorithm out would mean another one beside it.
  const areSeveral = new Set(titles).size > 1;
  return groups.map(({ run, settings }, i) => {
    const title = titles[i]!;
    const phrasesOf = (of: readonly SettingPath[]) =>
      of.flatMap((path) => {
        const value = settings.get(path);
        if (value === undefined || settingIdentity(value) === common.get(path)) return [];
        return [phraseOf(path, value, run, language)];
      });
    const others = paths.filter((path) => !isToldByVariant(path, run.experiment.algorithm));
    const phrases = [
      ...phrasesOf(others.filter((path) => path === 'environment')),
      ...(areSeveral ? [title] : []),
      ...phrasesOf(others.filter((path) => path !== 'environment')),
    ];
    return phrases.join(' · ') || title;
  });
}

/**
 * Puts runs into groups.
 * @param grouping paths of settings or marks, `byConfiguration` or `byRun`; a run that lacks a setting is told apart by that
 * @param language of the groups' labels
 */
export function groupRuns(
  runs: readonly RunSummary[],
  grouping: readonly string[],
  language: Language = usualLanguage,
): RunGroup[] {
  const groups = new Map<string, { run: RunSummary; settings: Settings; runs: RunSummary[] }>();
  const oldestFirst = [...runs].sort(byOrder);
  for (const run of oldestFirst) {
    const settings = deciding(run, settingsOf(run), grouping);
    const identity = [...settings].map(([path, value]) => `${path}=${settingIdentity(value)}`).sort();
    const key = fingerprint([...grouping].sort().join() + '\n' + identity.join('\n'));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { run, settings, runs: [run] });
    else group.runs.push(run);
  }
  const found = [...groups.values()];
  const isNamedByRun = grouping.includes(byRun);
  const algorithms = grouping.includes('algorithm')
    ? found.map(() => [])
    : algorithmsToName(
        found.map((group) => group.runs),
        language,
      );
  const names = isNamedByRun ? found.map(({ run }) => run.name) : namesOf(found, language);
  return [...groups.keys()].map((key, i) => ({
    key,
    label:
      grouping.includes(byConfiguration) || isNamedByRun
        ? names[i]!
        : [...algorithms[i]!, valuesOf(found[i]!, names[i]!, language)].join(' · '),
    runs: found[i]!.runs,
  }));
}

/** For each group the algorithms that its name has to tell, as it holds others than the groups beside it. */
function algorithmsToName(groups: readonly (readonly RunSummary[])[], language: Language): string[][] {
  const titles = groups.map((runs) => [
    ...new Set(runs.map((run) => variantTitle(run.experiment, language, settingsOf(run)))),
  ]);
  const sets = new Set(titles.map((of) => [...of].sort().join('\n')));
  if (sets.size < 2) return groups.map(() => []);
  return titles.map((of) => [
    of.length > 2 ? textsIn(language).runs.severalAlgorithms(of.length) : of.join(' + '),
  ]);
}

/** A group by chosen settings is called by their values, shared or not. */
function valuesOf(
  { run, settings }: { run: RunSummary; settings: Settings },
  otherwise: string,
  language: Language,
): string {
  const phrases = [...settings].map(([path, value]) => phraseOf(path, value, run, language));
  return phrases.join(' · ') || otherwise;
}

/**
 * What of a grouping means something for some runs; all settings where nothing of it does. A key that applies to no run
 * would pool whatever there is.
 */
export function applicableGrouping(runs: readonly RunSummary[], grouping: readonly string[]): string[] {
  const always = (path: string) => path === byConfiguration || path === byRun;
  // Runs that train change many times a second, and few groupings need a look at all of their settings.
  if (grouping.every(always)) return [...grouping];
  const paths = new Set(groupable(runs).map(({ path }) => path));
  const applies = grouping.filter((path) => always(path) || paths.has(path));
  return applies.length > 0 ? applies : [byConfiguration];
}

export interface Difference {
  readonly path: SettingPath;
  readonly label: string;
  /** For each group the values of its runs, without repetition; empty where the setting has no effect. */
  readonly values: readonly (readonly string[])[];
}

/** Every setting, and every mark, that is not the same in all runs of all groups; seeds and marks come last. */
export function differences(groups: readonly RunGroup[], language: Language = usualLanguage): Difference[] {
  const all = groups.map(({ runs }) => runs.map((run) => ({ run, settings: settingsOf(run) })));
  const paths = differing(all.flat().map(({ settings }) => settings));
  const settings = paths
    .sort((a, b) => Number(a === 'seed') - Number(b === 'seed'))
    .map((path) => ({
      path,
      label: settingLabel(path, all.flat().find(({ settings }) => settings.has(path))!.run, language),
      values: all.map((runs) => {
        const texts = runs.flatMap(({ run, settings }) => {
          const value = settings.get(path);
          return value === undefined ? [] : [settingText(path, value, run, language)];
        });
        return [...new Set(texts)].sort((a, b) => a.localeCompare(b, localeOf(language), { numeric: true }));
      }),
    }));
  return [...settings, ...markDifferences(groups, language)];
}

/** Whose the runs are and their tags, where these are not the same everywhere. */
function markDifferences(groups: readonly RunGroup[], language: Language): Difference[] {
  const all = groups.flatMap(({ runs }) => runs);
  const paths = markPaths(all).filter((path) => path === byPerson || path === byTags);
  return paths
    .filter((path) => new Set(all.map((run) => markOf(path, run))).size > 1)
    .map((path) => ({
      path,
      label: markLabel(path, language),
      values: groups.map(({ runs }) =>
        [...new Set(runs.map((run) => markOf(path, run)!))].map((mark) => markText(path, mark, language)),
      ),
    }));
}

/** What runs can be grouped by: settings that differ come first. */
export function groupable(
  runs: readonly RunSummary[],
  language: Language = usualLanguage,
): { path: SettingPath; label: string; differs: boolean }[] {
  const all = runs.map(settingsOf);
  const differ = new Set(differing(all));
  const seen = new Map<SettingPath, { path: SettingPath; label: string; differs: boolean }>();
  runs.forEach((run, i) => {
    for (const path of all[i]!.keys())
      if (!seen.has(path))
        seen.set(path, { path, label: settingLabel(path, run, language), differs: differ.has(path) });
  });
  const marks = markPaths(runs).map((path) => ({
    path,
    label: markLabel(path, language),
    differs: new Set(runs.map((run) => markOf(path, run))).size > 1,
  }));
  return [...marks, ...seen.values()].sort((a, b) => Number(b.differs) - Number(a.differs));
}
