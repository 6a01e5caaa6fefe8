import { subtractFen, transition, type Tx } from '#platform';
import { writeOffRecovery as writeOffInLedger } from '#ledger';
import type { Recovery } from '../disbursement.entities.js';
import { recoveryFacts } from '../disbursement.facts.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';
import { locked, type RecoveryStep } from './recover.js';

interface ReasonedStep extends RecoveryStep {
  readonly reason?: string;
}

/**
 * The finance officer proposes to give up what has not come back.
 * @throws 403 · 404 · 409 recovery.write_off_proposed, platform.reason_required
 */
export async function proposeWriteOff(tx: Tx, input: ReasonedStep): Promise<Recovery> {
  const { recovery } = await locked(tx, input.recoveryId);
  const { version, reason } = input;
  return transition(tx, recoveryLifecycle, 'propose_write_off', {
    facts: await recoveryFacts(tx, recovery),
    version,
    reason,
    set: { writeOffReason: reason, writeOffProposedBy: tx.context.actor.userId },
    refs: { projectId: recovery.projectId },
  });
}

/** The approver wants the money still. @throws 403 · 404 · 409 recovery.write_off_not_proposed, platform.reason_required */
export async function refuseWriteOff(tx: Tx, input: ReasonedStep): Promise<Recovery> {
  const { recovery } = await locked(tx, input.recoveryId);
  const { version, reason } = input;
  return transition(tx, recoveryLifecycle, 'refuse_write_off', {
    facts: await recoveryFacts(tx, recovery),
    version,
    reason,
    set: { writeOffReason: null, writeOffProposedBy: null },
    refs: { projectId: recovery.projectId },
  });
}

/**
 * The approver, another person, gives up what has not come back by now; it leaves the books.
 * @throws 403 · 404 · 409 recovery.write_off_not_proposed, recovery.write_off_same_person
 */
export async function approveWriteOff(tx: Tx, input: RecoveryStep): Promise<Recovery> {
  const { recovery, money } = await locked(tx, input.recoveryId);
  const writtenOffFen = subtractFen(recovery.amountFen, recovery.receivedFen);
  const writtenOff = await transition(tx, recoveryLifecycle, 'write_off', {
    facts: await recoveryFacts(tx, recovery),
    version: input.version,
    set: { writtenOffFen, writtenOffBy: tx.context.actor.userId, writtenOffAt: tx.now },
    refs: { projectId: recovery.projectId },
  });
  await writeOffInLedger(tx, {
    scope: money.scope,
    key: recovery.id,
    amountFen: writtenOffFen,
    subject: { type: 'recovery', id: recovery.id },
    reference: recovery.number,
  });
  return writtenOff;
}
