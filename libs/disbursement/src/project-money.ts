import {
  fen,
  maxFen,
  minFen,
  ppm,
  splitByPpm,
  subtractFen,
  zeroFen,
  type Fen,
  type Reason,
  type ReadTx,
} from '#platform';
import {
  encumbranceOf,
  instalmentsOf,
  plannedContributions,
  planOfProject,
  projectScope,
  shareTermsOf,
  trancheGate,
  tranchesOf,
  type ComputationLine,
  type ContributionFact,
  type FundingPlan,
  type PlannedContribution,
  type ShareTerms,
  type Tranche,
} from '#funding';
import type { Movement, ProjectScope } from '#ledger';
import { rulePackOf } from '#programme';
import { getProject, RACE_EXITS, TERMINATION_KINDS, type Project } from '#project';
import { leastAllowance, type Allowance, type Purse } from './allowance.js';
import type { Contribution, Disbursement, FinalSettlement, StoredLine } from './disbursement.entities.js';
import { amountsOf, committedOf, contributionsOf, instructionsOf, settlementOf } from './disbursement.repository.js';
import { contributionFact, gateFacts } from './project-evidence.js';
import { poolGate, sharedAllowance, sharedPool, type SharedPool } from './shared-pool.js';

/** Everything the money rules of one project are decided on, as it stands in this unit. */
export interface ProjectMoney {
  readonly project: Project;
  readonly plan: FundingPlan;
  readonly scope: ProjectScope;
  readonly terms: ShareTerms;
  readonly planned: readonly PlannedContribution[];
  readonly contributions: readonly ContributionFact[];
  /** The same as they are kept: what the three persons see. */
  readonly evidence: readonly Contribution[];
  readonly tranches: readonly Tranche[];
  readonly settlement: FinalSettlement | null;
  /** What it shares with others; null when it has money of its own. */
  readonly pool: SharedPool | null;
}

/** Loads a project's money; null before a plan is agreed. What does not wait for another is asked at once. */
export async function projectMoney(tx: ReadTx, projectId: string): Promise<ProjectMoney | null> {
  const [project, plan, evidence, settlement] = await Promise.all([
    getProject(tx, projectId),
    planOfProject(tx, projectId),
    contributionsOf(tx, projectId),
    settlementOf(tx, projectId),
  ]);
  if (!plan || plan.state === 'draft') return null;
  const [{ funding }, encumbrance, instalments, tranches] = await Promise.all([
    rulePackOf(tx, plan.rulePackId),
    encumbranceOf(tx, project.awardId),
    instalmentsOf(tx, plan.id),
    tranchesOf(tx, plan.id),
  ]);
  return {
    project,
    plan,
    scope: projectScope(encumbrance),
    terms: shareTermsOf(funding, ppm(plan.sharePpm)),
    planned: plannedContributions(instalments),
    contributions: evidence.map(contributionFact),
    evidence,
    tranches,
    settlement,
    pool: await sharedPool(tx, encumbrance),
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
  const tranche = trancheNumbered(money, part.trancheNumber);
  const [gate, committed] = await Promise.all([
    part.purpose === 'compensation' ? null : gateOf(tx, money, tranche),
    committedOf(tx, money.project.id),
  ]);
  if (money.settlement) return settledPayable(tx, money, { settlement: money.settlement, tranche, part, gate });
  if (tranche.trigger.kind === 'acceptance_passed') {
    const missing = { code: 'disbursement.settlement_missing' };
    return { gate: gate ?? missing, amountFen: zeroFen, countedFen: zeroFen, lines: [] };
  }
  const computed = money.pool
    ? partOfPool(money, money.pool, tranche)
    : leastAllowance(ownPurse(money), tranche, committed);
  const siblings = amountsOf(
    committed.filter((each) => each.trancheNumber === tranche.number && each.payeePart !== part.payeePart),
  );
  // A sibling may have been paid before the tranche shrank: together they never get more than the tranche.
  const left = maxFen(zeroFen, subtractFen(computed.amount, siblings));
  return {
    gate,
    amountFen: minFen(partOf(computed.amount, tranche, part), left),
    countedFen: computed.countedFen,
    lines: storedLines(computed.lines),
  };
}

/** A project's own grant and money. */
const ownPurse = ({ plan, terms, tranches, planned, contributions }: ProjectMoney): Purse => ({
  grant: plan.grantFen,
  terms,
  tranches,
  bases: [{ planned, contributions, denominator: terms.denominator }],
});

/** What a racer may have of a step of its pool now, before its payees share it; in fen. */
export function partOfPool(money: ProjectMoney, shared: SharedPool, tranche: Tranche): Allowance {
  return sharedAllowance(shared, { projectId: money.project.id, tranche, own: ownPurse(money) });
}

interface SettledPart {
  readonly settlement: FinalSettlement;
  readonly tranche: Tranche;
  readonly part: Disbursement;
  readonly gate: Reason | null;
}

/**
 * After the final settlement the last tranche pays what is left of F. An earlier one has its place in P: when the bank
 * sent it back it is owed as the settlement counted it, and otherwise nothing. Compensation is what it found.
 */
async function settledPayable(
  tx: ReadTx,
  money: ProjectMoney,
  { settlement, tranche, part, gate }: SettledPart,
): Promise<Payable> {
  const paid = (await instructionsOf(tx, part.id)).at(-1)?.amountFen ?? zeroFen;
  const counted = settlement.computation.find((line) => line.code === 'funding.line.limit')?.basisFen;
  return {
    gate,
    amountFen: settledAmount(settlement, { tranche, part, paid }),
    countedFen: fen(counted ?? '0'),
    lines: settlement.computation,
  };
}

function settledAmount(
  { compensationFen, payFen }: FinalSettlement,
  { tranche, part, paid }: { tranche: Tranche; part: Disbursement; paid: Fen },
): Fen {
  if (part.purpose === 'compensation') return compensationFen;
  return tranche.trigger.kind === 'acceptance_passed' ? partOf(payFen, tranche, part) : paid;
}

function trancheNumbered(money: ProjectMoney, number: number): Tranche {
  const tranche = money.tranches.find((each) => each.number === number);
  if (!tranche) throw new Error(`plan ${money.plan.id} has no tranche ${number}`);
  return tranche;
}

async function gateOf(tx: ReadTx, money: ProjectMoney, tranche: Tranche): Promise<Reason | null> {
  const { project, settlement } = money;
  if (project.state === 'suspended') return { code: 'disbursement.project_suspended' };
  // Between its end and its settlement a project that ended early is paid nothing.
  if (endedEarly(project) && !settlement) return { code: 'disbursement.project_terminated' };
  const base = { planned: money.planned, contributions: money.contributions, denominator: money.terms.denominator };
  const own = trancheGate(tranche.trigger, await gateFacts(tx, project, { base, trigger: tranche.trigger }));
  return own ?? (money.pool && (await poolGate(tx, money.pool, tranche)));
}

/** The project ended before its acceptance, or came away from a race without a place. */
export const endedEarly = ({ outcome }: Pick<Project, 'outcome'>): boolean =>
  [...TERMINATION_KINDS, ...RACE_EXITS].some((end) => end === outcome);

/** The share of one payee; the parts of a tranche add up to it exactly. */
function partOf(amount: Fen, tranche: Tranche, part: Disbursement): Fen {
  const shares = tranche.payeeParts.map((each) => ppm(each.share));
  const index = tranche.payeeParts.findIndex((each) => each.part === part.payeePart);
  const share = splitByPpm(amount, shares)[index];
  if (share === undefined) throw new Error(`disbursement ${part.id} is no part of its tranche`);
  return share;
}

export function storedLines(lines: readonly ComputationLine[]): StoredLine[] {
  return lines.map(({ code, amount, basis, ratio }) => ({
    code,
    amountFen: amount.toString(),
    ...(basis === undefined ? {} : { basisFen: basis.toString() }),
    ...(ratio === undefined ? {} : { ratioPpm: ratio.toString() }),
  }));
}

/** A ledger movement of a disbursement's amount, under a key that is new for every attempt. */
export function movement(scope: ProjectScope, disbursement: Disbursement, key: string): Movement {
  if (disbursement.amountFen === null) throw new Error(`disbursement ${disbursement.id} has no amount`);
  return {
    scope,
    key,
    amountFen: disbursement.amountFen,
    subject: { type: 'disbursement', id: disbursement.id },
    reference: disbursement.number,
  };
}
