import type { fileKinds as english } from '../../en/messages/file-kinds';
import type { Translated } from '../../message';

export const fileKinds: Translated<typeof english> = {
  png: 'PNG-Bild',
  svg: 'SVG-Bild',
  pdf: 'PDF-Dokument',
  csv: 'Kommagetrennte Werte',
  json: 'JSON',
  tex: 'LaTeX-Tabelle',
  md: 'Markdown-Tabelle',
};
