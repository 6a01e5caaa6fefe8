import {
  create,
  fen,
  lock,
  nextNumber,
  refused,
  requirePermission,
  splitLargestRemainder,
  transition,
  uuidv7,
  zeroFen,
  type Fen,
  type ReadTx,
  type Tx,
} from '#platform';
import { closePlan, type EndSettlement } from '#funding';
import { balancesByAccount, releaseEncumbrance } from '#ledger';
import { finishSettlement, getProject, projectParties, type Project } from '#project';
import {
  Disbursement,
  FinalSettlement,
  Recovery,
  SETTLED_OUTCOMES,
  type SettledOutcome,
} from '../disbursement.entities.js';
import { disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { disbursementsOf, moneyRows, recoveriesOf, settlementOf } from '../disbursement.repository.js';
import { projectMoney, storedLines, type ProjectMoney } from '../project-money.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';
import { computeSettlement, grantHolders, type AuditedFigures } from '../settlement-computation.js';
import { UNREQUESTED } from './plan-disbursements.js';
import { releaseWhenOver } from './release-when-over.js';

export interface SettleProject extends AuditedFigures {
  readonly projectId: string;
  /** Number and firm of the audit report. */
  readonly auditSource: string;
}

const UNSETTLED = ['requested', 'approved', 'instructed', 'returned'];

/**
 * The final settlement: what the end of the project comes to by its rules. F > P leaves F − P as the last tranche,
 * F < P makes Recoveries of P − F from those who were paid, an end without fault compensates the taker (domain.md
 * section 5). Earlier tranches that were never requested are cancelled: the last one pays what is due.
 * @throws 403 · 404 · 409 settlement.not_settling, settlement.payments_open, settlement.done ·
 * 422 settlement.figure_missing
 */
export async function settleProject(tx: Tx, input: SettleProject): Promise<FinalSettlement> {
  await lock(tx, await moneyRows(tx, input.projectId));
  const project = await getProject(tx, input.projectId);
  requirePermission(tx, 'settlement.record', await projectParties(tx, project));
  const money = await projectMoney(tx, input.projectId);
  if (!money) throw refused({ code: 'settlement.not_settling' });
  const disbursements = await disbursementsOf(tx, money.project.id);
  assertSettleable(money, disbursements);
  const outcome = settledOutcome(project);
  if (!outcome) throw refused({ code: 'settlement.not_settling' });
  const computed = await computeSettlement(tx, money, { outcome, figures: input });
  const settlement = await keep(tx, money, { computed, outcome, input });
  const settled: ProjectMoney = { ...money, settlement };
  await cancelUnpaid(tx, settled, disbursements);
  if (computed.recover > 0n) await assessRecoveries(tx, settled, computed.recover);
  if (computed.compensation > 0n) await planCompensation(tx, settled, disbursements);
  return settlement;
}

/**
 * What the settlement would come to if the project ended, or had ended, in one of the ways it can; writes nothing.
 * @throws 409 settlement.not_settling before a plan is agreed, settlement.done, settlement.outcome_unknown ·
 * 422 settlement.figure_missing
 */
export async function previewSettlement(
  tx: ReadTx,
  input: AuditedFigures & { readonly projectId: string; readonly outcome?: SettledOutcome },
): Promise<{ outcome: SettledOutcome; computed: EndSettlement }> {
  const money = await projectMoney(tx, input.projectId);
  if (!money) throw refused({ code: 'settlement.not_settling' });
  if (money.settlement) throw refused({ code: 'settlement.done' });
  const outcome = settledOutcome(money.project) ?? input.outcome;
  if (!outcome) throw refused({ code: 'settlement.outcome_unknown' });
  return { outcome, computed: await computeSettlement(tx, money, { outcome, figures: input }) };
}

function settledOutcome({ outcome }: Project): SettledOutcome | undefined {
  return SETTLED_OUTCOMES.find((each) => each === outcome);
}

function assertSettleable(money: ProjectMoney, disbursements: readonly Disbursement[]): void {
  if (money.project.state !== 'settling') throw refused({ code: 'settlement.not_settling' });
  if (money.settlement) throw refused({ code: 'settlement.done' });
  const open = disbursements.filter((each) => UNSETTLED.includes(each.state)).length;
  if (open > 0) throw refused({ code: 'settlement.payments_open', params: { count: open } });
}

async function keep(
  tx: Tx,
  { project }: ProjectMoney,
  { computed, outcome, input }: { computed: EndSettlement; outcome: SettledOutcome; input: SettleProject },
): Promise<FinalSettlement> {
  const given = (digits: string | undefined): Fen | null => (digits === undefined ? null : fen(digits));
  const settlement: FinalSettlement = {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    outcome,
    auditedSpendFen: fen(input.auditedSpendFen),
    takerCostFen: given(input.takerCostFen),
    salvageFen: given(input.salvageFen),
    grantSpentFen: given(input.grantSpentFen),
    grantIneligibleFen: given(input.grantIneligibleFen),
    finalFen: computed.final,
    payFen: computed.pay,
    recoverFen: computed.recover,
    keepFen: computed.keep,
    compensationFen: computed.compensation,
    releaseFen: computed.release,
    computation: storedLines(computed.lines),
    auditSource: input.auditSource,
    settledBy: tx.context.actor.userId,
    settledAt: tx.now,
  };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(FinalSettlement)
    .values(settlement as never)
    .execute();
  tx.audit({
    action: 'settlement.record',
    subjectType: 'project',
    subjectId: project.id,
    programmeId: project.programmeId,
    reason: input.auditSource,
    changes: {
      final_fen: [null, computed.final],
      pay_fen: [null, computed.pay],
      recover_fen: [null, computed.recover],
      compensation_fen: [null, computed.compensation],
    },
  });
  tx.publish({ type: 'settlement.recorded', subjectId: project.id, programmeId: project.programmeId });
  return settlement;
}

/** Nothing is paid any more but the last tranche, and that only when something is left of it. */
async function cancelUnpaid(tx: Tx, money: ProjectMoney, disbursements: readonly Disbursement[]): Promise<void> {
  const last = Math.max(...money.tranches.map((tranche) => tranche.number));
  const keepLast = (money.settlement?.payFen ?? zeroFen) > 0n;
  for (const disbursement of disbursements) {
    const waits = ['planned', 'eligible', 'rejected', 'withheld'].includes(disbursement.state);
    if (!waits || (keepLast && disbursement.trancheNumber === last)) continue;
    const { facts } = await disbursementFacts(tx, money, disbursement);
    await transition(tx, disbursementLifecycle, 'cancel', {
      facts,
      reason: 'final settlement',
      refs: { projectId: money.project.id },
    });
  }
}

/**
 * Whoever was paid owes what was paid too much: one recovery for each payee, in proportion to what it has, by largest
 * remainder.
 */
async function assessRecoveries(tx: Tx, { project }: ProjectMoney, total: Fen): Promise<void> {
  const holders = (await grantHolders(tx, project.id)).filter(
    // Who broke its word owes it all; what has reached the taker stays there.
    ({ organisationId, heldFen }) =>
      heldFen > 0n && (project.outcome !== 'demander_default' || organisationId === project.demanderId),
  );
  const parts = splitLargestRemainder(
    total,
    holders.map(({ heldFen }) => heldFen),
  );
  const parties = await projectParties(tx, project);
  for (const [index, { organisationId }] of holders.entries()) {
    const amountFen = parts[index] ?? zeroFen;
    if (amountFen === zeroFen) continue;
    const recovery: Recovery = {
      ...UNANSWERED,
      id: uuidv7(),
      programmeId: project.programmeId,
      projectId: project.id,
      debtorId: organisationId,
      number: await nextNumber(tx, 'ZH'),
      state: 'assessed',
      amountFen,
      version: 1,
      createdAt: tx.now,
    };
    await create(tx, recoveryLifecycle, {
      row: recovery,
      permission: 'settlement.record',
      parties,
      emits: 'recovery.assessed',
      refs: { projectId: project.id },
    });
  }
}

/** What a recovery has before anybody has done anything about it. */
const UNANSWERED = {
  receivedFen: zeroFen,
  writtenOffFen: zeroFen,
  writeOffReason: null,
  writeOffProposedBy: null,
  writtenOffBy: null,
  writtenOffAt: null,
  replyBy: null,
} as const;

/**
 * Compensation goes the way of every payment: three persons and the treasury. It is a further part of the last tranche,
 * whose money it is paid from.
 */
async function planCompensation(
  tx: Tx,
  { project, plan, tranches }: ProjectMoney,
  disbursements: readonly Disbursement[],
): Promise<void> {
  const last = tranches.at(-1);
  if (!last) throw new Error(`plan ${plan.id} has no tranche`);
  const parts = disbursements.filter((each) => each.trancheId === last.id).map((each) => each.payeePart);
  const compensation: Disbursement = {
    ...UNREQUESTED,
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    planId: plan.id,
    trancheId: last.id,
    trancheNumber: last.number,
    payeePart: Math.max(0, ...parts) + 1,
    purpose: 'compensation',
    payee: 'taker',
    payeeOrganisationId: project.takerId,
    number: await nextNumber(tx, 'BF'),
    state: 'planned',
    version: 1,
    createdAt: tx.now,
  };
  const parties = await projectParties(tx, project);
  await create(tx, disbursementLifecycle, { row: compensation, permission: 'settlement.record', parties });
}

/**
 * Ends the settlement when all money has arrived where it belongs: the rest of the encumbrance is released, the plan
 * closed, the project goes on to tracking. Does nothing while something is open. After that it only clears up behind a
 * payment that the bank had sent back: it was paid again, or given up.
 */
export async function finishWhenSettled(tx: Tx, projectId: string): Promise<void> {
  // Most payments are made long before; a settlement recorded after this look finishes by its own event.
  if (!(await settlementOf(tx, projectId))) return;
  await lock(tx, await moneyRows(tx, projectId));
  const money = await projectMoney(tx, projectId);
  if (!money?.settlement) return;
  const disbursements = await disbursementsOf(tx, projectId);
  const paid = disbursements.every((each) => ['settled', 'closed', 'cancelled'].includes(each.state));
  if (paid && money.pool) await releaseWhenOver(tx, money.pool);
  const recoveries = await recoveriesOf(tx, projectId);
  const recovered = recoveries.every((each) => ['recovered', 'written_off'].includes(each.state));
  if (!paid || !recovered) return;
  if (!money.pool) await releaseRest(tx, money);
  if (money.project.state === 'closed') await closeSettled(tx, money);
  if (money.project.state !== 'settling') return;
  await closePlan(tx, { planId: money.plan.id });
  await finishSettlement(tx, { projectId });
}

async function releaseRest(tx: Tx, { scope, project }: ProjectMoney): Promise<void> {
  const { encumbered } = await balancesByAccount(tx, 'fiscal', {
    programmeId: scope.programmeId,
    projectId: project.id,
    fiscalYear: scope.fiscalYear,
  });
  if (encumbered === zeroFen) return;
  await releaseEncumbrance(tx, {
    scope,
    // The balance is read under the project's lock, so a release is never repeated; there may be several in time.
    key: `settlement:${project.id}:${uuidv7()}`,
    amountFen: encumbered,
    subject: { type: 'project', id: project.id },
    reference: project.number,
  });
}

/** The project is closed: its paid disbursements are closed with it. */
export async function closeDisbursements(tx: Tx, projectId: string): Promise<void> {
  await lock(tx, await moneyRows(tx, projectId));
  const money = await projectMoney(tx, projectId);
  if (money) await closeSettled(tx, money);
}

async function closeSettled(tx: Tx, money: ProjectMoney): Promise<void> {
  for (const disbursement of await disbursementsOf(tx, money.project.id)) {
    if (disbursement.state !== 'settled') continue;
    const { facts } = await disbursementFacts(tx, money, disbursement);
    await transition(tx, disbursementLifecycle, 'close', { facts });
  }
}
