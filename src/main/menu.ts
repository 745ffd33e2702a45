/**
 * The menu. It is hidden but on macOS; everywhere it gives zoom its keys, and on macOS the editing commands too.
 * Electron knows the roles, but words them in English alone.
 */
import { message, say, type Code } from '../shared/language/say';
import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/language';

type MenuCode = Extract<Code, `menu.${string}`>;
type Role = Exclude<MenuCode extends `menu.${infer Name}` ? Name : never, 'edit' | 'view' | 'window'>;

/** What the menu holds. */
export function menuTemplate(
  language: Language,
  platform: string = process.platform,
): MenuItemConstructorOptions[] {
  const item = (role: Role): MenuItemConstructorOptions => ({
    role,
    label: say(message(`menu.${role}`), language),
  });
  const menu = (label: string, ...submenu: MenuItemConstructorOptions[]) => ({ label, submenu });
  const line = { type: 'separator' } as const;
  const view = menu(
    say(message('menu.view'), language),
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
      say(message('menu.edit'), language),
      ...[item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), item('selectAll')],
    ),
    view,
    {
      ...menu(say(message('menu.window'), language), item('minimize'), item('zoom'), item('close')),
      role: 'window',
    },
  ];
}
