import { fen, floorShare, ppm, splitByPpm, wholePpm, zeroFen, type Fen, type Reason, type ReadTx } from '#platform';
import {
  encumbranceOf,
  instalmentProgress,
  instalmentsOf,
  plannedContributions,
  planOfProject,
  projectScope,
  shareTermsOf,
  trancheAmount,
  trancheBase,
  trancheCashToTaker,
  trancheGate,
  trancheTermsOf,
  tranchesOf,
  type ComputationLine,
  type ContributionFact,
  type FundingPlan,
  type PlannedContribution,
  type ShareTerms,
  type Tranche,
} from '#funding';
import type { ProjectScope } from '#ledger';
import { milestonesOf, stageChecksOf } from '#milestone';
import { rulePackOf } from '#programme';
import { getProject, type Project } from '#project';
import type { Contribution, Disbursement, FinalSettlement, StoredLine } from './disbursement.entities.js';
import { committedBy, contributionsOf, settlementOf } from './disbursement.repository.js';

/** Everything the money rules of one project are decided on, as it stands in this unit. */
export interface ProjectMoney {
  readonly project: Project;
  readonly plan: FundingPlan;
  readonly scope: ProjectScope;
  readonly terms: ShareTerms;
  readonly planned: readonly PlannedContribution[];
  readonly contributions: readonly ContributionFact[];
  readonly tranches: readonly Tranche[];
  readonly settlement: FinalSettlement | null;
}

/** Loads a project's money; null before a plan is agreed. */
export async function projectMoney(tx: ReadTx, projectId: string): Promise<ProjectMoney | null> {
  const project = await getProject(tx, projectId);
  const plan = await planOfProject(tx, projectId);
  if (!plan || plan.state === 'draft') return null;
  const { funding } = await rulePackOf(tx, plan.rulePackId);
  return {
    project,
    plan,
    scope: projectScope(await encumbranceOf(tx, project.awardId)),
    terms: shareTermsOf(funding, ppm(plan.sharePpm)),
    planned: plannedContributions(await instalmentsOf(tx, plan.id)),
    contributions: (await contributionsOf(tx, projectId)).map(contributionFact),
    tranches: await tranchesOf(tx, plan.id),
    settlement: await settlementOf(tx, projectId),
  };
}

function contributionFact(contribution: Contribution): ContributionFact {
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

/** What a part of a tranche may be paid now, and how that was found. */
export interface Payable {
  /** Why the trigger has not come about; null when it has. */
  readonly gate: Reason | null;
  readonly amountFen: Fen;
  /** N_k in fen. */
  readonly countedFen: Fen;
  readonly lines: readonly StoredLine[];
}

/**
 * The amount payable to one part of a tranche (domain.md section 5). Tranches before acceptance follow the share
 * arithmetic on what is verified to date; the acceptance tranche pays what the final settlement has found.
 */
export async function payable(tx: ReadTx, money: ProjectMoney, part: Disbursement): Promise<Payable> {
  const tranche = money.tranches.find((each) => each.id === part.trancheId);
  if (!tranche) throw new Error(`disbursement ${part.id} belongs to no tranche of the plan`);
  const gate = await gateOf(tx, money, tranche);
  if (tranche.trigger.kind === 'acceptance_passed') return settledPayable(money, tranche, part, gate);
  const facts = { planned: money.planned, contributions: money.contributions, denominator: money.terms.denominator };
  const terms = trancheTermsOf(tranche);
  const countedFen = trancheBase(terms, facts);
  const computed = trancheAmount({
    grant: money.plan.grantFen,
    terms: money.terms,
    ceiling: ppm(tranche.ceilingPpm),
    counted: countedFen,
    cashToTaker: trancheCashToTaker(terms, facts),
    committed: await committedBy(tx, money.project.id, tranche.id),
  });
  return { gate, amountFen: partOf(computed.amount, tranche, part), countedFen, lines: storedLines(computed.lines) };
}

function settledPayable(money: ProjectMoney, tranche: Tranche, part: Disbursement, gate: Reason | null): Payable {
  const { settlement } = money;
  if (!settlement) {
    return {
      gate: gate ?? { code: 'disbursement.settlement_missing' },
      amountFen: zeroFen,
      countedFen: zeroFen,
      lines: [],
    };
  }
  const counted = settlement.computation.find((line) => line.code === 'funding.line.limit')?.basisFen;
  return {
    gate,
    amountFen: partOf(settlement.payFen, tranche, part),
    countedFen: fen(counted ?? '0'),
    lines: settlement.computation,
  };
}

async function gateOf(
  tx: ReadTx,
  { project, planned, contributions, terms }: ProjectMoney,
  tranche: Tranche,
): Promise<Reason | null> {
  const passed = (await milestonesOf(tx, project.id)).filter((milestone) => milestone.state === 'passed');
  return trancheGate(tranche.trigger, {
    agreementEffective: !['contracting', 'lapsed'].includes(project.state),
    instalments: instalmentProgress(planned, contributions, terms.denominator),
    passedMilestones: new Set(passed.map((milestone) => milestone.number)),
    // A stage check is recorded only when the government confirms the mid-term.
    midtermPassed: (await stageChecksOf(tx, project.id)).length > 0,
    acceptancePassed: project.outcome === 'accepted',
  });
}

/** The share of one payee; the parts of a tranche add up to it exactly. */
function partOf(amount: Fen, tranche: Tranche, part: Disbursement): Fen {
  const shares = tranche.payeeParts.map((each) => ppm(each.share));
  const index = tranche.payeeParts.findIndex((each) => each.part === part.payeePart);
  return splitByPpm(amount, shares)[index] ?? floorShare(amount, wholePpm);
}

export function storedLines(lines: readonly ComputationLine[]): StoredLine[] {
  return lines.map(({ code, amount, basis, ratio }) => ({
    code,
    amountFen: amount.toString(),
    ...(basis === undefined ? {} : { basisFen: basis.toString() }),
    ...(ratio === undefined ? {} : { ratioPpm: ratio.toString() }),
  }));
}
