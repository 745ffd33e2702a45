/** What the settings in the form forebode, as far as they tell before anything is trained. */
import { foresee, type Finding } from '../../shared/diagnosis';
import { checkExperiment } from '../../shared/experiment';
import { candidateOf } from './experiment-form';
import { experiment } from './experiment.svelte';

class Forecast {
  /** By the path of the setting that is to blame; nothing while values stand there that cannot be used. */
  readonly #byPath = $derived.by(() => {
    const checked = checkExperiment(candidateOf(experiment.form));
    const found = 'experiment' in checked ? foresee(checked.experiment, experiment.basis) : [];
    // A map that is made anew whenever the form changes.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const byPath = new Map<string, Finding[]>();
    for (const finding of found) {
      if (finding.path === null) continue;
      byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
    }
    return byPath;
  });

  at(path: string): readonly Finding[] {
    return this.#byPath.get(path) ?? [];
  }
}

export const forecast = new Forecast();
