import { fen, floorShare, minFen, ppm, subtractFen, zeroFen, type Fen, type Parties, type ReadTx } from '#platform';
import type { ProjectScope } from '#ledger';
import { getProgramme, programmeParties, type FundingRules, type Programme, type TrancheTerms } from '#programme';
import type { Encumbrance, FundingPlan, GrantPool, Instalment, Tranche } from './funding.entities.js';
import type { FundingPlanFacts } from './funding-plan.lifecycle.js';
import { encumbranceOf, poolOf } from './funding.repository.js';
import type { PlanAmounts, PlannedContribution } from './share-arithmetic/index.js';

/** Who stands in which relation to an award's money and its plan. */
export const fundingParties = (
  encumbrance: Encumbrance,
  programme: Programme,
): Parties & { demander: string; taker: string; agency: string } => ({
  ...programmeParties(programme),
  demander: encumbrance.demanderId,
  taker: encumbrance.takerId,
});

/** Everything that guards, permissions and views of a plan ask for. */
export async function fundingPlanFacts(tx: ReadTx, subject: FundingPlan): Promise<FundingPlanFacts> {
  const encumbrance = await encumbranceOf(tx, subject.awardId);
  const programme = await getProgramme(tx, subject.programmeId);
  const pool = await poolOf(tx, encumbrance);
  return {
    subject,
    parties: fundingParties(encumbrance, programme),
    heldFen: heldFen(encumbrance, pool),
    poolSharePpm: pool?.sharePpm ?? null,
  };
}

/** What is still held for the award, in fen; with a pool what the pool holds for all who draw on it. */
export function heldFen(encumbrance: Encumbrance, pool: GrantPool | null): Fen {
  if (encumbrance.fallenAt) return zeroFen;
  const holder = pool ?? encumbrance;
  return subtractFen(holder.encumberedFen, holder.releasedFen);
}

/** G of a pool at a share, in fen: the share of the challenge's investment within the cap. */
export function poolGrant({ investmentFen }: Pick<GrantPool, 'investmentFen'>, sharePpm: number, capFen?: Fen): Fen {
  const share = floorShare(investmentFen, ppm(sharePpm));
  return capFen === undefined ? share : minFen(share, capFen);
}

/**
 * The most a plan under these rules can grant on an investment, in fen: its share at the upper end of the band, within
 * the cap. No denominator gives more, because each counts at most the whole investment (domain.md section 5).
 */
export function largestGrant(investmentFen: Fen, rules: FundingRules): Fen {
  const share = floorShare(investmentFen, ppm(rules.shareMax));
  return rules.capFen === undefined ? share : minFen(share, fen(rules.capFen));
}

/** The books in which a project's money stands; its fiscal year is that of the award. */
export const projectScope = (encumbrance: Encumbrance): ProjectScope => ({
  programmeId: encumbrance.programmeId,
  agencyId: encumbrance.agencyId,
  fiscalYear: encumbrance.fiscalYear,
  projectId: encumbrance.projectId,
  ...(encumbrance.poolId !== null && { poolId: encumbrance.poolId }),
});

/** The books in which the money of a pool stands, under its own id. */
export const poolScope = ({ id, programmeId, agencyId, fiscalYear }: GrantPool): ProjectScope => ({
  programmeId,
  agencyId,
  fiscalYear,
  projectId: id,
});

/** The plan's instalments as the share arithmetic reads them: the demander's own money. */
export function plannedContributions(
  instalments: readonly Pick<Instalment, 'number' | 'kind' | 'plannedFen'>[],
): PlannedContribution[] {
  return instalments.map(({ number, kind, plannedFen }) => ({
    instalment: number,
    source: 'demander',
    kind,
    funds: 'own',
    amount: plannedFen,
  }));
}

export const planAmounts = (plan: FundingPlan, instalments: readonly Instalment[]): PlanAmounts => ({
  totalInvestment: plan.totalInvestmentFen,
  contributions: plannedContributions(instalments),
});

/** A tranche row as the terms of its rule pack, for the share arithmetic. */
export const trancheTermsOf = (tranche: Tranche): TrancheTerms => ({
  number: tranche.number,
  ceiling: tranche.ceilingPpm,
  trigger: tranche.trigger,
  gate: tranche.gate,
  payeeParts: tranche.payeeParts,
  ...(tranche.latestOffsetDays === null ? {} : { latestOffsetDays: tranche.latestOffsetDays }),
});
