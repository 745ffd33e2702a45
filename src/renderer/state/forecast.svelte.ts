/** What the settings in the form forebode, as far as they tell before anything is trained. */
import { forewarn, type Forewarning } from '../../shared/diagnosis/forewarn';
import { experiment } from './experiment.svelte';

class Forecast {
  /** By the path of the setting that is to blame; nothing while values stand there that cannot be used. */
  readonly #byPath = $derived.by(() => {
    // A map that is made anew whenever the form changes.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const byPath = new Map<string, Forewarning[]>();
    for (const warning of forewarn(experiment.plan.experiments, experiment.basis)) {
      const { path } = warning.finding;
      if (path === null) continue;
      byPath.set(path, [...(byPath.get(path) ?? []), warning]);
    }
    return byPath;
  });

  at(path: string): readonly Forewarning[] {
    return this.#byPath.get(path) ?? [];
  }
}

export const forecast = new Forecast();
