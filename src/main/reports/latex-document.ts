/** The table of final evaluations in LaTeX, and a document that shows it with the figure and compiles as it is. */
import { factsOf } from '../../shared/language';
import { shortCaption } from './caption';
import { beyondPdfLatex, latexText, needsT1 } from './latex';
import { textsIn } from '../../shared/language/texts';
import { tableText } from '../../shared/exports/result-table';
import type { Snapshot } from '../../shared/exports/snapshot';

const labels = { figure: 'fig:comparison', table: 'tab:results' };

/** Rules and quotes as they are without the packages booktabs and babel, which define them better. */
const fallbacks = [
  '\\providecommand{\\toprule}{\\hline}',
  '\\providecommand{\\midrule}{\\hline}',
  '\\providecommand{\\bottomrule}{\\hline}',
  '\\providecommand{\\glqq}{,\\kern-0.06em,}',
];

/** What a reader of the source has to know before it is compiled. */
function engineLines(texts: readonly string[]): string[] {
  const beyond = beyondPdfLatex(texts);
  if (beyond.length > 0) {
    const letters = beyond.slice(0, 12).join('');
    return [
      `% Compile with XeLaTeX or LuaLaTeX and a font that has these letters: ${letters}`,
      '% for example \\usepackage{fontspec} \\setmainfont{Noto Serif CJK SC}',
      '\\ifdefined\\XeTeXversion\\else\\ifdefined\\directlua\\else',
      '  \\errmessage{This has letters that pdfLaTeX lacks. Compile it with XeLaTeX or LuaLaTeX}',
      '\\fi\\fi',
    ];
  }
  return needsT1(texts) ? ['% With pdfLaTeX: \\usepackage[T1]{fontenc}'] : [];
}

const textsOf = (snapshot: Snapshot): string[] => {
  const { titles, rows, remarks } = tableText(snapshot);
  return [...titles, ...rows.flat(), ...remarks, shortCaption(snapshot)];
};

/**
 * The table as a float with caption and label. It needs no package; with booktabs its rules are better. The first column
 * breaks long names, so that it stays within the text.
 */
export function tableAsLatex(snapshot: Snapshot): string {
  const { titles, rows, remarks } = tableText(snapshot);
  const { table: words } = textsIn(snapshot.language).report;
  const line = ([first, ...others]: readonly string[]) =>
    `${[`\\raggedright ${latexText(first!)}`, ...others.map(latexText)].join(' & ')} \\\\`;
  const width = titles.length > 5 ? '0.26' : '0.36';
  return [
    '% \\usepackage{booktabs}',
    ...engineLines(textsOf(snapshot)),
    ...fallbacks,
    '\\begin{table}[htbp]',
    '\\centering',
    `\\caption{${latexText(words.caption)}}`,
    `\\label{${labels.table}}`,
    '\\small',
    '\\setlength{\\tabcolsep}{4pt}',
    `\\begin{tabular}{@{}p{${width}\\linewidth}${'r'.repeat(titles.length - 1)}@{}}`,
    '\\toprule',
    line(titles),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    ...(remarks.length > 0
      ? [
          '\\par\\smallskip',
          '\\begin{minipage}{\\linewidth}\\footnotesize',
          ...remarks.map((remark) => `${latexText(remark)}\\par`),
          '\\end{minipage}',
        ]
      : []),
    '\\end{table}',
    '',
  ].join('\n');
}

/** A document with the figure and the table of a report pack, which lie beside it. */
export function reportAsLatex(snapshot: Snapshot): string {
  const { language } = snapshot;
  const beyond = beyondPdfLatex(textsOf(snapshot)).length > 0;
  return [
    beyond ? '% XeLaTeX or LuaLaTeX' : '% pdfLaTeX, XeLaTeX or LuaLaTeX',
    '\\documentclass[a4paper]{article}',
    beyond ? '\\usepackage{fontspec}' : '\\usepackage[T1]{fontenc}',
    `\\usepackage[${factsOf(language).babel}]{babel}`,
    '\\usepackage{booktabs}',
    '\\usepackage{graphicx}',
    '\\begin{document}',
    '\\begin{figure}[htbp]',
    '\\centering',
    '\\includegraphics[width=\\linewidth]{figure.pdf}',
    `\\caption{${latexText(shortCaption(snapshot))}}`,
    `\\label{${labels.figure}}`,
    '\\end{figure}',
    '\\input{table.tex}',
    '\\end{document}',
    '',
  ].join('\n');
}
