import type { ReadTx } from '#platform';
import { instalmentProgress, type BaseFacts, type ContributionFact, type GateFacts } from '#funding';
import { milestonesOf, stageChecksOf } from '#milestone';
import type { TrancheTrigger } from '#programme';
import type { Project } from '#project';
import type { Contribution } from './disbursement.entities.js';
import { contributionsOf } from './disbursement.repository.js';

/** What was put into a project, as the share arithmetic reads it. */
export async function contributionFacts(tx: ReadTx, projectId: string): Promise<ContributionFact[]> {
  return (await contributionsOf(tx, projectId)).map(contributionFact);
}

/** One contribution as the share arithmetic reads it. */
export function contributionFact(contribution: Contribution): ContributionFact {
  return {
    instalment: contribution.instalment,
    source: contribution.source,
    kind: contribution.kind,
    funds: contribution.funds,
    amount: contribution.amountFen,
    refunded: contribution.refundedFen,
    state: contribution.state as ContributionFact['state'],
  };
}

/** What has come about in a project that a tranche may wait for; only what its trigger asks for is loaded. */
export async function gateFacts(
  tx: ReadTx,
  project: Project,
  { base, trigger: { kind } }: { base: BaseFacts; trigger: TrancheTrigger },
): Promise<GateFacts> {
  const passed =
    kind === 'milestone_passed'
      ? (await milestonesOf(tx, project.id)).filter((milestone) => milestone.state === 'passed')
      : [];
  return {
    agreementEffective: !['contracting', 'lapsed'].includes(project.state),
    instalments: instalmentProgress(base.planned, base.contributions, base.denominator),
    passedMilestones: new Set(passed.map((milestone) => milestone.number)),
    // A stage check is recorded only when the government confirms the mid-term.
    midtermPassed: kind === 'midterm_passed' && (await stageChecksOf(tx, project.id)).length > 0,
    acceptancePassed: project.outcome === 'accepted',
  };
}
