import { fenToJson, lock, row, shanghaiDate, yearOf, zeroFen, type Fen, type Tx } from '#platform';
import { encumber } from '#ledger';
import { getProgramme, rulePackOf, type FundingRules } from '#programme';
import { Encumbrance, type GrantPool } from '../funding.entities.js';
import { largestGrant, poolScope, projectScope } from '../funding.facts.js';
import { getPool } from '../funding.repository.js';

export interface EncumberAward {
  readonly awardId: string;
  /** Winners of one challenge share a pool where the rules say so. */
  readonly challengeId: string;
  readonly programmeId: string;
  /** The id the award's project has or will have. */
  readonly projectId: string;
  readonly demanderId: string;
  readonly takerId: string;
  /** The rules the challenge was published under. */
  readonly rulePackId: string;
  /** The investment the challenge was published with, in fen. */
  readonly investmentFen: Fen;
}

/**
 * Holds the most the award can cost the programme, from the fiscal year in which it is confirmed: available →
 * encumbered. What the agreed plan does not need goes back with `agreePlan`. Where several winners share a pool it is
 * held once, with the first of them. Joins the caller's unit and locks.
 * @returns what is held, in fen
 * @throws 409 ledger.insufficient_available · 409 platform.conflict when the award holds money already
 */
export async function encumberAward(tx: Tx, award: EncumberAward): Promise<Encumbrance> {
  const { awardId, challengeId: _challenge, investmentFen, ...terms } = award;
  const { agencyId } = await getProgramme(tx, award.programmeId);
  const { funding } = await rulePackOf(tx, award.rulePackId);
  const pool = funding.grantScope === 'pool' ? await poolFor(tx, award, { agencyId, funding }) : null;
  const encumbrance: Encumbrance = {
    ...terms,
    id: awardId,
    agencyId,
    fiscalYear: pool?.fiscalYear ?? yearOf(shanghaiDate(tx.now)),
    poolId: pool?.id ?? null,
    encumberedFen: pool ? zeroFen : largestGrant(investmentFen, funding),
    releasedFen: zeroFen,
    fallenAt: null,
    createdAt: tx.now,
  };
  await tx.manager.createQueryBuilder().insert().into(Encumbrance).values(encumbrance).execute();
  if (pool) return encumbrance;
  await encumber(tx, {
    scope: projectScope(encumbrance),
    key: `award:${awardId}`,
    amountFen: encumbrance.encumberedFen,
    subject: { type: 'award', id: awardId },
  });
  return encumbrance;
}

/** The pool of the challenge, held with its first award. Two awards that are confirmed together wait for one another. */
async function poolFor(
  tx: Tx,
  { challengeId, programmeId, rulePackId, investmentFen }: EncumberAward,
  { agencyId, funding }: { agencyId: string; funding: FundingRules },
): Promise<GrantPool> {
  const encumberedFen = largestGrant(investmentFen, funding);
  const made = await tx.query(
    `insert into grant_pool (id, programme_id, agency_id, rule_pack_id, fiscal_year, investment_fen, encumbered_fen,
                             released_fen, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 0, $8) on conflict do nothing returning id`,
    [
      challengeId,
      programmeId,
      agencyId,
      rulePackId,
      yearOf(shanghaiDate(tx.now)),
      fenToJson(investmentFen),
      fenToJson(encumberedFen),
      tx.now,
    ],
  );
  await lock(tx, [row('grant_pool', challengeId)]);
  const pool = await getPool(tx, challengeId);
  if (made.length === 0) return pool;
  const subject = { type: 'challenge', id: challengeId };
  await encumber(tx, { scope: poolScope(pool), key: `pool:${pool.id}`, amountFen: encumberedFen, subject });
  return pool;
}
