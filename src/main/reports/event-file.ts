/**
 * A run's metrics as an event file of TensorBoard.
 *
 * The file is a row of records (TensorFlow, core/lib/io/record_writer): length (8 bytes, little-endian), its masked
 * CRC-32C, data, the data's masked CRC-32C. Each record is a message `Event` (core/util/event.proto): wall_time = 1
 * (double, seconds), step = 2 (int64), file_version = 3 (text, the first record only), summary = 5, whose values = 1
 * hold tag = 1 (text) and simple_value = 2 (float).
 */
import type { RunSummary } from '../../shared/runs';
import type { MetricEvent } from '../../shared/events';
import { forEachPoint } from '../../shared/metrics';
import { crc32c } from '../files/checksum';

/** The checksum as records keep it: turned by 15 bits, plus a constant, so that checksums of checksums differ. */
export function maskedCrc(data: Uint8Array): number {
  const crc = crc32c(data);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

/** One record around its data. */
function record(data: Uint8Array): Buffer {
  const framed = Buffer.alloc(data.length + 16);
  framed.writeBigUInt64LE(BigInt(data.length), 0);
  framed.writeUInt32LE(maskedCrc(framed.subarray(0, 8)), 8);
  framed.set(data, 12);
  framed.writeUInt32LE(maskedCrc(data), 12 + data.length);
  return framed;
}

/** A number in as few bytes of seven bits as it needs, the lowest first. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

const asDouble = 1;
const asBytes = 2;
const asFloat = 5;
const key = (field: number, type: number) => (field << 3) | type;

function bytesField(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([key(field, asBytes), ...varint(content.length)]), content]);
}

function wallTime(seconds: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(key(1, asDouble), 0);
  bytes.writeDoubleLE(seconds, 1);
  return bytes;
}

function scalar(tag: string, value: number): Buffer {
  const number = Buffer.alloc(5);
  number.writeUInt8(key(2, asFloat), 0);
  number.writeFloatLE(value, 1);
  return bytesField(1, Buffer.concat([bytesField(1, Buffer.from(tag)), number]));
}

/** The first record of a file, which says what follows. */
export function versionRecord(seconds: number): Buffer {
  return record(Buffer.concat([wallTime(seconds), bytesField(3, Buffer.from('brain.Event:2'))]));
}

/**
 * All numbers of one event of a training.
 * @param began when the run was made, in seconds since 1970: runs of earlier versions know no wall time
 */
export function metricRecord(event: MetricEvent, began: number): Buffer {
  const values: Buffer[] = [];
  forEachPoint(event, (metric, _step, _seconds, value) => values.push(scalar(metric, value)));
  const seconds = event.at === undefined ? began + event.seconds : event.at / 1000;
  return record(
    Buffer.concat([
      wallTime(seconds),
      Buffer.from([key(2, 0), ...varint(event.step)]),
      bytesField(5, Buffer.concat(values)),
    ]),
  );
}

/** When a run was made, in seconds since 1970. */
export const secondsOf = ({ createdAt }: Pick<RunSummary, 'createdAt'>): number =>
  Date.parse(createdAt) / 1000;

/** A name that TensorBoard knows as an event file. */
export const eventFileName = (run: Pick<RunSummary, 'createdAt'>): string =>
  `events.out.tfevents.${Math.floor(secondsOf(run))}.rl-lab`;
