import { lock, row, transition, uuidv7, type Tx } from '#platform';
import { verifiedPayeeAccount } from '#identity';
import { approvePayment, voidPayment } from '#ledger';
import { Disbursement, PaymentInstruction } from '../disbursement.entities.js';
import { disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { getDisbursement, instructionsOf } from '../disbursement.repository.js';
import { projectMoney, type ProjectMoney } from '../project-money.js';

export interface DisbursementStep {
  readonly disbursementId: string;
  readonly version: number;
  readonly reason?: string;
}

/**
 * The officer asks for a tranche. N and the amount are fixed now, under the project's lock.
 * @throws 403 · 404 · 409 disbursement.gate_closed, disbursement.nothing_to_pay
 */
export async function requestDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  const { disbursement, money } = await locked(tx, input.disbursementId);
  const { facts, computed } = await disbursementFacts(tx, money, disbursement);
  return transition(tx, disbursementLifecycle, 'request', {
    facts,
    version: input.version,
    reason: input.reason,
    set: {
      amountFen: computed.amountFen,
      countedFen: computed.countedFen,
      computation: computed.lines,
      requestedBy: tx.context.actor.userId,
      approvedBy: null,
      releasedBy: null,
      settledAt: null,
    },
    refs: { projectId: money.project.id },
  });
}

/**
 * The approver agrees, on the evidence as it stands now: encumbered → payable.
 * @throws 403 · 404 · 409 disbursement.approver_is_requester, disbursement.limit_exceeded, ledger.insufficient_encumbered
 */
export async function approveDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  const { disbursement, money } = await locked(tx, input.disbursementId);
  const { facts } = await disbursementFacts(tx, money, disbursement);
  const approved = await transition(tx, disbursementLifecycle, 'approve', {
    facts,
    version: input.version,
    reason: input.reason,
    set: { approvedBy: tx.context.actor.userId },
    refs: { projectId: money.project.id },
  });
  await approvePayment(tx, movement(money, approved, `${approved.id}:${approved.version}`));
  return approved;
}

/** The approver refuses; the officer may ask again. @throws 403 · 404 · 409 platform.reason_required */
export async function rejectDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  return plainStep(tx, input, 'reject');
}

/**
 * The finance officer, a third person, releases the payment to the payee's verified account. The worker tells the
 * treasury.
 * @throws 403 · 404 · 409 disbursement.releaser_not_third, disbursement.no_payee_account, disbursement.already_released
 */
export async function releaseDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  const { disbursement, money } = await locked(tx, input.disbursementId);
  const { facts } = await disbursementFacts(tx, money, disbursement);
  const released = await transition(tx, disbursementLifecycle, 'release', {
    facts,
    version: input.version,
    set: { releasedBy: tx.context.actor.userId },
    refs: { projectId: money.project.id },
  });
  await addInstruction(tx, money, released);
  return released;
}

async function addInstruction(tx: Tx, money: ProjectMoney, disbursement: Disbursement): Promise<void> {
  const account = await verifiedPayeeAccount(tx, disbursement.payeeOrganisationId);
  if (!account || disbursement.amountFen === null)
    throw new Error(`disbursement ${disbursement.id} cannot be instructed`);
  const earlier = await instructionsOf(tx, disbursement.id);
  const instruction: PaymentInstruction = {
    id: uuidv7(),
    programmeId: disbursement.programmeId,
    disbursementId: disbursement.id,
    batchId: null,
    reference: `${disbursement.number}-${earlier.length + 1}`,
    amountFen: disbursement.amountFen,
    payeeName: account.accountName,
    payeeAccount: account.accountNo,
    payeeBankCode: account.bankCode,
    purpose: purposeOf(money, disbursement),
    outcome: 'pending',
    bankReference: null,
    reasonCode: null,
    createdAt: tx.now,
  };
  await tx.manager.insert(PaymentInstruction, instruction);
}

/** What the payee reads on its bank statement. */
function purposeOf({ project }: ProjectMoney, { purpose, trancheNumber }: Disbursement): string {
  return `${project.number} ${purpose === 'compensation' ? '容错补偿' : `第${trancheNumber}期补助`}`;
}

/**
 * Holds a disbursement back; an approval given before is void and its money encumbered again.
 * @throws 403 · 404 · 409 platform.reason_required, disbursement.already_released
 */
export async function withholdDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  const { disbursement, money } = await locked(tx, input.disbursementId);
  const { facts } = await disbursementFacts(tx, money, disbursement);
  const withheld = await transition(tx, disbursementLifecycle, 'withhold', {
    facts,
    version: input.version,
    reason: input.reason,
    set: { requestedBy: null, approvedBy: null, amountFen: null, countedFen: null, computation: null },
    refs: { projectId: money.project.id },
  });
  if (disbursement.state === 'approved') {
    await voidPayment(tx, movement(money, disbursement, `${disbursement.id}:${withheld.version}`));
  }
  return withheld;
}

/** Ends a hold; the tranche must be requested anew. @throws 403 · 404 · 409 platform.reason_required */
export async function liftHold(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  return plainStep(tx, input, 'lift');
}

/** @throws 403 · 404 · 409 platform.reason_required */
export async function cancelDisbursement(tx: Tx, input: DisbursementStep): Promise<Disbursement> {
  return plainStep(tx, input, 'cancel');
}

async function plainStep(tx: Tx, input: DisbursementStep, action: 'reject' | 'lift' | 'cancel'): Promise<Disbursement> {
  const { disbursement, money } = await locked(tx, input.disbursementId);
  const { facts } = await disbursementFacts(tx, money, disbursement);
  return transition(tx, disbursementLifecycle, action, {
    facts,
    version: input.version,
    reason: input.reason,
    refs: { projectId: money.project.id },
  });
}

/** A ledger movement of a disbursement's amount, under a key that is new for every attempt. */
export function movement(money: ProjectMoney, disbursement: Disbursement, key: string) {
  if (disbursement.amountFen === null) throw new Error(`disbursement ${disbursement.id} has no amount`);
  return {
    scope: money.scope,
    key,
    amountFen: disbursement.amountFen,
    subject: { type: 'disbursement', id: disbursement.id },
    reference: disbursement.number,
  };
}

/**
 * Locks the project and the disbursement, so that N, P and the state stay what they are until the unit ends
 * (trust.md A4), and loads both.
 */
export async function locked(
  tx: Tx,
  disbursementId: string,
): Promise<{ disbursement: Disbursement; money: ProjectMoney }> {
  const { projectId } = await getDisbursement(tx, disbursementId);
  await lock(tx, [row('disbursement', disbursementId), row('project', projectId)]);
  const money = await projectMoney(tx, projectId);
  if (!money) throw new Error(`project ${projectId} has disbursements but no agreed plan`);
  return { disbursement: await getDisbursement(tx, disbursementId), money };
}
