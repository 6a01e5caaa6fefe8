import type { ReadTx } from '#platform';
import { getTranche, type Tranche } from '#funding';
import { acceptancesOf, type Acceptance } from '#acceptance';
import { milestonesOf, stageChecksOf, type Milestone, type StageCheck } from '#milestone';
import type { Disbursement } from './disbursement.entities.js';

/** What a payment is owed for beside the money put in: the tranche's trigger and what has been delivered. */
export interface DeliveryEvidence {
  readonly tranche: Tranche;
  readonly milestones: readonly Milestone[];
  readonly stageChecks: readonly StageCheck[];
  /** Rounds of acceptance, the first one first. */
  readonly acceptances: readonly Acceptance[];
}

export async function deliveryEvidence(
  tx: ReadTx,
  { projectId, trancheId }: Pick<Disbursement, 'projectId' | 'trancheId'>,
): Promise<DeliveryEvidence> {
  return {
    tranche: await getTranche(tx, trancheId),
    milestones: await milestonesOf(tx, projectId),
    stageChecks: await stageChecksOf(tx, projectId),
    acceptances: [...(await acceptancesOf(tx, projectId))].reverse(),
  };
}
