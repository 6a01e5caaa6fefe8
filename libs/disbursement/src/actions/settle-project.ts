import {
  create,
  fen,
  lock,
  nextNumber,
  refused,
  requirePermission,
  transition,
  uuidv7,
  zeroFen,
  type Fen,
  type Tx,
} from '#platform';
import { closePlan, countedBase, finalSettlement, verifiedCashToTaker, type Settlement } from '#funding';
import { balancesByAccount, releaseEncumbrance } from '#ledger';
import { finishSettlement, getProject, projectParties } from '#project';
import { FinalSettlement, type Disbursement, Recovery } from '../disbursement.entities.js';
import { disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { committedBy, disbursementsOf, moneyRows, recoveriesOf } from '../disbursement.repository.js';
import { projectMoney, storedLines, type ProjectMoney } from '../project-money.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';

export interface SettleProject {
  readonly projectId: string;
  /** A in fen: audited eligible spend of all sources. */
  readonly auditedSpendFen: string;
  /** Number and firm of the audit report. */
  readonly auditSource: string;
}

const UNSETTLED = ['requested', 'approved', 'instructed', 'returned'];

/**
 * The final settlement: F from audited actuals. F > P leaves F − P as the last tranche, F < P makes a Recovery of P − F
 * (domain.md section 5). Earlier tranches that were never requested are cancelled: the last one pays what is due.
 * @throws 403 · 404 · 409 settlement.not_settling, settlement.payments_open, settlement.done
 */
export async function settleProject(tx: Tx, input: SettleProject): Promise<FinalSettlement> {
  await lock(tx, await moneyRows(tx, input.projectId));
  const project = await getProject(tx, input.projectId);
  requirePermission(tx, 'settlement.record', await projectParties(tx, project));
  const money = await projectMoney(tx, input.projectId);
  if (!money) throw refused({ code: 'settlement.not_settling' });
  const disbursements = await disbursementsOf(tx, money.project.id);
  assertSettleable(money, disbursements);
  const auditedSpend = fen(input.auditedSpendFen);
  const computed = finalSettlement({
    grant: money.plan.grantFen,
    terms: money.terms,
    counted: countedBase(money.contributions, money.terms.denominator),
    cashToTaker: verifiedCashToTaker(money.contributions),
    auditedSpend,
    committed: await committedBy(tx, money.project.id),
  });
  const settlement = await keep(tx, money, { computed, auditedSpend, auditSource: input.auditSource });
  const settled: ProjectMoney = { ...money, settlement };
  await cancelUnpaid(tx, settled, disbursements);
  if (computed.recover > 0n) await assessRecovery(tx, settled, computed.recover);
  return settlement;
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
  { computed, auditedSpend, auditSource }: { computed: Settlement; auditedSpend: Fen; auditSource: string },
): Promise<FinalSettlement> {
  const settlement: FinalSettlement = {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    auditedSpendFen: auditedSpend,
    finalFen: computed.final,
    payFen: computed.pay,
    recoverFen: computed.recover,
    computation: storedLines(computed.lines),
    auditSource,
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
    reason: auditSource,
    changes: {
      final_fen: [null, computed.final],
      pay_fen: [null, computed.pay],
      recover_fen: [null, computed.recover],
    },
  });
  tx.publish({ type: 'settlement.recorded', subjectId: project.id, programmeId: project.programmeId });
  return settlement;
}

/**
 * Nothing is paid any more but the last tranche, and that only when something is left of it and the project is
 * accepted: otherwise its gate never opens and the settlement would never end.
 */
async function cancelUnpaid(tx: Tx, money: ProjectMoney, disbursements: readonly Disbursement[]): Promise<void> {
  const last = Math.max(...money.tranches.map((tranche) => tranche.number));
  const keepLast = (money.settlement?.payFen ?? zeroFen) > 0n && money.project.outcome === 'accepted';
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

async function assessRecovery(tx: Tx, { project }: ProjectMoney, amountFen: Fen): Promise<void> {
  const recovery: Recovery = {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    debtorId: project.demanderId,
    number: await nextNumber(tx, 'ZH'),
    state: 'assessed',
    amountFen,
    receivedFen: zeroFen,
    replyBy: null,
    version: 1,
    createdAt: tx.now,
  };
  await create(tx, recoveryLifecycle, {
    row: recovery,
    permission: 'settlement.record',
    parties: await projectParties(tx, project),
    emits: 'recovery.assessed',
  });
}

/**
 * Ends the settlement when all money has arrived where it belongs: the rest of the encumbrance is released, the plan
 * closed, the project goes on to tracking. Does nothing while something is open. After that it only clears up behind a
 * payment that the bank had sent back: it was paid again, or given up.
 */
export async function finishWhenSettled(tx: Tx, projectId: string): Promise<void> {
  await lock(tx, await moneyRows(tx, projectId));
  const money = await projectMoney(tx, projectId);
  if (!money?.settlement) return;
  const disbursements = await disbursementsOf(tx, projectId);
  const paid = disbursements.every((each) => ['settled', 'closed', 'cancelled'].includes(each.state));
  const recovered = (await recoveriesOf(tx, projectId)).every((each) => each.state === 'recovered');
  if (!paid || !recovered) return;
  await releaseRest(tx, money);
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
