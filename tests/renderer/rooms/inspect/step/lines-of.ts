/** What the window shows of a learning step, line by line, without the explanations behind the question marks. */
import type { Term } from '../../../../../src/renderer/rooms/inspect/step/formula';
import type { Section, StepView } from '../../../../../src/renderer/rooms/inspect/step/step-view';
import { symbolParts } from '../../../../../src/renderer/rooms/inspect/step/tex';

const levels = { line: '', above: '^', below: '_' };
const symbol = (tex: string) =>
  symbolParts(tex)
    .map(({ text, italic, level }) => `${italic ? '/' : ''}${levels[level]}${text}`)
    .join('')
    .replaceAll(' ', '');

function pieceOf(piece: Term | string): string {
  if (typeof piece === 'string') return piece;
  const { value, label = '', tone = 'plain', missing } = piece;
  return `${symbol(piece.symbol)}=${value}[${label};${tone}${missing === true ? ';struck' : ''}]`;
}

function bodyOf(section: Section): string[] {
  switch (section.kind) {
    case 'formula':
      return section.formulas.map(
        ({ pieces, note }) => pieces.map(pieceOf).join(' ') + (note === undefined ? '' : ` | ${note}`),
      );
    case 'table':
      return [
        section.columns.join(' | '),
        ...section.rows.map(({ name, values }) => `${name}: ${values.join(' | ')}`),
        ...section.notes,
      ];
    case 'tracks':
      return [
        section.series
          .map(({ name, tone, hollow }) => `${name} ${tone}${hollow === true ? ' hollow' : ''}`)
          .join(' | '),
        ...section.rows.map(
          ({ name, values, mark }) =>
            `${name}${mark === undefined ? '' : ` (${mark})`}: ${values.map((value) => value ?? '–').join(' | ')}`,
        ),
        ...(section.note === undefined ? [] : [section.note]),
        ...(section.zero === true ? ['zero'] : []),
      ];
    case 'distribution':
      return [
        JSON.stringify(section.support),
        ...section.series.map(({ name, tone, values }) => `${name} ${tone}: ${values.join(' ')}`),
      ];
  }
}

export function linesOf(view: StepView): string[] {
  return [
    `${view.list} | ${view.from} | ${view.summary ?? ''} | ${view.first}`,
    ...view.rows.flatMap((row) => [
      `* ${row.title} | ${row.detail}${row.ended ? ' | ended' : ''}`,
      ...row.sections.flatMap((section) => [section.title, ...bodyOf(section).map((line) => `  ${line}`)]),
    ]),
  ];
}
