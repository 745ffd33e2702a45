/** What came of the compared groups, as their tables tell it. */
import { returnColumns } from '../../../../shared/exports/result-table';
import { comparisonVerdicts, type ComparisonVerdict } from '../../../../shared/comparison-verdicts';
import { groupResults, type GroupResult } from '../../../../shared/group-results';
import { t } from '../../../i18n';
import { spoken } from '../../../i18n/language.svelte';
import { comparison } from '../../../state/comparison.svelte';
import { sequential } from '../../../state/sequential.svelte';

export class GroupFindings {
  #baseline = $derived(
    comparison.groups.some(({ key }) => key === comparison.choice.baseline)
      ? comparison.choice.baseline
      : null,
  );
  #results = $derived(groupResults(comparison.groups, this.#baseline, spoken.language));
  #verdicts = $derived(
    comparisonVerdicts(
      comparison.groups,
      this.#baseline,
      comparison.groups.map((group) => comparison.label(group)),
      sequential.level,
    ),
  );
  /** How the groups' returns are written, in the order of the results. */
  #columns = $derived(returnColumns(comparison.groups, this.#results, spoken.language, { grouped: true }));
  /** Groups of equally few runs share a sentence. */
  #notes = $derived.by(() => {
    const found = this.#results.flatMap(({ note }) => note ?? []);
    return found
      .filter((note, i) => found.indexOf(note) === i)
      .map((note) => {
        const groups = this.#results.filter((result) => result.note === note);
        const isEach = groups.length === this.#results.length && this.#results.length > 1;
        return isEach
          ? note
          : t.compare.results.few(groups.map(({ key }) => this.label(key)).join(', '), note);
      });
  });

  /** The group that the others are compared with; null for none. */
  get baseline(): string | null {
    return this.#baseline;
  }
  /** In the order of the groups. */
  get results(): readonly GroupResult[] {
    return this.#results;
  }
  /** Whether each group is better than the baseline, and whether that is real. */
  get verdicts(): readonly ComparisonVerdict[] {
    return this.#verdicts;
  }
  /** What has to be known of the groups. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  label(key: string): string {
    return comparison.label(comparison.groups.find((group) => group.key === key)!);
  }

  /** A return of a group. */
  number(key: string, value: number): string {
    return this.#columns[this.#results.findIndex((result) => result.key === key)]!(value);
  }
}
