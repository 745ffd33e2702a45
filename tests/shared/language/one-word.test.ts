import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programFolder } from '../../../src/platform/program-folder';

/** What the program calls otherwise: other words for the same thing, and literal translations of terms of the field. */
const otherWords: Readonly<Record<string, RegExp>> = {
  'beenden, beendet': /\b[gG]estoppt|\b[sS]toppen\b/,
  'pausieren, pausiert': /\b[aA]n(ge)?halten\b/,
  Kommandozeile: /Befehlszeile/,
  Interquartilsmittel: /Interquartilmittel/i,
  'standardmäßig, Standardwert': /\b[vV]orgabe/,
  Actor: /\bAkteur/,
  'Verdeckte Schichten': /\b[vV]erborgenen? Schicht/,
  'der Rollout': /\b[dD]as Rollout/,
  'Greedy-Strategie': /\bgreedy Strategie/,
  'Soft-Update-Rate': /Folgerate/,
  'GAE-λ': /Spur des Vorteils/,
  'Noisy Networks': /[vV]errauschte Netze/,
  'DQN-Varianten': /DQN-Leiter|\bSprosse/,
};

it('the German texts have one word for each thing', () => {
  const root = programFolder();
  const files = globSync(['src/**/*.{ts,svelte,json,md}', 'resources/{guides,presets}/**/*.{json,md}'], {
    cwd: root,
  });
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        Object.entries(otherWords)
          .filter(([, other]) => other.test(line))
          .map(([word, other]) => `${file}:${i + 1} ${other.exec(line)![0]}, elsewhere ${word}`),
      ),
  );
  expect(found).toEqual([]);
});
