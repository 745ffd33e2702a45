/** The runs there are, as a list to choose from: by task and algorithm, then by batch, then by seed. */
import { settingPhrase, settingsOf } from '../../shared/configuration';
import { byConfiguration, groupRuns, type RunGroup } from '../../shared/grouping';
import { usualLanguage, type Language } from '../../shared/language';
import type { RunSummary } from '../../shared/runs';
import { wordsIn } from '../../shared/language/words';

/** Runs of one algorithm in one environment. */
export interface RunFamily {
  readonly key: string;
  readonly environment: string;
  readonly algorithm: string;
  /** Runs that differ only in their seed, the newest batch first. */
  readonly batches: readonly RunGroup[];
}

export interface RunFilter {
  /** Words of names, tags, notes and settings. */
  readonly text: string;
  /** Id of an environment or an algorithm; empty for any. */
  readonly environment: string;
  readonly algorithm: string;
}

const titleOf = (from: Readonly<Record<string, { title: string }>>, id: string) =>
  Object.hasOwn(from, id) ? from[id]!.title : id;

const known = new Map<Language, WeakMap<RunSummary, string>>();

/** Everything that a run can be found by, in lower case. */
function searchable(run: RunSummary, language: Language): string {
  let texts = known.get(language);
  if (texts === undefined) known.set(language, (texts = new WeakMap<RunSummary, string>()));
  const before = texts.get(run);
  if (before !== undefined) return before;
  const { environment, algorithm } = run.experiment;
  const { environments, algorithms } = wordsIn(language);
  const phrases = [...settingsOf(run)].map(([path, value]) => settingPhrase(path, value, run, language));
  const text = [
    run.name,
    run.id,
    titleOf(environments, environment),
    titleOf(algorithms, algorithm),
    ...run.annotations.tags,
    run.annotations.note,
    run.origin?.name ?? '',
    ...phrases,
  ]
    .join('\n')
    .toLowerCase();
  texts.set(run, text);
  return text;
}

/** Whether a run fits a filter: every word has to be found. */
export function fits(
  run: RunSummary,
  { text, environment, algorithm }: RunFilter,
  language: Language = usualLanguage,
): boolean {
  if (environment !== '' && run.experiment.environment !== environment) return false;
  if (algorithm !== '' && run.experiment.algorithm !== algorithm) return false;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => searchable(run, language).includes(word));
}

/**
 * Puts runs into families and batches.
 * @param all the newest first
 */
export function familiesOf(all: readonly RunSummary[], language: Language = usualLanguage): RunFamily[] {
  const families = new Map<string, RunSummary[]>();
  for (const run of all) {
    const key = `${run.experiment.environment}\n${run.experiment.algorithm}`;
    const members = families.get(key);
    if (members === undefined) families.set(key, [run]);
    else members.push(run);
  }
  return [...families].map(([key, members]) => {
    const { environment, algorithm } = members[0]!.experiment;
    return {
      key,
      environment,
      algorithm: titleOf(wordsIn(language).algorithms, algorithm),
      batches: groupRuns(members, [byConfiguration], language).reverse(),
    };
  });
}
