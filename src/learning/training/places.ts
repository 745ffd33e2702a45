/** The environments that the agent acts in side by side, each with its episode, and what they give the agent to learn from. */
import { spaceSize, type EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from '../environment/environment';
import type { Normalisation } from '../environment/normalisation';
import type { Transitions } from './agent';
import type { ClipRecorder } from './clip';
import type { SavedTraining } from './saved-training';

interface Place {
  readonly environment: Environment;
  readonly random: Random;
  return: number;
  length: number;
}

export class Places {
  /** The latest step of all places, one after the other. */
  readonly transitions: Transitions;
  readonly #places: readonly Place[];
  readonly #rewardsAreNormalised: boolean;

  constructor(
    environments: readonly Pick<Place, 'environment' | 'random'>[],
    card: EnvironmentCard,
    normalisation: Normalisation | undefined,
  ) {
    this.#places = environments.map((place) => ({ ...place, return: 0, length: 0 }));
    this.#rewardsAreNormalised = normalisation?.reward !== undefined;
    this.transitions = createTransitions(
      environments.length,
      spaceSize(card.observation),
      spaceSize(card.action),
      normalisation !== undefined,
    );
  }

  get count(): number {
    return this.#places.length;
  }

  /** Begins an episode everywhere. */
  reset(): void {
    for (const { environment, random } of this.#places) environment.reset(random);
  }

  /** Takes down what there is to see before a step. */
  look(): void {
    const { observations, remembered } = this.transitions;
    const width = observations.length / this.#places.length;
    this.#places.forEach(({ environment }, i) => {
      observations.set(environment.observation, i * width);
      remembered?.observations.set(environment.originalObservation ?? environment.observation, i * width);
    });
  }

  /** Takes the actions of the transitions, and takes down what comes of them; the clip shows the first place. */
  step(clip: ClipRecorder): void {
    const { observations, actions, rewards, terminated, truncated, nextObservations, remembered } =
      this.transitions;
    const width = observations.length / this.#places.length;
    const actionWidth = actions.length / this.#places.length;
    this.#places.forEach((place, i) => {
      const { environment } = place;
      const action =
        this.#places.length === 1 ? actions : actions.subarray(i * actionWidth, (i + 1) * actionWidth);
      if (i === 0) clip.before(environment, place.length === 0);
      environment.step(action);
      if (i === 0) clip.after(environment, action);
      nextObservations.set(environment.observation, i * width);
      rewards[i] = environment.reward;
      if (remembered !== undefined) {
        remembered.nextObservations.set(
          environment.originalObservation ?? environment.observation,
          i * width,
        );
        remembered.rewards[i] = this.#rewardsAreNormalised
          ? (environment.originalReward ?? environment.reward)
          : environment.reward;
      }
      terminated[i] = environment.terminated ? 1 : 0;
      truncated[i] = environment.truncated ? 1 : 0;
      place.return += environment.originalReward ?? environment.reward;
      place.length++;
    });
  }

  /** Reports each episode that is over, and begins the next one there. */
  endEpisodes(ended: (place: Readonly<Place>, index: number) => void): void {
    this.#places.forEach((place, i) => {
      const { environment, random } = place;
      if (!environment.terminated && !environment.truncated) return;
      ended(place, i);
      place.return = 0;
      place.length = 0;
      environment.reset(random);
    });
  }

  save(): SavedTraining['places'] {
    return this.#places.map((place) => ({
      random: place.random.save(),
      environment: place.environment.save(),
      return: place.return,
      length: place.length,
    }));
  }

  restore(saved: SavedTraining['places']): void {
    this.#places.forEach((place, index) => {
      const from = saved[index]!;
      place.random.restore(from.random);
      place.environment.restore(from.environment, place.random);
      place.return = from.return;
      place.length = from.length;
    });
  }
}

function createTransitions(
  count: number,
  observationSize: number,
  actionSize: number,
  isNormalised: boolean,
): Transitions {
  const seen = () => ({
    observations: new Float32Array(count * observationSize),
    rewards: new Float32Array(count),
    nextObservations: new Float32Array(count * observationSize),
  });
  return {
    ...seen(),
    actions: new Float32Array(count * actionSize),
    terminated: new Uint8Array(count),
    truncated: new Uint8Array(count),
    remembered: isNormalised ? seen() : undefined,
  };
}
