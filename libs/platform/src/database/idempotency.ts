import type { IdempotencyKey } from '../context/context.js';
import { DomainError, refused } from '../errors/index.js';
import type { Tx } from './tx.js';

/** A kept answer: exactly the bytes of the first one. */
export class Replay {
  constructor(
    readonly body: string,
    readonly replayed: boolean,
  ) {}
}

/**
 * Takes the key for this transaction (trust.md A7). A request that holds it right now is told to the other with 409;
 * the lock ends with the transaction, so a crashed request leaves nothing behind.
 * @returns the kept answer when the same request was answered before
 * @throws 409 platform.idempotency_in_flight, 422 platform.idempotency_key_reused
 */
export async function claimIdempotencyKey(tx: Tx, key: IdempotencyKey): Promise<Replay | undefined> {
  // Sent together and still two statements: the second must see what whoever held the lock before has committed.
  const [[claim], [kept]] = await Promise.all([
    tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 7)) as taken', [
      `${key.scope}\n${key.key}`,
    ]),
    tx.query<{ fingerprint: string; response: string }>(
      'select fingerprint, response from idempotency_key where scope = $1 and key = $2',
      [key.scope, key.key],
    ),
  ]);
  if (!claim?.taken) throw refused({ code: 'platform.idempotency_in_flight' });
  if (!kept) return undefined;
  if (kept.fingerprint !== key.fingerprint) {
    throw new DomainError(422, 'platform.idempotency_key_reused');
  }
  return new Replay(kept.response, true);
}

/** Keeps the answer in the action's own transaction, so effect and answer exist together or not at all. */
export async function keepResponse(tx: Tx, key: IdempotencyKey, result: unknown): Promise<Replay> {
  const body = JSON.stringify(result ?? null);
  await tx.query('insert into idempotency_key (scope, key, fingerprint, response) values ($1, $2, $3, $4)', [
    key.scope,
    key.key,
    key.fingerprint,
    body,
  ]);
  return new Replay(body, false);
}
