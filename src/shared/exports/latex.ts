/** Text as LaTeX, without any package. */

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
  '„': ',,',
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
  return text.replace(sign, (found) => {
    if (/^\s+$/.test(found) && signs[found] === undefined) return ' ';
    return signs[found] ?? `\\${found}`;
  });
}
