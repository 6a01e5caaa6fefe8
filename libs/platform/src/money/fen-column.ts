import type { ValueTransformer } from 'typeorm';
import { fen, fenToJson, type Fen } from './fen.js';

/**
 * Column transformer for `*_fen bigint`: PostgreSQL's bigint arrives as text and leaves as text, so no amount ever
 * passes through a JavaScript number. Null and undefined pass unchanged.
 */
export const fenColumn: ValueTransformer = {
  to: (value: Fen | null | undefined): string | null | undefined =>
    value === null || value === undefined ? value : fenToJson(fen(value)),
  from: (value: string | null | undefined): Fen | null | undefined =>
    value === null || value === undefined ? value : fen(value),
};
