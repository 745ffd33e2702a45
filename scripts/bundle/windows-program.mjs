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
  const icons = await iconItems(picture);
  const group = Resource.IconGroupEntry.fromEntries(resources.entries)[0];
  Resource.IconGroupEntry.replaceIconsForResource(
    resources.entries,
    group?.id ?? 1,
    group?.lang ?? english,
    icons,
  );
  const info = Resource.VersionInfo.fromEntries(resources.entries)[0] ?? Resource.VersionInfo.createEmpty();
  for (const language of info.getAllLanguagesForStringValues()) info.removeAllStringValues(language);
  const numbers = fourNumbers(version);
  info.setFileVersion(...numbers, english);
  info.setProductVersion(...numbers, english);
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

/**
 * A version as Windows compares it.
 *
 * @param {string} text such as `1.2.3` or `1.2.3-beta`
 */
export const fourNumbers = (text) => [...text.split('-')[0].split('.').map(Number), 0];

/**
 * The content of an icon file with a picture in all sizes.
 *
 * @param {string} picture a square PNG
 */
export async function iconOf(picture) {
  const file = new Data.IconFile();
  for (const data of await iconItems(picture))
    file.icons.push({ width: data.width, height: data.height, colors: 0, planes: 1, bitCount: 32, data });
  return Buffer.from(file.generate());
}

const iconItems = (picture) =>
  Promise.all(sizes.map(async (size) => Data.RawIconItem.from(await scaled(picture, size), size, size, 32)));

/** A picture in another size, as PNG. */
async function scaled(picture, size) {
  const canvas = createCanvas(size, size);
  const paint = canvas.getContext('2d');
  paint.imageSmoothingQuality = 'high';
  paint.drawImage(await loadImage(picture), 0, 0, size, size);
  const png = canvas.toBuffer('image/png');
  return png.buffer.slice(png.byteOffset, png.byteOffset + png.length);
}
