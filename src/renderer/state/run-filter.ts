/** Which of all runs are listed, and in which order. */
import { sameTag } from '../../shared/annotations';
import { usualLanguage, type Language } from '../../shared/language';
import { byRank, type RunPhase, type RunSummary } from '../../shared/runs';
import { fits } from './run-catalogue';

export const sortOrders = ['newest', 'oldest', 'name', 'result', 'environment'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** Stands for runs without any tag. */
export const untagged = ' ';
/** Stands for runs that were made here. */
export const madeHere = ' ';

export interface RunQuery {
  readonly text: string;
  /** Empty for any, as in the fields below. */
  readonly tag: string;
  readonly environment: string;
  readonly algorithm: string;
  readonly phase: RunPhase | '';
  /** Name of the person that a run came from. */
  readonly whose: string;
  /** Whether runs are listed that were put away. */
  readonly archived: boolean;
  readonly sort: SortOrder;
}

export const everyRun: RunQuery = {
  text: '',
  tag: '',
  environment: '',
  algorithm: '',
  phase: '',
  whose: '',
  archived: false,
  sort: 'newest',
};

/** Whether a query leaves out anything but the archive. */
export function isNarrow({ text, tag, environment, algorithm, phase, whose }: RunQuery): boolean {
  return [text.trim(), tag, environment, algorithm, phase, whose].some((part) => part !== '');
}

function hasTag({ annotations: { tags } }: RunSummary, tag: string): boolean {
  return tag === '' || (tag === untagged ? tags.length === 0 : tags.some((other) => sameTag(other, tag)));
}

const isOf = ({ origin }: RunSummary, whose: string): boolean =>
  whose === '' || (whose === madeHere ? origin === null : origin?.name === whose);

/** A result that is none comes last. */
const resultOf = ({ result }: RunSummary): number =>
  result === null || Number.isNaN(result.mean) ? -Infinity : result.mean;

const comparisons: Readonly<Record<SortOrder, ((a: RunSummary, b: RunSummary) => number) | null>> = {
  newest: null,
  oldest: null,
  name: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }),
  result: (a, b) => {
    const [one, other] = [resultOf(a), resultOf(b)];
    return one === other ? 0 : other > one ? 1 : -1;
  },
  environment: (a, b) =>
    a.experiment.environment.localeCompare(b.experiment.environment, 'en', { numeric: true }) ||
    a.experiment.algorithm.localeCompare(b.experiment.algorithm, 'en'),
};

/**
 * The runs that fit a query, in its order; equal ones stay the newest first. Before the newest stand those that are at
 * work, then the queue in its order.
 * @param all the newest first
 * @param language that the words of the query are in
 */
export function listed(
  all: readonly RunSummary[],
  query: RunQuery,
  language: Language = usualLanguage,
): RunSummary[] {
  const { tag, phase, whose, archived, sort } = query;
  const found = all.filter(
    (run) =>
      (archived || !run.annotations.archived) &&
      (phase === '' || run.state.phase === phase) &&
      hasTag(run, tag) &&
      isOf(run, whose) &&
      fits(run, query, language),
  );
  if (sort === 'newest') return [...found.filter(isAtWork), ...queueOf(found), ...found.filter(isAtRest)];
  if (sort === 'oldest') return found.reverse();
  const compare = comparisons[sort];
  return compare === null ? found : found.sort(compare);
}

/** Whether a run has a core, here or elsewhere. */
const isAtWork = ({ state: { phase } }: RunSummary) => phase === 'starting' || phase === 'running';
const isQueued = ({ state: { phase } }: RunSummary) => phase === 'queued';
const isAtRest = (run: RunSummary) => !isAtWork(run) && !isQueued(run);

/** The runs that wait, the next one first. */
export const queueOf = (all: readonly RunSummary[]): RunSummary[] => all.filter(isQueued).sort(byRank);

/** Every tag there is with how many runs have it, the most used first. */
export function tagsOf(all: readonly RunSummary[]): { readonly tag: string; readonly count: number }[] {
  const found = new Map<string, { tag: string; count: number }>();
  for (const { annotations } of all)
    for (const tag of annotations.tags) {
      const key = tag.toLocaleLowerCase('en');
      const entry = found.get(key) ?? { tag, count: 0 };
      found.set(key, { ...entry, count: entry.count + 1 });
    }
  return [...found.values()].sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag, 'en'));
}

/** The names of all people that runs came from. */
export function namesOf(all: readonly RunSummary[]): string[] {
  return [...new Set(all.flatMap(({ origin }) => origin?.name ?? []))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
}
