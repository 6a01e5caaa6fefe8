import { malformed } from '../errors/index.js';
import { isUuid } from '../ids/index.js';

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 20;

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** The sort key of the last row of a page, opaque to callers. */
export type CursorKey = readonly (string | number)[];

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** What a part of a sort key is in the database; `scalar` is a text or number that the caller checks itself. */
export type CursorPart = 'uuid' | 'text' | 'instant' | 'date' | 'bigint' | 'scalar';

type CursorValues<P extends readonly CursorPart[]> = {
  readonly [I in keyof P]: P[I] extends 'scalar' ? string | number : string;
};

/**
 * Reads a cursor whose parts are of these kinds. It comes back from outside: what the database would choke on is
 * refused here.
 * @throws 400 platform.malformed_cursor
 */
export function decodeCursor<const P extends readonly CursorPart[]>(cursor: string, parts: P): CursorValues<P> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const sound = (part: CursorPart, index: number): boolean => SOUND[part]((key as unknown[])[index]);
    if (Array.isArray(key) && key.length === parts.length && parts.every(sound)) {
      return key as unknown as CursorValues<P>;
    }
  } catch {
    // Fall through: whatever is wrong with it, the caller gets the same answer.
  }
  throw malformed('platform.malformed_cursor');
}

const SOUND: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  uuid: isUuid,
  text: (value) => typeof value === 'string' && !value.includes('\u0000'),
  instant: (value) => typeof value === 'string' && INSTANT.test(value) && sameInstant(value, value),
  date: (value) => typeof value === 'string' && DATE.test(value) && sameInstant(`${value}T00:00:00.000Z`, value),
  bigint: (value) => typeof value === 'string' && /^\d{1,18}$/.test(value),
  scalar: (value) => typeof value === 'number' || SOUND.text(value),
};

// The database knows no year 0.
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether it stands in the calendar: JavaScript moves 31 February on to March. */
function sameInstant(text: string, written: string): boolean {
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written);
}

/** Cuts a result that was read with `limit + 1` rows into a page, with the cursor of its last row. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => T,
  keyOf: (row: Row) => CursorKey,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null,
  };
}
