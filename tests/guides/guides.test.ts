/** The guides themselves: all of them are there, whole, and can be followed. */
import { resolve } from 'node:path';
import type { Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { guideCatalogue } from '../../src/guides/catalogue';
import { longestList, withGeneratedParts } from '../../src/guides/generated-parts';
import { readMeasurements } from '../../src/guides/measurements';
import { textsIn } from '../../src/shared/language/texts';
import { readPresetTitles, withPresetTitles } from '../../src/guides/preset-titles';
import { everyToken, slugOf } from '../../src/guides/parse-guide';
import { searchableText } from '../../src/guides/searchable-text';
import { checkLinks, findGuide, readGuides, topicsIn, type Guide } from '../../src/guides/read-guides';
import { StyleClasses, typesetGuide } from '../../src/guides/typeset';
import { algorithms } from '../../src/catalogue';
import type { Field, Fields } from '../../src/shared/fields';
import { wordsIn } from '../../src/shared/language/words';

const root = resolve(import.meta.dirname, '../..');
const guides = readGuides(root);
const topics = topicsIn(root);
const measurements = readMeasurements(root);
const titles = readPresetTitles(root);
const english = guides.filter(({ language }) => language === 'en');

/** The values of all choices among the settings. */
const settingValues = new Set<string>(
  Object.values(algorithms)
    .flatMap(({ hyperparameters }): readonly Field[] => Object.values(hyperparameters))
    .flatMap((field) => (field.kind === 'choice' ? field.options.map(({ value }) => value) : [])),
);

const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The words of a section, those below it included. */
function wordsBelow({ sections }: Guide, slug: string): string {
  const from = sections.findIndex((section) => section.slug === slug);
  if (from < 0) return '';
  const to = sections.findIndex(({ depth }, at) => at > from && depth <= sections[from]!.depth);
  return sections
    .slice(from, to < 0 ? undefined : to)
    .map(({ title, tokens }) => `${title} ${searchableText(tokens)}`)
    .join(' ');
}

function missingFrom(text: string, wanted: readonly string[]): string[] {
  return wanted.filter((words) => !text.includes(bare(words)));
}

/** Everything that a table must say of settings. */
function wordsOfFields(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${field.label}${field.symbol === undefined ? '' : ` ${field.symbol}`} ${name}`,
    field.doc,
    ...(field.unit === undefined ? [] : [field.unit]),
    ...(field.kind === 'choice'
      ? field.options.flatMap(({ value, label, doc }) => [value, `${label}: ${doc}`])
      : []),
  ]);
}

describe('the guides', () => {
  it('are one for each algorithm, environment and topic, and no others', () => {
    const wanted = guideCatalogue(topics).map(({ kind, id }) => `${kind} ${id}`);
    expect(english.map(({ kind, id }) => `${kind} ${id}`)).toEqual(wanted);
    for (const { id, kind, file } of guides)
      expect(guideCatalogue(topics), `${file} belongs to something`).toContainEqual({ id, kind });
  });

  it('lead nowhere but to each other', () => {
    expect(() => checkLinks(guides)).not.toThrow();
    const links = guides.flatMap(({ links: all }) => all);
    expect(links.length).toBeGreaterThan(guides.length);
  });

  it('can all be typeset, without a style attribute that the window would refuse', () => {
    const classes = new StyleClasses();
    for (const guide of guides)
      expect(typesetGuide(guide, classes), guide.file).not.toMatch(/<[^>]*\sstyle=/);
  });

  it('name presets, algorithms, environments and settings that there are', () => {
    const known = new Set([
      ...settingValues,
      ...titles.keys(),
      ...guideCatalogue(topics).map(({ id }) => id),
    ]);
    for (const { tokens, file } of guides)
      for (const token of everyToken(tokens))
        if (token.type === 'codespan' && /^[a-z0-9]+(-[a-z0-9]+)+$/.test((token as Tokens.Codespan).text))
          expect([...known], file).toContain((token as Tokens.Codespan).text);
  });

  it('call presets by the titles that the form shows, and send nobody into the repository', () => {
    for (const { tokens, file } of guides)
      for (const token of everyToken(tokens)) {
        if (token.type !== 'codespan') continue;
        const { text } = token as Tokens.Codespan;
        expect(titles.has(text) && !settingValues.has(text), `${file}: ${text}`).toBe(false);
        expect(text, file).not.toMatch(/docs\/|npm run bench/);
      }
    const written = 'See `preset:cartpole-rainbow`.';
    const { en, de } = titles.get('cartpole-rainbow')!;
    expect(withPresetTitles(written, titles, 'en', 'x.md')).toBe(`See _${en}_.`);
    expect(withPresetTitles(written, titles, 'de', 'x.md')).toBe(`See _${de}_.`);
    expect(() => withPresetTitles('`preset:nobody`', titles, 'en', 'x.md')).toThrow('no preset nobody');
  });

  it.each(['en', 'de'] as const)(
    'print each equation of the lecture in %s, and number no others so',
    (language) => {
      const printed = guides
        .filter((guide) => guide.language === language)
        .flatMap(({ tokens }) => [...everyToken(tokens)])
        .flatMap((token) => [...(token.raw ?? '').matchAll(/\\tag\{([^}]*)\}/g)].map(([, tag]) => tag!));
      const ofLecture = new Set(printed.filter((tag) => /^\d+$/.test(tag)));
      expect([...ofLecture].map(Number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 15 }, (_, n) => n + 1),
      );
      // Those of papers carry the paper's name.
      for (const tag of printed) expect(tag).toMatch(/^(\d+|[A-Z][A-Za-z]+ \d+)$/);
      const ppo = findGuide(guides, 'ppo', language)!;
      for (const token of everyToken(ppo.tokens)) expect(token.raw ?? '').not.toMatch(/\\tag\{\d+\}/);
    },
  );

  it('fall back to English', () => {
    const versions = [
      { id: 'a', language: 'en' },
      { id: 'a', language: 'de' },
      { id: 'b', language: 'en' },
    ];
    expect(findGuide(versions, 'a', 'de')).toBe(versions[1]);
    expect(findGuide(versions, 'b', 'de')).toBe(versions[2]);
    expect(findGuide(versions, 'a')).toBe(versions[0]);
    expect(findGuide(versions, 'c', 'de')).toBeUndefined();
  });
});

describe('generated parts', () => {
  const entry = { id: 'dqn', kind: 'algorithm' } as const;
  const row = {
    preset: 'p',
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    steps: 1000,
    returns: [3, 1, 2, 10],
  };
  const order = (source: string, rows = [row]) =>
    withGeneratedParts(source, entry, rows).match(/^(## .*|last)$/gm);

  it('stand where they are asked for, or else before the sources', () => {
    expect(order('# T\n\n[[hyperparameters]]\n\n## A\n\n[[results]]\n\n## Sources\n\nlast\n')).toEqual([
      '## Hyperparameters',
      '## A',
      '## Measured',
      '## Sources',
      'last',
    ]);
    expect(order('# T\n\n## A\n\n## Sources\n\nlast\n')).toEqual([
      '## A',
      '## Measured',
      '## Hyperparameters',
      '## Sources',
      'last',
    ]);
    expect(order('# T\n\n## A\n')).toEqual(['## A', '## Measured', '## Hyperparameters']);
  });

  it('leave nothing where nothing was measured', () => {
    for (const source of ['# T\n\n[[results]]\n\n## A\n', '# T\n\n## A\n'])
      expect(order(source, [])).not.toContain('## Measured');
  });

  it('tell median and range of the seeds', () => {
    expect(withGeneratedParts('# T\n', entry, [row])).toContain(
      '| p | [2D pole cart](guide:CartPole-v1) | 1,000 | 4 | 2.5 | 1.0 | 10.0 |',
    );
  });

  it('speak the language of the guide', () => {
    const german = withGeneratedParts('# T\n\n## Literatur\n\nlast\n', entry, [row], 'de');
    expect(german.match(/^(## .*|last)$/gm)).toEqual([
      '## Messergebnisse',
      '## Hyperparameter',
      '## Literatur',
      'last',
    ]);
    expect(german).toMatch(/\| p \| \[.*\]\(guide:CartPole-v1\) \| 1\.000 \| 4 \| 2,5 \| 1,0 \| 10,0 \|/);
    expect(german).toMatch(/`warmup` \| 1\.000 .* \| 0 bis /);
    expect(german).toMatch(/`hiddenLayers` .*ganze Zahlen von/);
  });
});

describe.each(guides.map((guide) => [guide.file, guide] as const))('%s', (_, guide) => {
  const { id, language } = guide;
  const { algorithms, environments, metricCards } = wordsIn(language);
  const words = textsIn(language).guides;

  it('is called what its card is called', () => {
    if (guide.kind !== 'topic')
      expect(guide.title).toBe((guide.kind === 'algorithm' ? algorithms : environments)[id]!.title);
  });

  it('shows what was measured, and nothing where nothing was', () => {
    const rows = measurements.filter(
      (row) =>
        row.returns.length > 0 &&
        (guide.kind === 'topic' ? row.preset === 'cartpole-rainbow' : row[guide.kind] === id),
    );
    const shown = wordsBelow(guide, slugOf(words.results.title));
    expect(
      missingFrom(
        shown,
        rows.map(({ preset }) => titles.get(preset)![language]!),
      ),
    ).toEqual([]);
    expect(shown === '').toBe(rows.length === 0);
  });

  it('cites its sources', () => {
    expect(wordsBelow(guide, slugOf(words.sources))).toMatch(/\d{4}|Gymnasium/);
  });

  if (guide.kind === 'algorithm') {
    it('tells the idea, the steps, the equations, and numbers the deviations', () => {
      expect(
        searchableText(guide.sections[0]!.tokens.concat(guide.sections[1]!.tokens)).length,
      ).toBeGreaterThan(200);
      const types = guide.tokens.map(({ type }) => type as string);
      expect(types).toContain('formula');
      expect(types.includes('algorithm') || types.includes('list')).toBe(true);
      const deviations = guide.sections.find(({ title }) => /deviat|depart|abweich/i.test(title));
      const lists = (deviations?.tokens ?? []).filter((token): token is Tokens.List => token.type === 'list');
      expect(lists.some(({ ordered }) => ordered)).toBe(true);
    });

    it('lists every hyperparameter with everything that the schema says of it', () => {
      const shown = wordsBelow(guide, slugOf(words.hyperparameters.title));
      expect(missingFrom(shown, wordsOfFields(algorithms[id]!.hyperparameters))).toEqual([]);
    });

    it('speaks of metrics by their names', () => {
      const titles = Object.values(metricCards).map(({ title }) => title.toLowerCase());
      const said = searchableText(guide.tokens).toLowerCase();
      expect(titles.filter((title) => said.includes(title)).length).toBeGreaterThan(0);
    });
  }

  if (guide.kind === 'environment') {
    it('has a whole model card', () => {
      const card = environments[id]!;
      const shown = wordsBelow(guide, slugOf(words.card.title));
      const space = (described: typeof card.observation) =>
        described.kind === 'box'
          ? described.dimensions.flatMap(({ name, unit }) => [
              `${name}${unit === undefined ? '' : ` ${unit}`}`,
            ])
          : described.names.length > longestList
            ? [described.names[0]!, described.names.at(-1)!, described.names.length.toLocaleString(language)]
            : described.names;
      const figure = (value: number | null) =>
        value === null
          ? []
          : [value.toLocaleString(language, { maximumFractionDigits: 6 }).replace('-', '−')];
      expect(
        missingFrom(shown, [
          ...space(card.observation),
          ...space(card.action),
          card.reward,
          card.termination,
          card.citation,
          ...figure(card.stepLimit),
          ...figure(card.randomReturn),
          ...figure(card.solvedReturn),
          ...figure(card.bestReturn),
          ...wordsOfFields(card.options ?? {}),
        ]),
      ).toEqual([]);
    });
  }
});
