import { expect, it } from 'vitest';
import { searchGuides } from '../../../src/renderer/state/guide-search';

const section = (title: string, text: string) => ({ slug: title.toLowerCase(), title, text });
const guides = [
  {
    id: 'sarsa',
    title: 'Sarsa',
    sections: [section('Sarsa', 'On policy.'), section('Notes', 'No replay here.')],
  },
  {
    id: 'dqn',
    title: 'DQN',
    sections: [
      section('DQN', 'A network instead of a table.'),
      section('Replay', 'The buffer keeps the latest transitions.'),
      section(
        'Other',
        'Naïve learning has a learning rate of −0.1, long before anything else is said about the replay.',
      ),
    ],
  },
];
const ids = (query: string) => searchGuides(guides, query).map(({ guide }) => guide.id);

it('lists every guide where nothing is searched for', () => {
  expect(ids('  ')).toEqual(['sarsa', 'dqn']);
});

it('finds titles first, whatever the case', () => {
  expect(searchGuides(guides, 'dQn')[0]).toMatchObject({
    guide: { id: 'dqn' },
    section: null,
    excerpt: null,
  });
});

it('prefers a heading to a text, and leads to its section', () => {
  const found = searchGuides(guides, 'replay');
  expect(found.map(({ guide, section: best }) => [guide.id, best?.slug])).toEqual([
    ['dqn', 'replay'],
    ['sarsa', 'notes'],
  ]);
  expect(found[1]!.excerpt).toEqual(['No ', 'replay', ' here.']);
});

it('wants every word, in any section', () => {
  expect(ids('buffer latest')).toEqual(['dqn']);
  expect(ids('buffer table')).toEqual(['dqn']);
  expect(ids('buffer policy')).toEqual([]);
});

it('does not mind accents and minus signs', () => {
  expect(ids('naive')).toEqual(['dqn']);
  const [found] = searchGuides(guides, '-0.1');
  expect(found!.excerpt![1]).toBe('−0.1');
});

it('cuts long texts around what was found', () => {
  const [found] = searchGuides(guides, 'rate');
  const [before, word, after] = found!.excerpt!;
  expect(word).toBe('rate');
  expect(before.length).toBeLessThan(45);
  expect(`${before}${word}${after}`.replace(/^… | …$/g, '').length).toBeLessThan(140);
});
