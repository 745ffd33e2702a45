import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureFile } from '../../../src/main/reports/figure-file';
import { captionOf } from '../../../src/main/reports/caption';
import { comparisonFigure } from '../../../src/main/reports/figures/comparison-figure';
import { curvesAsCsv } from '../../../src/main/reports/curve-data';
import { figureFormats, usualDrawing } from '../../../src/shared/exports/export-order';
import { tableAsLatex } from '../../../src/main/reports/latex-document';
import type { Finding } from '../../../src/shared/diagnosis';
import { describe as describeFinding } from '../../../src/shared/diagnosis/describe';
import { diagnosesAsMarkdown } from '../../../src/main/reports/diagnosis';
import { tableAsCsv, tableAsMarkdown } from '../../../src/shared/exports/result-table';
import { diagnosisTexts as textsIn } from '../../../src/shared/diagnosis/texts';
import type { Snapshot } from '../../../src/shared/exports/snapshot';
import { paper } from '../../../src/main/reports/figures/look';
import { ComparisonFixture, twoSettings } from './comparison-fixture';

const germanTexts = textsIn('de');

let fixture: ComparisonFixture;
let english: Snapshot;
let german: Snapshot;
beforeAll(async () => {
  fixture = await twoSettings();
  english = await fixture.snapshot();
  german = await fixture.snapshot({ baseline: english.groups[0]!.key }, null, 'de');
});
afterAll(() => fixture.remove());

describe('a comparison in German', () => {
  it('names groups, metric and axes', () => {
    expect(german.groups.map(({ label }) => label)).toEqual(['DQN', 'Double DQN']);
    const { scales } = comparisonFigure(german, paper('Test')).options as {
      scales: Record<'x' | 'y', { title: { text: string } }>;
    };
    expect(scales.x.title.text).toBe('Umgebungsschritte');
    expect(scales.y.title.text).toBe('Return der Auswertung');
  });

  it('draws the same curves as in English', () => {
    expect(german.groups.map(({ curve }) => curve)).toEqual(english.groups.map(({ curve }) => curve));
    const numbers = (of: Snapshot) => curvesAsCsv(of, 'comma').replace(/^.*?,/gm, '');
    expect(numbers(german)).toBe(numbers(english));
  });

  it('is a table that a German spreadsheet opens, unless another form is chosen', () => {
    for (const make of [curvesAsCsv, tableAsCsv]) {
      expect(make(german)).toMatch(/^\ufeffgroup;/);
      expect(make(german, 'comma')).toMatch(/^group,/);
      expect(make(english)).toMatch(/^group,/);
      const numbers = (text: string) => text.replace(/^.*?[;,]/gm, '').replace(/"[^"]*"/g, '');
      expect(numbers(make(english, 'semicolon'))).toBe(
        numbers(make(english)).replaceAll(',', ';').replaceAll('.', ','),
      );
    }
  });

  it('is diagnosed in German, every rule of it', () => {
    const run = german.groups[0]!.runs[0]!;
    const finding = { rule: 'oneSeed', severity: 'hint', facts: { seed: 1 } } as unknown as Finding;
    const told = diagnosesAsMarkdown(
      [
        { run, findings: [finding] },
        { run, findings: [] },
      ],
      'de',
    );
    expect(told).toMatch(/^# Diagnose der Läufe\n/);
    expect(told).toContain(`- **Hinweis: `);
    expect(told).toContain('Nichts gefunden.');
    const { title, seen, why, remedy } = describeFinding(finding, germanTexts);
    expect(told).toContain([`${title}.**`, seen, why, remedy].join(' '));
    expect(diagnosesAsMarkdown([{ run, findings: [finding] }], 'en')).toContain('# Diagnosis of the runs');
  });

  it('has a caption without an English sentence', () => {
    expect(captionOf(german).trimEnd().split('\n')).toEqual([
      'Return der Auswertung über Umgebungsschritten: DQN und Double DQN auf Wagen mit Stab (2D) (CartPole-v1).',
      'Return der Auswertung: Mittlerer Return der Greedy-Strategie.',
      'DQN (N = 3, Seeds 1 bis 3); Double DQN (N = 3, Seeds 1 bis 3).',
      'Linien: Mittelwert über die Läufe einer Gruppe, dünner, wo nicht alle beitragen; ein einzelner Lauf ist er selbst.',
      expect.stringMatching(/^Schattiert: /),
      'Dünn: die einzelnen Läufe.',
      'Nichts ist geglättet.',
      'Budget: 2.000 Umgebungsschritte je Lauf.',
      expect.stringMatching(/^Letzte Auswertung, IQM mit 95-%-Intervall: DQN 110,0 \(100,0 bis 120,0\); /),
      'P(besser): wie wahrscheinlich ein Lauf der Gruppe höher endet als einer von „DQN“; Gleichstände zählen halb.',
      expect.stringMatching(/^Nur drei Seeds: /),
      expect.stringMatching(
        /^Trainiert mit RL Lab 0\.1\.0, TensorFlow 2\.16\.2, Node 24\.0\.0; gezeichnet von RL Lab /,
      ),
    ]);
  });

  it('says how far unfinished runs are', async () => {
    const other = await ComparisonFixture.make();
    await other.add(1, false, [1, 2, 3], 'stopped');
    const caption = captionOf(await other.snapshot({ smoothing: 0.9, log: true }, null, 'de'));
    expect(caption).toMatch(/Nicht zu Ende: \S+ \(beendet\) bei 300 von 2\.000 Umgebungsschritten\./);
    expect(caption).toContain('vom Gewicht 0,9 geglättet.');
    expect(caption).toContain('Jede Linie ist ein Lauf.');
    other.remove();
  });

  it('has a table with a decimal comma', () => {
    const markdown = tableAsMarkdown(german);
    expect(markdown).toContain('| Gruppe | N | Mittel | IQM | 95-%-Intervall | ΔIQM | P(besser) |');
    expect(markdown).toContain('| DQN | 3 | 110,0 | 110,0 | 100,0 bis 120,0 | – |');
    expect(markdown).toContain('| 1,00 |');
    expect(tableAsLatex(german)).toContain('\\glqq{}DQN``');
  });

  it.each(figureFormats)(
    'is the same to the byte in a second %s, and another one than in English',
    async (format) => {
      const drawing = { ...usualDrawing, width: 480, height: 300, dpi: 96 };
      const first = figureFile(german, format, drawing);
      const again = await fixture.snapshot({ baseline: english.groups[0]!.key }, null, 'de');
      expect(figureFile(again, format, drawing).equals(first)).toBe(true);
      expect(figureFile(english, format, drawing).equals(first)).toBe(false);
    },
  );
});
