import { expect, it } from 'vitest';
import { inLanguage, sectionIn, type GuideVersion } from '../../../src/renderer/state/guide-versions';

const version = (id: string, language: string, ...slugs: string[]): GuideVersion => ({
  id,
  language,
  sections: slugs.map((slug) => ({ slug })),
});
const german = version('dqn', 'de', 'dqn', 'zielnetz', 'literatur');
const english = version('dqn', 'en', 'dqn', 'target-network', 'sources');
const sarsa = version('sarsa', 'en', 'sarsa');
const all = [german, english, sarsa];

it('each guide is shown once, in English where it has not been translated', () => {
  expect(inLanguage(all, 'de')).toEqual([german, sarsa]);
  expect(inLanguage(all, 'en')).toEqual([english, sarsa]);
  expect(inLanguage(all, 'fr')).toEqual([english, sarsa]);
});

it('a section is found again when the language has changed', () => {
  expect(sectionIn(german, all, 'target-network')).toBe('zielnetz');
  expect(sectionIn(english, all, 'literatur')).toBe('sources');
  expect(sectionIn(german, all, 'zielnetz')).toBe('zielnetz');
  expect(sectionIn(german, all, 'nothing')).toBeNull();
  expect(sectionIn(sarsa, all, 'sources')).toBeNull();
});
