/** Runs under the names that they have in the language of the interface. */
import { usualLanguage, type Language } from '../../shared/language';
import type { RunNames } from '../../shared/run-name';
import type { RunSummary } from '../../shared/runs';

/** Runs under the names of a language. */
const renamed = new WeakMap<RunSummary, { readonly language: Language; readonly run: RunSummary }>();

/** A run under the name that it has in a language; one that somebody has named keeps that name. */
export function inLanguage(run: RunSummary, language: Language, names: RunNames): RunSummary {
  if (language === usualLanguage || run.annotations.name !== null) return run;
  const before = renamed.get(run);
  if (before?.language === language) return before.run;
  const name = names.of(run.experiment, run.preset, language);
  const named = { language, run: { ...run, name } };
  renamed.set(run, named);
  return named.run;
}
