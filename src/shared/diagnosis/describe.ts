/** Findings in words. */
import type { FactsOf, Finding, RuleId } from './index';

/** What is said of a rule's findings in one language. */
export interface RuleText<F> {
  /** What is wrong, in a few words. */
  readonly title: string | ((facts: F) => string);
  /** What was seen, with its numbers. */
  readonly seen: (facts: F) => string;
  /** Why that matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string | ((facts: F) => string);
}

/** The texts of every rule in one language. */
export type DiagnosisTexts = { readonly [Id in RuleId]: RuleText<FactsOf<Id>> };

export interface Description {
  readonly title: string;
  readonly seen: string;
  readonly why: string;
  readonly remedy: string;
}

/** Puts a finding into words. */
export function describe({ rule, facts }: Finding, texts: DiagnosisTexts): Description {
  const text = texts[rule] as RuleText<Finding['facts']>;
  const worded = (words: string | ((of: Finding['facts']) => string)) =>
    typeof words === 'string' ? words : words(facts);
  return {
    title: worded(text.title),
    seen: text.seen(facts),
    why: text.why,
    remedy: worded(text.remedy),
  };
}
