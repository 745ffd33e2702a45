import { describe, expect, it } from 'vitest';
import { Blackjack } from '../../../src/main/environments/blackjack';
import { handValue } from '../../../src/renderer/drawings/blackjack';
import { blackjack } from '../../../src/shared/catalogue/environments/blackjack';
import { seededRandom } from '../../../src/shared/random';

describe('handValue', () => {
  it('reads the same sum from the state as the agent sees in the environment', () => {
    const environment = new Blackjack(blackjack, { rules: 'plain' });
    const random = seededRandom(1);
    for (let hand = 0; hand < 200; hand++) {
      environment.reset(random);
      if (hand % 2 === 0) environment.step([1]);
      const { sum, usableAce } = handValue([...environment.state], 0);
      const named = blackjack.observation.names[environment.observation[0]!]!;
      expect(named).toMatch(new RegExp(`^sum ${sum},.*${usableAce ? 'usable ace' : '\\w'}$`));
      expect(named.includes('usable')).toBe(usableAce);
    }
  });
});
