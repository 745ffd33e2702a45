import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { version } from './platforms.mjs';

const english = 1033;
const unicode = 1200;
const sizes = [16, 24, 32, 48, 64, 128, 256];

/**
 * Gives a program of Windows the name, version and icon that Explorer and the task bar show.
 *
 * @param {string} file
 * @param {string} picture a square PNG
 */
export async function nameWindowsProgram(file, picture) {
  const program = NtExecutable.from(readFileSync(file), { ignoreCert: true });
  const resources = NtExecutableResource.from(program);
  const icons = await Promise.all(sizes.map((size) => scaled(picture, size)));
  const group = Resource.IconGroupEntry.fromEntries(resources.entries)[0];
  Resource.IconGroupEntry.replaceIconsForResource(
    resources.entries,
    group?.id ?? 1,
    group?.lang ?? english,
    icons.map((png, index) => Data.RawIconItem.from(png, sizes[index], sizes[index], 32)),
  );
  const info = Resource.VersionInfo.fromEntries(resources.entries)[0] ?? Resource.VersionInfo.createEmpty();
  for (const language of info.getAllLanguagesForStringValues()) info.removeAllStringValues(language);
  const [major, minor, patch] = version.split('-')[0].split('.').map(Number);
  info.setFileVersion(major, minor, patch, 0, english);
  info.setProductVersion(major, minor, patch, 0, english);
  info.setStringValues(
    { lang: english, codepage: unicode },
    {
      ProductName: 'RL Lab',
      FileDescription: 'RL Lab',
      CompanyName: 'RL Lab',
      LegalCopyright: 'MIT licence; see the folder licences',
      OriginalFilename: 'RL Lab.exe',
      InternalName: 'rl-lab',
      FileVersion: version,
      ProductVersion: version,
    },
  );
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  writeFileSync(file, Buffer.from(program.generate()));
}

/** A picture in another size, as PNG. */
async function scaled(picture, size) {
  const canvas = createCanvas(size, size);
  const paint = canvas.getContext('2d');
  paint.imageSmoothingQuality = 'high';
  paint.drawImage(await loadImage(picture), 0, 0, size, size);
  const png = canvas.toBuffer('image/png');
  return png.buffer.slice(png.byteOffset, png.byteOffset + png.length);
}
