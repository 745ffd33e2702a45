/** The picture at the side of the installer's last page. */
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** The size that NSIS asks for, twice, so that it is sharp on fine screens. */
const [width, height] = [328, 628];
const ground = '#2f55d4';

/**
 * Returns a bitmap file with a picture on the program's own colour.
 *
 * @param {string} picture a square PNG
 */
export async function sideBitmap(picture) {
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  paint.fillStyle = ground;
  paint.fillRect(0, 0, width, height);
  const size = 0.7 * width;
  paint.drawImage(await loadImage(picture), (width - size) / 2, (height - size) / 2, size, size);
  return bitmapFile(paint.getImageData(0, 0, width, height).data);
}

/** Rows from the bottom up, blue first, each filled up to four bytes: 24 bits, as all readers know them. */
function bitmapFile(pixels) {
  const row = Math.ceil((3 * width) / 4) * 4;
  const header = 54;
  const file = Buffer.alloc(header + row * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(header, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (const channel of [0, 1, 2])
        file[header + (height - 1 - y) * row + 3 * x + channel] = pixels[4 * (y * width + x) + 2 - channel];
  return file;
}
