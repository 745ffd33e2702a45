import { describe, expect, it } from 'vitest';
import { differenceInterval, whatIsTold } from '../../../experiments/ladder/differences';

const spread = (centre: number, width: number) =>
  Array.from({ length: 10 }, (_, i) => centre + (width * (i - 4.5)) / 4.5);
const rung = (title: string, scores: readonly number[]) => ({ title, scores });
const dqn = rung('DQN', spread(100, 20));

describe('what the ladder tells', () => {
  it('the interval of a difference is the same shift for everybody, and turns its sign with the sides', () => {
    const { low, high } = differenceInterval([150, 150, 150, 150], [100, 100, 100, 100], 100);
    expect([low, high]).toEqual([50, 50]);
    const there = differenceInterval(spread(120, 30), dqn.scores, 5000);
    const back = differenceInterval(dqn.scores, spread(120, 30), 5000);
    // Up to the chance of the resamples.
    expect(Math.abs(back.low + there.high)).toBeLessThan(2);
    expect(Math.abs(back.high + there.low)).toBeLessThan(2);
  });

  it('names what is above, what is below, and what cannot be told', () => {
    const rungs = [
      rung('Naive', spread(110, 100)),
      rung('Slow', spread(10, 20)),
      rung('Rainbow', spread(200, 20)),
    ];
    expect(whatIsTold(rungs, dqn, 2000)).toBe(
      'What is told, with 10 seeds: Rainbow ends above DQN. Slow ends below it. Naive cannot be told from it: the interval of its difference holds 0.',
    );
  });

  it('a higher mean alone tells nothing', () => {
    const rungs = [rung('Naive', spread(110, 100)), rung('Noisy', spread(95, 100))];
    const told = whatIsTold(rungs, dqn, 2000);
    expect(told).toContain('No rung ends above DQN. None ends below it.');
    expect(told).toContain('Naive and Noisy cannot be told from it, whatever the order of their means');
  });

  it('judges no rung by three seeds', () => {
    const told = whatIsTold([rung('Rainbow', [300, 310, 320]), rung('Slow', spread(10, 20))], dqn, 2000);
    expect(told).toContain('with 3 to 10 seeds: No rung ends above DQN. Slow ends below it.');
    expect(told).toContain('Rainbow has too few seeds to be judged.');
  });

  it('three seeds tell nothing at all', () => {
    expect(whatIsTold([rung('Rainbow', [300, 310, 320])], rung('DQN', [1, 2, 3]), 2000)).toContain(
      'What is told: nothing. With 3 seeds',
    );
  });
});
