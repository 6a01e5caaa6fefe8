import { randomBytes, randomFillSync } from 'node:crypto';
import { malformed } from '../errors/index.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const LAST_COUNT = 2 ** 26 - 1;
const RANDOM_BYTES = 6;

interface Sequence {
  milliseconds: number;
  count: number;
}

// Ids for a given instant keep their own sequence: one id made for next year must not push all later ids there.
const ofThisProcess: Sequence = { milliseconds: 0, count: 0 };
const ofGivenInstants: Sequence = { milliseconds: -1, count: 0 };

/**
 * A new UUIDv7 (RFC 9562 section 5.7) in lower case. Without an argument ids of this process strictly ascend, also
 * within a millisecond and when the clock goes back (section 6.2, method 1: a 26-bit counter in rand_a and the head of
 * rand_b, started at random in its lower half; when it is used up the next millisecond is taken; 48 bits stay random).
 * @param now milliseconds since 1970, for an id of that instant; successive ids of the same instant ascend.
 */
export function uuidv7(now?: number): string {
  if (now === undefined) {
    advance(ofThisProcess, Math.max(Date.now(), ofThisProcess.milliseconds));
    return format(ofThisProcess);
  }
  if (!Number.isInteger(now) || now < 0 || now >= 2 ** 48 - 1) throw new RangeError('uuidv7: instant out of range');
  advance(ofGivenInstants, now);
  return format(ofGivenInstants);
}

function advance(sequence: Sequence, milliseconds: number): void {
  if (milliseconds === sequence.milliseconds && sequence.count < LAST_COUNT) {
    sequence.count += 1;
    return;
  }
  const usedUp = milliseconds === sequence.milliseconds;
  sequence.milliseconds = usedUp ? milliseconds + 1 : milliseconds;
  sequence.count = randomBytes(4).readUInt32BE() >>> 7;
}

function format({ milliseconds, count }: Sequence): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const versionAndHigh = (0x7000 | (count >>> 14)).toString(16);
  const variantAndLow = (0x8000 | (count & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${versionAndHigh}-${variantAndLow}-${randomHex()}`;
}

// Asking the system for six bytes costs more than the rest of an id: bytes are taken from a supply, each once.
const supply = Buffer.alloc(512 * RANDOM_BYTES);
let taken = supply.length;

function randomHex(): string {
  if (taken === supply.length) {
    randomFillSync(supply);
    taken = 0;
  }
  return supply.toString('hex', taken, (taken += RANDOM_BYTES));
}

/** Whether the value is a UUID of any version as the database accepts it: 8-4-4-4-12 hexadecimal digits, any case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/**
 * The instant inside a UUIDv7, in milliseconds since 1970.
 * @throws DomainError 400 `ids.not_uuidv7`
 */
export function uuidv7Time(id: string): number {
  if (!UUID_V7.test(id)) throw malformed('ids.not_uuidv7');
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
