/** Names that a file or folder cannot have everywhere, although they consist of plain letters. */

/** What Windows takes for a device, whatever ending follows. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name as a part of a file's that every system and every tool keeps: plain letters and digits; empty where it has none. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    // Dots above a letter, not the letter.
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Whether Windows would open a device instead of a file of this name. */
export const isDeviceName = (name: string): boolean => device.test(name);

/** The same name where every system keeps it; one that is for a device, or that ends with a dot, is changed. */
export function portableName(name: string): string {
  const kept = name.replace(/\.+$/, '');
  return isDeviceName(kept) ? `run-${kept}` : kept;
}
