import { shanghaiDate, yearOf, zeroFen, type Fen, type Tx } from '#platform';
import { encumber } from '#ledger';
import { getProgramme, rulePackOf } from '#programme';
import { Encumbrance } from '../funding.entities.js';
import { largestGrant, projectScope } from '../funding.facts.js';

export interface EncumberAward {
  readonly awardId: string;
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
 * encumbered. What the agreed plan does not need goes back with `agreePlan`. Joins the caller's unit and locks.
 * @returns what is held, in fen
 * @throws 409 ledger.insufficient_available · 409 platform.conflict when the award holds money already
 */
export async function encumberAward(tx: Tx, award: EncumberAward): Promise<Encumbrance> {
  const { awardId, investmentFen, ...terms } = award;
  const { agencyId } = await getProgramme(tx, award.programmeId);
  const { funding } = await rulePackOf(tx, award.rulePackId);
  const encumbrance: Encumbrance = {
    ...terms,
    id: awardId,
    agencyId,
    fiscalYear: yearOf(shanghaiDate(tx.now)),
    encumberedFen: largestGrant(investmentFen, funding),
    releasedFen: zeroFen,
    fallenAt: null,
    createdAt: tx.now,
  };
  await tx.manager.createQueryBuilder().insert().into(Encumbrance).values(encumbrance).execute();
  await encumber(tx, {
    scope: projectScope(encumbrance),
    key: `award:${awardId}`,
    amountFen: encumbrance.encumberedFen,
    subject: { type: 'award', id: awardId },
  });
  return encumbrance;
}
