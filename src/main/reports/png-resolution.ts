/** How large a PNG wants to be printed. */
import { crc32 } from '../files/checksum';

const signatureBytes = 8;
const headerBytes = 25;

/** Says in a PNG how many dots to the inch it has: its chunk pHYs (PNG 1.2, section 4.2.4.2). */
export function withResolution(png: Buffer, dpi: number): Buffer {
  const chunk = Buffer.alloc(21);
  const perMetre = Math.round(dpi / 0.0254);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  const at = signatureBytes + headerBytes;
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]);
}
