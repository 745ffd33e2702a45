/** What must hold of REINFORCE and of the Q actor-critic, which learn from what they play themselves, in every variant. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/shared/random';
import type { Build } from './agent-builder';
import { expectSameOutcome, outcomeOf } from './compiled-as-eager';
import { liveTensors } from './live-tensors';
import { greedy, observe, oneHot, player, randomSteps } from './play';
import { bandit, chain, identity, type TrivialEnvironment } from './trivial-environments';

interface Case<H> {
  readonly build: Build<H>;
  readonly variants: Readonly<Record<string, Partial<H>>>;
  /** In how many environments a variant plays; in one where this is missing. */
  readonly environments?: (changes: Partial<H>) => number;
  /** Env steps after which the environments are solved. */
  readonly solvedAfter: { readonly identity: number; readonly bandit: number; readonly chain: number };
  /** How compiled and eager agents are compared: over so many random steps of episodes of a length. */
  readonly compared: {
    readonly actionCounts: readonly number[];
    readonly steps: number;
    readonly length: number;
    readonly changes: Partial<H>;
  };
}

export function describePolicyGradient<H>({
  build,
  variants,
  environments = () => 1,
  solvedAfter,
  compared,
}: Case<H>): void {
  describe.each(Object.entries(variants))('the variant %s', (_name, changes) => {
    const count = environments(changes);
    /** As many copies of an environment as the variant plays in. */
    const copies = (make: () => TrivialEnvironment) => Array.from({ length: count }, make);

    it('solves identity, the bandit and the chain', () => {
      const trained = (make: () => TrivialEnvironment, steps: number) => {
        const agent = build(make(), changes);
        player(copies(make))(agent, steps / count);
        return agent;
      };
      const one = trained(identity, solvedAfter.identity);
      expect([0, 1, 2].map((state) => greedy(one, oneHot(3, state)))).toEqual([0, 1, 2]);
      const two = trained(bandit, solvedAfter.bandit);
      expect(greedy(two, [1])).toBe(2);
      const three = trained(chain, solvedAfter.chain);
      expect([greedy(three, [1, 0]), greedy(three, [0, 1])]).toEqual([1, 1]);
      for (const agent of [one, two, three]) agent.dispose();
    });

    it.each(compared.actionCounts)(
      'learns the same compiled as eagerly over 100 updates (%i actions)',
      (actionCount) => {
        const run = (compiled: boolean) => {
          const all = { ...changes, ...compared.changes };
          const agent = build({ observationSize: 2, actionCount }, all, { compiled });
          // The actions are given, so that rounding cannot part them.
          const steps = randomSteps(seededRandom(5), { actionCount, length: compared.length });
          for (let k = 0; k < compared.steps; k++)
            observe(agent, ...Array.from({ length: count }, () => steps.next().value));
          const outcome = outcomeOf(agent);
          agent.dispose();
          return outcome;
        };
        expectSameOutcome(run(true), run(false));
      },
    );

    it('goes on from a state saved in the middle of an episode as if it had never stopped', () => {
      const [mine, theirs] = [0, 1].map(() => player(copies(identity)));
      const whole = build(identity(), changes);
      mine!(whole, 233);
      const first = build(identity(), changes);
      theirs!(first, 233);
      const second = build(identity(), changes, { seed: 99 });
      second.restore(structuredClone(first.save()));
      first.dispose();
      expect(theirs!(second, 200)).toEqual(mine!(whole, 200));
      expect(second.diagnostics()).toEqual(whole.diagnostics());
      expect(second.save()).toEqual(whole.save());
      whole.dispose();
      second.dispose();
    });

    it('leaks no tensor, and leaves nothing behind when it is disposed', () => {
      for (const compiled of [true, false]) {
        build(identity(), changes, { compiled }).dispose();
        const empty = liveTensors();
        const agent = build(identity(), changes, { compiled });
        const play = player(copies(identity));
        play(agent, 100);
        const before = liveTensors();
        play(agent, 100);
        greedy(agent, [0, 1, 0]);
        agent.diagnostics();
        expect(liveTensors()).toEqual(before);
        agent.dispose();
        expect(liveTensors()).toEqual(empty);
      }
    });
  });

  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const agent = build(identity(), {}, { seed });
      const actions = player([identity()])(agent, 400);
      const saved = agent.save();
      agent.dispose();
      return { actions, saved };
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3).actions).not.toEqual(run(4).actions);
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [1, 1, 2].map((seed) => build(identity(), {}, { seed }));
    const [mine, theirs, single] = [7, 8, 7].map((seed) => player([identity()], seed));
    for (let turn = 0; turn < 10; turn++) {
      mine!(beside!, 30);
      theirs!(other!, 30);
    }
    single!(alone!, 300);
    expect(beside!.save()).toEqual(alone!.save());
    for (const agent of [alone, beside, other]) agent!.dispose();
  });
}
