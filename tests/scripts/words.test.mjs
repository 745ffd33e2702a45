import { describe, expect, it } from 'vitest';
import { missingWords, otherLanguages } from '../../scripts/words/missing-words.mjs';
import { projectRoot } from '../../scripts/setup/paths.mjs';

const filesOf = (language) =>
  Object.fromEntries(missingWords(projectRoot, language).map(({ file, texts }) => [file, texts]));

describe('the list of texts that a language lacks', () => {
  it('is empty for the languages that come with the program', () => {
    expect(otherLanguages).toContain('de');
    for (const language of ['en', ...otherLanguages]) expect(missingWords(projectRoot, language)).toEqual([]);
  });

  it('names every file of a language that has none, with the places in it', () => {
    const missing = filesOf('fr');
    expect(missing['src/shared/language/fr/language.ts']).toEqual(expect.arrayContaining(['name', 'locale']));
    expect(missing['src/shared/language/fr/words.ts']).toEqual(
      expect.arrayContaining([
        'figures.axisTitles.steps',
        'cards.experiment.steps.label',
        'cards.metrics.learning/loss.title',
        'cards.units.env steps',
      ]),
    );
    expect(missing['src/shared/language/fr/diagnosis.ts']).toContain('notFinite.seen');
    expect(missing['src/shared/language/fr/messages/index.ts']).toContain('general.verbatim');
    expect(missing['src/renderer/i18n/fr/index.ts']).toContain('settings.title');
    expect(missing['src/environments/CartPole-v1/words.fr.ts']).toEqual(
      expect.arrayContaining(['title', 'action.push left']),
    );
    expect(missing['src/algorithms/dqn/words.fr.ts']).toEqual(
      expect.arrayContaining(['hyperparameters.batchSize.label', 'ladder.rungs.replay.title']),
    );
    expect(missing['resources/course/assignments/assignment-replay.fr.json']).toEqual(
      expect.arrayContaining(['title', 'description', 'assignment.question']),
    );
    expect(missing).toHaveProperty(['src/algorithms/dqn/guide.fr.md'], []);
    expect(missing).toHaveProperty(['resources/guides/topics/rainbow.fr.md']);
  });
});
