import { fenToJson, lock, row, uuidv7, type Fen, type Tx } from '#platform';
import { balancesByAccount, releaseEncumbrance } from '#ledger';
import { poolScope } from '../funding.facts.js';
import { drawingOn, getPool } from '../funding.repository.js';

/**
 * Nobody draws on the pool any more, because every award fell before its agreement: it goes back to the available money.
 * @throws 404
 */
export async function releasePool(tx: Tx, poolId: string): Promise<void> {
  await lock(tx, [row('grant_pool', poolId)]);
  if ((await drawingOn(tx, poolId)).length === 0) await releasePoolRest(tx, poolId);
}

/**
 * What is left of a pool goes back to the available money. The caller has made sure, under the pool's lock, that
 * nobody is paid from it any more; a payment that comes back later makes another release possible.
 * @returns what went back, in fen
 */
export async function releasePoolRest(tx: Tx, poolId: string): Promise<Fen> {
  const pool = await getPool(tx, poolId);
  const scope = poolScope(pool);
  const { encumbered } = await balancesByAccount(tx, 'fiscal', {
    programmeId: pool.programmeId,
    projectId: pool.id,
    fiscalYear: pool.fiscalYear,
  });
  if (encumbered === 0n) return encumbered;
  await releaseEncumbrance(tx, {
    scope,
    // The balance is read under the pool's lock, so a release is never repeated; there may be several in time.
    key: `pool:${pool.id}:${uuidv7()}`,
    amountFen: encumbered,
    subject: { type: 'challenge', id: pool.id },
  });
  await tx.query('update grant_pool set released_fen = released_fen + $2 where id = $1', [
    pool.id,
    fenToJson(encumbered),
  ]);
  return encumbered;
}
