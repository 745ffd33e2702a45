/** The environments that the agent acts in side by side, each with its episode, and what they give the agent to learn from. */
import { spaceSize, type EnvironmentCard } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { Environment } from '../environment/environment';
import type { Normalisation } from '../environment/normalisation';
import type { Transitions } from './agent';
import type { ClipRecorder } from './clip';
import type { SavedTraining } from './saved-training';

interface RunningEnvironment {
  readonly environment: Environment;
  readonly random: Random;
  return: number;
  length: number;
}

export class ParallelEnvironments {
  /** The latest step of all places, one after the other. */
  readonly transitions: Transitions;
  readonly #running: readonly RunningEnvironment[];
  readonly #rewardsAreNormalised: boolean;

  constructor(
    environments: readonly Pick<RunningEnvironment, 'environment' | 'random'>[],
    card: EnvironmentCard,
    normalisation: Normalisation | undefined,
  ) {
    this.#running = environments.map((running) => ({ ...running, return: 0, length: 0 }));
    this.#rewardsAreNormalised = normalisation?.reward !== undefined;
    this.transitions = createTransitions(
      environments.length,
      spaceSize(card.observation),
      spaceSize(card.action),
      normalisation !== undefined,
    );
  }

  get count(): number {
    return this.#running.length;
  }

  /** Begins an episode everywhere. */
  reset(): void {
    for (const { environment, random } of this.#running) environment.reset(random);
  }

  /** Takes down what there is to see before a step. */
  look(): void {
    const { observations, remembered } = this.transitions;
    const width = observations.length / this.#running.length;
    this.#running.forEach(({ environment }, i) => {
      observations.set(environment.observation, i * width);
      remembered?.observations.set(environment.originalObservation ?? environment.observation, i * width);
    });
  }

  /** Takes the actions of the transitions, and takes down what comes of them; the clip shows the first running. */
  step(clip: ClipRecorder): void {
    const { observations, actions, rewards, terminated, truncated, nextObservations, remembered } =
      this.transitions;
    const width = observations.length / this.#running.length;
    const actionWidth = actions.length / this.#running.length;
    this.#running.forEach((running, i) => {
      const { environment } = running;
      const action =
        this.#running.length === 1 ? actions : actions.subarray(i * actionWidth, (i + 1) * actionWidth);
      if (i === 0) clip.before(environment, running.length === 0);
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
      running.return += environment.originalReward ?? environment.reward;
      running.length++;
    });
  }

  /** Reports each episode that is over, and begins the next one there. */
  endEpisodes(ended: (running: Readonly<RunningEnvironment>, index: number) => void): void {
    this.#running.forEach((running, i) => {
      const { environment, random } = running;
      if (!environment.terminated && !environment.truncated) return;
      ended(running, i);
      running.return = 0;
      running.length = 0;
      environment.reset(random);
    });
  }

  save(): SavedTraining['places'] {
    return this.#running.map((running) => ({
      random: running.random.save(),
      environment: running.environment.save(),
      return: running.return,
      length: running.length,
    }));
  }

  restore(saved: SavedTraining['places']): void {
    this.#running.forEach((running, index) => {
      const from = saved[index]!;
      running.random.restore(from.random);
      running.environment.restore(from.environment, running.random);
      running.return = from.return;
      running.length = from.length;
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
