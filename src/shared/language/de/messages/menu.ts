import type { menu as english } from '../../en/messages/menu';
import type { Translated } from '../../message';

export const menu: Translated<typeof english> = {
  about: 'Über RL Lab',
  hide: 'RL Lab ausblenden',
  hideOthers: 'Andere ausblenden',
  unhide: 'Alle einblenden',
  quit: 'RL Lab beenden',
  edit: 'Bearbeiten',
  undo: 'Widerrufen',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einsetzen',
  selectAll: 'Alles auswählen',
  view: 'Darstellung',
  resetZoom: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  togglefullscreen: 'Vollbild an oder aus',
  window: 'Fenster',
  minimize: 'Im Dock ablegen',
  zoom: 'Zoomen',
  close: 'Schließen',
};
