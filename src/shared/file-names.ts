/** Names that a file or folder cannot have everywhere, although they consist of plain letters. */

/** What Windows takes for a device, whatever ending follows. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether Windows would open a device instead of a file of this name. */
export const isDeviceName = (name: string): boolean => device.test(name);

/** The same name where every system keeps it; one that is for a device, or that ends with a dot, is changed. */
export function portableName(name: string): string {
  const kept = name.replace(/\.+$/, '');
  return isDeviceName(kept) ? `run-${kept}` : kept;
}
