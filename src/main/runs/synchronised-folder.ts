/** Folders that another program copies to a server with every change. */

type Environment = Readonly<Record<string, string | undefined>>;

/** What services call the folder that they synchronise, anywhere in a path. */
const folderNames: readonly (readonly [service: string, name: RegExp])[] = [
  ['OneDrive', /^OneDrive(?: - .+)?$/i],
  ['Dropbox', /^Dropbox(?: \(.+\))?$/i],
  ['Google Drive', /^(?:Google ?Drive(?:-.+)?|My Drive)$/i],
  ['Nextcloud', /^Nextcloud\d*$/i],
  ['iCloud', /^(?:iCloud ?Drive|com~apple~CloudDocs)$/i],
];

const lowerCased = (path: string) => path.replaceAll('\\', '/').replace(/\/+$/, '').toLowerCase();

/**
 * The service that synchronises a folder, or null for none that is known. Windows says where OneDrive's folders are
 * (those of a university often bear its name instead); all others are known by the names of theirs.
 * @param folder an absolute path
 */
export function synchronisedBy(folder: string, environment: Environment = process.env): string | null {
  const path = lowerCased(folder);
  for (const name of ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']) {
    const root = environment[name];
    if (root && `${path}/`.startsWith(`${lowerCased(root)}/`)) return 'OneDrive';
  }
  const names = folder.split(/[\\/]/);
  return folderNames.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
}
