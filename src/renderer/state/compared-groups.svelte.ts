/** What is compared: the chosen runs, the groups they make, and the names and looks of these. */
import { comparedRuns } from '../../shared/compared-runs';
import { runLimit, type ComparisonChoice } from '../../shared/comparison';
import { alone, lineStyle, type LineStyle } from '../../shared/figures/line-styles';
import { assignGroupStyles } from '../../shared/figures/style-numbers';
import { applicableGrouping, groupRuns, type RunGroup } from '../../shared/grouping';
import { spoken } from '../i18n/language.svelte';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';
import { theme } from './theme.svelte';

const savingMs = 400;
/** Remembered colours of groups that are gone; the oldest go first. */
const rememberedStyles = 500;

/** The choice of runs and groups, kept in the settings. */
export class ComparedGroups {
  #choice = $state.raw<ComparisonChoice>()!;
  #saving: ReturnType<typeof setTimeout> | undefined;

  #chosen = $derived(Object.fromEntries(this.#choice.runs.map((id) => [id, true])));
  #compared = $derived(comparedRuns(runs.all, this.#choice));
  #runs = $derived(this.#compared.runs);
  #grouping = $derived(applicableGrouping(this.#runs, this.#choice.grouping));
  #groups = $derived(groupRuns(this.#runs, this.#grouping, spoken.language));
  /** Each group's number; those that are not shown keep theirs. */
  #styles = $derived(
    assignGroupStyles(
      this.#groups.map(({ key }) => key),
      this.#choice.styles,
    ),
  );
  /** A text that is the same exactly where the same curves are wanted. */
  #identity = $derived(
    JSON.stringify([
      this.#groups.map((group) => group.runs.map(({ id }) => id)),
      this.#choice.metric,
      this.#choice.axis,
      this.#choice.smoothing,
      this.#choice.centre,
      this.#choice.band,
      this.#choice.members,
    ]),
  );

  /** Takes up the last comparison. */
  load(): void {
    this.#choice = settings.current.comparison;
  }

  get choice(): ComparisonChoice {
    return this.#choice;
  }
  protected set choice(choice: ComparisonChoice) {
    this.#choice = choice;
  }
  /** Every chosen run of the task that is compared, the newest first. */
  get runs() {
    return this.#runs;
  }
  /** How many runs are chosen, of whatever task. */
  get chosen(): number {
    return this.#compared.environments.reduce((sum, { runs }) => sum + runs, 0);
  }
  /** The task that is compared; null where no run is chosen. */
  get environment(): string | null {
    return this.#compared.environment;
  }
  /** The tasks that the chosen runs are of, that of most runs first. */
  get environments() {
    return this.#compared.environments;
  }
  /** What decides a run's group: what was chosen, as far as it means something for these runs. */
  get grouping(): readonly string[] {
    return this.#grouping;
  }
  get groups(): readonly RunGroup[] {
    return this.#groups;
  }
  /** Each group's number. */
  protected get styles(): Readonly<Record<string, number>> {
    return this.#styles;
  }
  get identity(): string {
    return this.#identity;
  }

  has(id: string): boolean {
    return id in this.#chosen;
  }

  isHidden(key: string): boolean {
    return this.#choice.hidden.includes(key);
  }

  label(group: RunGroup): string {
    return this.#choice.labels[group.key] ?? group.label;
  }

  styleNumber(key: string): number {
    return this.#styles[key] ?? 0;
  }

  style(key: string): LineStyle {
    const style = lineStyle(this.styleNumber(key), theme.dark);
    return this.#groups.length === 1 ? alone(style) : style;
  }

  /** Changes how runs are compared. */
  change(changes: Partial<ComparisonChoice>): void {
    this.#choice = { ...this.#choice, ...changes };
    this.save();
  }

  /** Takes runs in or out. */
  choose(ids: readonly string[], chosen: boolean): void {
    const rest = this.#choice.runs.filter((id) => !ids.includes(id));
    this.change({ runs: chosen ? [...rest, ...ids].slice(-runLimit) : rest });
  }

  toggleGroup(key: string): void {
    const { hidden } = this.#choice;
    this.change({
      hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key],
    });
  }

  /** Gives a group another colour and dash; whoever had them takes its old ones. */
  restyle(key: string, number: number): void {
    const before = this.styleNumber(key);
    const styles = { ...this.#styles };
    for (const { key: other } of this.#groups) if (styles[other] === number) styles[other] = before;
    styles[key] = number;
    this.change({ styles });
  }

  rename(key: string, label: string): void {
    const { [key]: gone, ...labels } = this.#choice.labels;
    void gone;
    const text = label.trim().slice(0, 80);
    const own = this.#groups.find((group) => group.key === key)?.label;
    this.change({ labels: text === '' || text === own ? labels : { ...labels, [key]: text } });
  }

  protected save(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      const shown = this.#groups.map(({ key }) => key);
      const entries = Object.entries(this.#styles);
      const styles = Object.fromEntries([
        ...entries.filter(([key]) => !shown.includes(key)).slice(-rememberedStyles),
        ...entries.filter(([key]) => shown.includes(key)),
      ]);
      void settings.change({ comparison: { ...this.#choice, styles } });
    }, savingMs);
  }
}
