import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../src/main/menu';

const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [
    item,
    ...items((item.submenu as MenuItemConstructorOptions[] | undefined) ?? []),
  ]);

describe('the menu', () => {
  it('gives zoom its keys on every system, and editing on macOS', () => {
    const roles = (platform: string) => items(menuTemplate('en', platform)).map(({ role }) => role);
    for (const platform of ['linux', 'win32', 'darwin'])
      expect(roles(platform)).toEqual(
        expect.arrayContaining(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']),
      );
    expect(roles('darwin')).toEqual(expect.arrayContaining(['copy', 'paste', 'undo', 'selectAll', 'quit']));
    expect(roles('linux')).not.toContain('copy');
  });

  it('has a label in the window’s language for everything that can be seen', () => {
    const labels = (language: 'en' | 'de') =>
      items(menuTemplate(language, 'darwin')).map(({ label }) => label);
    const shown = items(menuTemplate('de', 'darwin')).filter(({ type }) => type !== 'separator');
    expect(shown.every(({ label }) => label !== undefined && label !== '')).toBe(true);
    expect(labels('de')).toContain('Darstellung');
    expect(labels('de').filter((label, i) => label !== undefined && label === labels('en')[i])).toEqual([
      'RL Lab',
    ]);
  });
});
