import { describe, expect, it } from 'vitest';
import { latexText } from '../../../src/main/reports/latex';

describe('latexText', () => {
  it.each([
    ['50 % & more', '50 \\% \\& more'],
    ['a_b#1 {c} $2', 'a\\_b\\#1 \\{c\\} \\$2'],
    ['C:\\new', 'C:\\textbackslash{}new'],
    ['x^2 ~ y', 'x\\textasciicircum{}2 \\textasciitilde{} y'],
    ['−1 – 2', '$-$1 -- 2'],
    ['DQN · Lernrate ε', 'DQN $\\cdot$ Lernrate $\\varepsilon$'],
    ['two\nlines', 'two lines'],
    ['Übung', 'Übung'],
  ])('writes %j so that LaTeX sets it', (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });
});
