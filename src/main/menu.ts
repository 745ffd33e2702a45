/**
 * The menu. It is hidden but on macOS; everywhere it gives zoom its keys, and on macOS the editing commands too.
 * Electron knows the roles, but words them in English alone.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/language';
import type { Sentences } from '../shared/sentence';

export const menuTexts = {
  about: { en: 'About RL Lab', de: 'Über RL Lab' },
  hide: { en: 'Hide RL Lab', de: 'RL Lab ausblenden' },
  hideOthers: { en: 'Hide Others', de: 'Andere ausblenden' },
  unhide: { en: 'Show All', de: 'Alle einblenden' },
  quit: { en: 'Quit RL Lab', de: 'RL Lab beenden' },
  edit: { en: 'Edit', de: 'Bearbeiten' },
  undo: { en: 'Undo', de: 'Widerrufen' },
  redo: { en: 'Redo', de: 'Wiederholen' },
  cut: { en: 'Cut', de: 'Ausschneiden' },
  copy: { en: 'Copy', de: 'Kopieren' },
  paste: { en: 'Paste', de: 'Einsetzen' },
  selectAll: { en: 'Select All', de: 'Alles auswählen' },
  view: { en: 'View', de: 'Darstellung' },
  resetZoom: { en: 'Actual Size', de: 'Originalgröße' },
  zoomIn: { en: 'Zoom In', de: 'Vergrößern' },
  zoomOut: { en: 'Zoom Out', de: 'Verkleinern' },
  togglefullscreen: { en: 'Toggle Full Screen', de: 'Vollbild an oder aus' },
  window: { en: 'Window', de: 'Fenster' },
  minimize: { en: 'Minimise', de: 'Im Dock ablegen' },
  zoom: { en: 'Zoom', de: 'Zoomen' },
  close: { en: 'Close', de: 'Schließen' },
} as const satisfies Sentences;

type Role = Exclude<keyof typeof menuTexts, 'edit' | 'view' | 'window'>;

/** What the menu holds. */
export function menuTemplate(
  language: Language,
  platform: string = process.platform,
): MenuItemConstructorOptions[] {
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: menuTexts[role][language] });
  const menu = (label: string, ...submenu: MenuItemConstructorOptions[]) => ({ label, submenu });
  const line = { type: 'separator' } as const;
  const view = menu(
    menuTexts.view[language],
    item('resetZoom'),
    item('zoomIn'),
    { ...item('zoomIn'), accelerator: 'CommandOrControl+=', visible: false },
    item('zoomOut'),
    item('togglefullscreen'),
  );
  if (platform !== 'darwin') return [view];
  return [
    menu(
      'RL Lab',
      ...[item('about'), line, item('hide'), item('hideOthers'), item('unhide'), line, item('quit')],
    ),
    menu(
      menuTexts.edit[language],
      ...[item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), item('selectAll')],
    ),
    view,
    { ...menu(menuTexts.window[language], item('minimize'), item('zoom'), item('close')), role: 'window' },
  ];
}
