/** Text as LaTeX, and which engine can set it. */

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '−': '$-$',
  '–': '--',
  '—': '---',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '±': '$\\pm$',
  '→': '$\\to$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '…': '\\dots{}',
  '’': "'",
  '‘': '`',
  '“': '``',
  // Defined by babel's ngerman; latex-document.ts says what it is without.
  '„': '\\glqq{}',
  '”': "''",
  '\u00a0': '~',
  '\u202f': '\\,',
  α: '$\\alpha$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  δ: '$\\delta$',
  Δ: '$\\Delta$',
  ε: '$\\varepsilon$',
  η: '$\\eta$',
  θ: '$\\theta$',
  κ: '$\\kappa$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  π: '$\\pi$',
  σ: '$\\sigma$',
  τ: '$\\tau$',
};

/** Escapes what LaTeX would take for a command, and writes signs that its default fonts lack as commands. */
export function latexText(text: string): string {
  const sign = /[\\~^<>|"−–—·×±→≤≥…’‘“”„\u00a0\u202fαβγδΔεηθκλμπστ]|[{}$&#_%]|\s+/gu;
  return text.normalize('NFC').replace(sign, (found) => {
    if (/^\s+$/.test(found) && signs[found] === undefined) return ' ';
    return signs[found] ?? `\\${found}`;
  });
}

/** What pdfLaTeX sets with its fonts of the encoding T1, besides the signs that are written as commands. */
const latin = /[ -~¡-¬®-±´-¸º»¿-ĥĨ-ķĹ-ľŁ-ňŊ-ťŨ-žƒǄ-ǔǢǣǦ-ǫȘ-ț†-•‰€™\s]/u;

/** Letters of some texts that pdfLaTeX cannot set; XeLaTeX and LuaLaTeX can, with a font that has them. */
export function beyondPdfLatex(texts: readonly string[]): string[] {
  const letters = new Set(texts.flatMap((text) => [...text.normalize('NFC')]));
  return [...letters].filter((letter) => signs[letter] === undefined && !latin.test(letter));
}

/** Whether some texts have letters with accents, or others that the old encoding OT1 lacks. */
export const needsT1 = (texts: readonly string[]): boolean =>
  texts.some((text) => [...text].some((letter) => letter > '~' && signs[letter] === undefined));
