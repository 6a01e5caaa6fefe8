import { insertRow, lock, row, transition, uuidv7, type Tx } from '#platform';
import { verifiedPayeeAccount } from '#identity';
import { approvePayment, voidPayment } from '#ledger';
import { PaymentInstruction, type Disbursement } from '../disbursement.entities.js';
import { disbursementStanding, type DisbursementStanding } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { getDisbursement, instructionsOf, poolsOfDisbursements } from '../disbursement.repository.js';
import { movement, type Payable, type ProjectMoney } from '../project-money.js';

export interface DisbursementStep {
  readonly disbursementId: string;
  readonly version: number;
  readonly reason?: string;
}

/**
 * The officer asks for a tranche. N and the amount are fixed now, under the project's lock.
 * @throws 403 · 404 · 409 disbursement.gate_closed, disbursement.nothing_to_pay
 */
export async function requestDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  return decide(tx, input, 'request', ({ amountFen, countedFen, lines }) => ({
    amountFen,
    countedFen,
    computation: lines,
    requestedBy: tx.context.actor.userId,
    approvedBy: null,
    releasedBy: null,
    settledAt: null,
  }));
}

/**
 * The approver agrees, on the evidence as it stands now: encumbered → payable.
 * @throws 403 · 404 · 409 disbursement.approver_is_requester, disbursement.limit_exceeded, ledger.insufficient_encumbered
 */
export async function approveDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  const approved = await decide(tx, input, 'approve', () => ({ approvedBy: tx.context.actor.userId }));
  const { disbursement, money } = approved;
  await approvePayment(tx, movement(money.scope, disbursement, `${disbursement.id}:${disbursement.version}`));
  return approved;
}

/** The approver refuses; the officer may ask again. @throws 403 · 404 · 409 platform.reason_required */
export async function rejectDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  return decide(tx, input, 'reject');
}

/**
 * The finance officer, a third person, releases the payment to the payee's verified account. The worker tells the
 * treasury.
 * @throws 403 · 404 · 409 disbursement.releaser_not_third, disbursement.no_payee_account, disbursement.already_released
 */
export async function releaseDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  const released = await decide(tx, input, 'release', () => ({ releasedBy: tx.context.actor.userId }));
  await addInstruction(tx, released.money, released.disbursement);
  return released;
}

async function addInstruction(tx: Tx, money: ProjectMoney, disbursement: Disbursement): Promise<void> {
  const [account, earlier] = await Promise.all([
    verifiedPayeeAccount(tx, disbursement.payeeOrganisationId),
    instructionsOf(tx, disbursement.id),
  ]);
  if (!account || disbursement.amountFen === null)
    throw new Error(`disbursement ${disbursement.id} cannot be instructed`);
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
  await insertRow(tx, PaymentInstruction, instruction);
}

/** What the payee reads on its bank statement. */
function purposeOf({ project }: ProjectMoney, { purpose, trancheNumber }: Disbursement): string {
  return `${project.number} ${purpose === 'compensation' ? '容错补偿' : `第${trancheNumber}期补助`}`;
}

/**
 * Holds a disbursement back; an approval given before is void and its money encumbered again.
 * @throws 403 · 404 · 409 platform.reason_required, disbursement.already_released
 */
export async function withholdDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  const { before, ...withheld } = await decide(tx, input, 'withhold', () => ({
    requestedBy: null,
    approvedBy: null,
    amountFen: null,
    countedFen: null,
    computation: null,
  }));
  if (before.state === 'approved') {
    const { disbursement, money } = withheld;
    await voidPayment(tx, movement(money.scope, before, `${disbursement.id}:${disbursement.version}`));
  }
  return withheld;
}

/** Ends a hold; the tranche must be requested anew. @throws 403 · 404 · 409 platform.reason_required */
export async function liftHold(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  return decide(tx, input, 'lift');
}

/** @throws 403 · 404 · 409 platform.reason_required */
export async function cancelDisbursement(tx: Tx, input: DisbursementStep): Promise<DisbursementStanding> {
  return decide(tx, input, 'cancel');
}

type Decision = 'request' | 'approve' | 'reject' | 'release' | 'withhold' | 'lift' | 'cancel';

/**
 * One person's step, decided under the project's lock on what the rules allow now.
 * @param setOf columns written with the state
 * @returns the disbursement as it stands after the step, with what the step was decided on
 */
async function decide(
  tx: Tx,
  input: DisbursementStep,
  decision: Decision,
  setOf: (computed: Payable) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<DisbursementStanding & { readonly before: Disbursement }> {
  const { disbursement: before, money, facts, computed } = await lockedStanding(tx, input.disbursementId);
  const disbursement = await transition(tx, disbursementLifecycle, decision, {
    facts,
    version: input.version,
    reason: input.reason,
    set: setOf(computed),
    refs: { projectId: money.project.id },
  });
  return { before, disbursement, money, facts: { ...facts, subject: disbursement }, computed };
}

/**
 * Locks the project, its pool and the disbursement, so that N, P and the state stay what they are until the unit ends
 * (trust.md A4).
 */
async function lockedStanding(tx: Tx, disbursementId: string): Promise<DisbursementStanding> {
  const [{ projectId }, pools] = await Promise.all([
    getDisbursement(tx, disbursementId),
    poolsOfDisbursements(tx, [disbursementId]),
  ]);
  await lock(tx, [row('disbursement', disbursementId), ...pools, row('project', projectId)]);
  return disbursementStanding(tx, { id: disbursementId, projectId });
}
