import { expect, it } from 'vitest';
import { synchronisedBy } from '../../../src/main/runs/synchronised-folder';

it.each([
  ['C:\\Users\\Jürgen\\OneDrive\\Documents\\RL Lab', 'OneDrive'],
  ['C:\\Users\\Jürgen\\OneDrive - Technische Universität\\Desktop', 'OneDrive'],
  ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/runs', 'iCloud'],
  ['/home/anna/Nextcloud/rl', 'Nextcloud'],
  ['/home/anna/Dropbox (Personal)/rl', 'Dropbox'],
  ['G:\\My Drive\\rl', 'Google Drive'],
  ['C:\\Users\\Jürgen\\AppData\\Local\\RL Lab', null],
  ['/home/anna/onedrive-notes/rl', null],
])('%s: %s', (folder, service) => {
  expect(synchronisedBy(folder, {})).toBe(service);
});

it('knows the folder that Windows names, whatever it is called', () => {
  const environment = { OneDriveCommercial: 'C:\\Users\\Anna\\Uni Beispielstadt' };
  expect(synchronisedBy('c:\\users\\anna\\Uni Beispielstadt\\runs', environment)).toBe('OneDrive');
  expect(synchronisedBy('C:\\Users\\Anna\\Uni Beispielstadt', environment)).toBe('OneDrive');
  expect(synchronisedBy('C:\\Users\\Anna\\Uni Beispielstadt 2', environment)).toBeNull();
});
