/** Cyclic redundancy checks of 32 bits, as file formats ask for them. */

/** One entry for each byte, for a polynomial whose lowest bit stands for the highest power. */
function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
    return rest >>> 0;
  });
}

/** Of bytes that follow others, where the checksum of these is given. */
const checksum =
  (table: Uint32Array) =>
  (bytes: Uint8Array, before = 0) => {
    let rest = ~before;
    for (const byte of bytes) rest = (rest >>> 8) ^ table[(rest ^ byte) & 0xff]!;
    return ~rest >>> 0;
  };

/** CRC-32 of ISO 3309, which PNG and ZIP use. */
export const crc32 = checksum(tableOf(0xedb88320));

/** CRC-32C (Castagnoli et al. 1993; RFC 3720, section 12.1), which TensorFlow's records use. */
export const crc32c = checksum(tableOf(0x82f63b78));
