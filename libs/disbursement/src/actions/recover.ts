import {
  addFen,
  fen,
  invalid,
  localDate,
  lock,
  refused,
  requirePermission,
  row,
  setWorkingDayDeadline,
  shanghaiDate,
  subtractFen,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { receiveRecovery as receiveInLedger, recordRecoveryReceivable } from '#ledger';
import { rulePackOf } from '#programme';
import { RecoveryReply, type Recovery } from '../disbursement.entities.js';
import { recoveryFacts } from '../disbursement.facts.js';
import { getRecovery } from '../disbursement.repository.js';
import { projectMoney, type ProjectMoney } from '../project-money.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';

export interface RecoveryStep {
  readonly recoveryId: string;
  readonly version: number;
}

/** When the days for the debtor's reply are over. */
export const REPLY_DEADLINE = 'recovery.reply';

/**
 * Tells the debtor what is to come back and why; it has the reply days of the rules to answer.
 * @throws 403 · 404 · 409
 */
export async function notifyRecovery(tx: Tx, input: RecoveryStep): Promise<Recovery> {
  const { recovery, money } = await locked(tx, input.recoveryId);
  const { windows } = await rulePackOf(tx, money.plan.rulePackId);
  const replyBy = await setWorkingDayDeadline(tx, {
    subjectType: 'recovery',
    subjectId: recovery.id,
    action: REPLY_DEADLINE,
    programmeId: recovery.programmeId,
    workingDays: windows.recoveryReplyWorkingDays,
  });
  const facts = await recoveryFacts(tx, recovery);
  return transition(tx, recoveryLifecycle, 'notify', { facts, version: input.version, set: { replyBy } });
}

/**
 * Demands the money after the reply days: it becomes a receivable.
 * @throws 403 · 404 · 409 recovery.reply_window_open
 */
export async function demandRecovery(tx: Tx, input: RecoveryStep): Promise<Recovery> {
  const { recovery, money } = await locked(tx, input.recoveryId);
  const facts = await recoveryFacts(tx, recovery);
  const demanded = await transition(tx, recoveryLifecycle, 'demand', { facts, version: input.version });
  await recordRecoveryReceivable(tx, {
    scope: money.scope,
    key: recovery.id,
    amountFen: recovery.amountFen,
    subject: { type: 'recovery', id: recovery.id },
    reference: recovery.number,
  });
  return demanded;
}

/**
 * The debtor answers. After its days the answer is recorded as late, as long as the money is not all back.
 * @throws 403 · 404 · 409 recovery.not_debtor
 */
export async function replyToRecovery(tx: Tx, input: RecoveryStep & { reply: string }): Promise<Recovery> {
  const { recovery } = await locked(tx, input.recoveryId);
  const facts = await recoveryFacts(tx, recovery);
  const answered = await transition(tx, recoveryLifecycle, 'reply', {
    facts,
    version: input.version,
    refs: { projectId: recovery.projectId },
  });
  await tx.manager.insert(RecoveryReply, {
    id: uuidv7(),
    recoveryId: recovery.id,
    reply: input.reply,
    late: recovery.replyBy !== null && tx.now >= recovery.replyBy,
    repliedBy: tx.context.actor.userId,
    repliedAt: tx.now,
  });
  return answered;
}

/** Shows the date to which a newly announced calendar has moved the end of the days for a reply. @throws 403 · 404 */
export async function moveReplyDate(tx: Tx, recoveryId: string): Promise<void> {
  const { recovery } = await locked(tx, recoveryId);
  const [deadline] = await tx.query<{ due_at: Date }>(
    'select due_at from deadline where subject_id = $1 and action = $2',
    [recoveryId, REPLY_DEADLINE],
  );
  if (recovery.state !== 'notified' || !deadline) return;
  const facts = await recoveryFacts(tx, recovery);
  await transition(tx, recoveryLifecycle, 'move_reply', { facts, set: { replyBy: deadline.due_at } });
}

export interface ReceiveRecovery extends RecoveryStep {
  readonly amountFen: string;
  readonly receivedOn: string;
  readonly bankReference: string;
}

/**
 * Records money that has come back, wholly or in part; it lands in the programme's current fiscal year.
 * @throws 403 · 404 · 409 recovery.receipt_too_large, recovery.receipt_used · 422 field.fen,
 * recovery.received_in_future
 */
export async function receiveRecovery(tx: Tx, input: ReceiveRecovery): Promise<Recovery> {
  const { recovery, money } = await locked(tx, input.recoveryId);
  const facts = await recoveryFacts(tx, recovery);
  requirePermission(tx, 'recovery.receive', facts.parties);
  const amountFen = fen(input.amountFen);
  if (amountFen <= 0n) throw invalid({ path: 'amountFen', code: 'field.fen' });
  if (localDate(input.receivedOn) > shanghaiDate(tx.now)) {
    throw invalid({ path: 'receivedOn', code: 'recovery.received_in_future' });
  }
  const openFen = subtractFen(recovery.amountFen, recovery.receivedFen);
  if (amountFen > openFen) {
    throw refused({ code: 'recovery.receipt_too_large', params: { openFen: openFen.toString() } });
  }
  const received = await transition(tx, recoveryLifecycle, 'receive', {
    facts,
    version: input.version,
    to: amountFen === openFen ? 'recovered' : 'part_recovered',
    set: { receivedFen: addFen(recovery.receivedFen, amountFen) },
    refs: { projectId: recovery.projectId },
  });
  const receiptId = uuidv7();
  await tx.query(
    `insert into recovery_receipt (id, recovery_id, amount_fen, received_on, bank_reference, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [receiptId, recovery.id, amountFen, input.receivedOn, input.bankReference, tx.context.actor.userId, tx.now],
  );
  await receiveInLedger(tx, {
    scope: money.scope,
    key: receiptId,
    amountFen,
    subject: { type: 'recovery', id: recovery.id },
    reference: input.bankReference,
  });
  return received;
}

/** For whoever else decides on a recovery: the rows that everything about it holds. */
export async function locked(tx: Tx, recoveryId: string): Promise<{ recovery: Recovery; money: ProjectMoney }> {
  const { projectId } = await getRecovery(tx, recoveryId);
  await lock(tx, [row('project', projectId), row('recovery', recoveryId)]);
  const money = await projectMoney(tx, projectId);
  if (!money) throw new Error(`recovery ${recoveryId} has no plan`);
  return { recovery: await getRecovery(tx, recoveryId), money };
}
