import { addDays, fenToJson, lock, row, shanghaiDate, subtractFen, transition, type Tx } from '#platform';
import { releaseEncumbrance } from '#ledger';
import type { FundingPlan, GrantPool } from '../funding.entities.js';
import { fundingPlanFacts, poolGrant, poolScope, projectScope } from '../funding.facts.js';
import { fundingPlanLifecycle, type FundingPlanFacts } from '../funding-plan.lifecycle.js';
import { encumbranceOf, getPlan, poolOf, poolRows, tranchesOf } from '../funding.repository.js';

export interface AgreePlan {
  readonly planId: string;
  /** The version that stands in the signed text; a plan revised since is refused. */
  readonly version?: number;
}

/**
 * The agreement takes effect: the plan binds, the latest dates of its tranches begin to run, and what was encumbered
 * beyond G goes back to the available money. Called in the unit in which the last party signs.
 * @throws 403 · 404 · 409 funding_plan.grant_above_encumbrance, platform.stale_version
 */
export async function agreePlan(tx: Tx, input: AgreePlan): Promise<FundingPlan> {
  const { awardId, projectId } = await getPlan(tx, input.planId);
  const pooled = await poolRows(tx, projectId);
  await lock(tx, [row('encumbrance', awardId), row('funding_plan', input.planId), ...pooled]);
  const plan = await getPlan(tx, input.planId);
  const facts = await fundingPlanFacts(tx, plan);
  const agreed = await transition(tx, fundingPlanLifecycle, 'agree', {
    facts,
    version: input.version,
    set: { agreedAt: tx.now },
    refs: { awardId, projectId: plan.projectId },
  });
  const pool = await poolOf(tx, await encumbranceOf(tx, awardId));
  if (pool) await agreePool(tx, pool, plan);
  else await releaseExcess(tx, facts);
  await fixLatestDates(tx, plan.id);
  return agreed as FundingPlan;
}

async function releaseExcess(tx: Tx, { subject, heldFen }: FundingPlanFacts): Promise<void> {
  const excess = subtractFen(heldFen, subject.grantFen);
  if (excess === 0n) return;
  const encumbrance = await encumbranceOf(tx, subject.awardId);
  await releaseEncumbrance(tx, {
    scope: projectScope(encumbrance),
    key: `award:${encumbrance.id}:agreed`,
    amountFen: excess,
    subject: { type: 'funding_plan', id: subject.id },
  });
  await tx.query('update encumbrance set released_fen = released_fen + $2 where id = $1', [
    encumbrance.id,
    fenToJson(excess),
  ]);
}

/** The first agreement fixes the share of the pool, and with it what is held for all who draw on it. */
async function agreePool(tx: Tx, pool: GrantPool, { sharePpm, capFen }: FundingPlan): Promise<void> {
  if (pool.sharePpm !== null) return;
  const grantFen = poolGrant(pool, sharePpm, capFen ?? undefined);
  const excess = subtractFen(pool.encumberedFen, grantFen);
  if (excess > 0n) {
    await releaseEncumbrance(tx, {
      scope: poolScope(pool),
      key: `pool:${pool.id}:agreed`,
      amountFen: excess,
      subject: { type: 'challenge', id: pool.id },
    });
  }
  await tx.query(
    'update grant_pool set share_ppm = $2, grant_fen = $3, released_fen = released_fen + $4 where id = $1',
    [pool.id, sharePpm, fenToJson(grantFen), fenToJson(excess)],
  );
}

/** `latestOffsetDays` of the rule pack counts from the day the agreement takes effect. */
async function fixLatestDates(tx: Tx, planId: string): Promise<void> {
  for (const { id, latestOffsetDays } of await tranchesOf(tx, planId)) {
    if (latestOffsetDays === null) continue;
    const latestOn = addDays(shanghaiDate(tx.now), latestOffsetDays);
    await tx.query('update tranche set latest_on = $2 where id = $1', [id, latestOn]);
  }
}
