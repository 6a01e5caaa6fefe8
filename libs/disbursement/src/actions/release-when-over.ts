import type { Fen, ReadTx, Tx } from '#platform';
import { releasePoolRest } from '#funding';
import { disbursementsOf, settlementOf } from '../disbursement.repository.js';
import type { Sharer, SharedPool } from '../shared-pool.js';

const PAID: readonly string[] = ['settled', 'closed', 'cancelled'];
/** Ends after which the settlement pays nothing more: it can only take back. */
const DRAWS_NOTHING: readonly string[] = ['lapsed', 'eliminated', 'not_placed', 'mutual', 'breach', 'not_accepted'];

/**
 * The rest of a pool goes back to the available money as soon as nobody can be paid from it any more (domain.md
 * section 5: all out at the checkpoint releases at once). The caller holds the pool.
 * @returns what went back, in fen; null while somebody may still be paid
 */
export async function releaseWhenOver(tx: Tx, { pool, sharers }: SharedPool): Promise<Fen | null> {
  for (const sharer of sharers) {
    if (await mayDraw(tx, sharer)) return null;
  }
  return releasePoolRest(tx, pool.id);
}

async function mayDraw(tx: ReadTx, { projectId, project }: Sharer): Promise<boolean> {
  const outcome = project?.outcome ?? null;
  if (outcome === null) return true;
  const open = (await disbursementsOf(tx, projectId)).some(({ state }) => !PAID.includes(state));
  if (open || DRAWS_NOTHING.includes(outcome)) return open;
  return (await settlementOf(tx, projectId)) === null;
}
