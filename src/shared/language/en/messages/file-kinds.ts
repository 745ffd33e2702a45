/** The kinds of files that a comparison is exported as. */

export const fileKinds = {
  png: 'PNG image',
  svg: 'SVG image',
  pdf: 'PDF document',
  csv: 'Comma-separated values',
  json: 'JSON',
  tex: 'LaTeX table',
  md: 'Markdown table',
} as const;
