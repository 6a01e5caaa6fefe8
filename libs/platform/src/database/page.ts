import { malformed } from '../errors/index.js';

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

/**
 * Reads a cursor with the expected number of parts.
 * @throws 400 platform.malformed_cursor
 */
export function decodeCursor(cursor: string, parts: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const sound = (part: unknown): boolean => ['string', 'number'].includes(typeof part);
    if (Array.isArray(key) && key.length === parts && key.every(sound)) return key as CursorKey;
  } catch {
    // Fall through: whatever is wrong with it, the caller gets the same answer.
  }
  throw malformed('platform.malformed_cursor');
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
