import { lock, transition, type Tx } from '#platform';
import { voidPayment } from '#ledger';
import { disbursementFacts } from '../disbursement.facts.js';
import type { Disbursement } from '../disbursement.entities.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { disbursementsOf, moneyRows } from '../disbursement.repository.js';
import { movement, projectMoney, type ProjectMoney } from '../project-money.js';
import { releaseWhenOver } from './release-when-over.js';

const WAITING = ['planned', 'eligible', 'returned', 'rejected', 'withheld'];

/**
 * The project ended early: whatever is not with the treasury is cancelled, an approval given for it is void. What is
 * released already runs to its end; the settlement waits for it (domain.md section 3). Done again it does nothing.
 */
export async function cancelPayments(tx: Tx, projectId: string): Promise<void> {
  await lock(tx, await moneyRows(tx, projectId));
  const money = await projectMoney(tx, projectId);
  // Once settled, what is open is the settlement's: compensation, or a payment that came back.
  if (!money || money.settlement) return;
  for (const disbursement of await disbursementsOf(tx, projectId)) {
    if (WAITING.includes(disbursement.state)) await end(tx, money, { disbursement, action: 'cancel' });
    const undecided = disbursement.state === 'requested' || disbursement.state === 'approved';
    if (undecided && disbursement.releasedBy === null) await end(tx, money, { disbursement, action: 'void' });
  }
  if (money.pool) await releaseWhenOver(tx, money.pool);
}

async function end(
  tx: Tx,
  money: ProjectMoney,
  { disbursement, action }: { disbursement: Disbursement; action: 'cancel' | 'void' },
): Promise<void> {
  const { facts } = await disbursementFacts(tx, money, disbursement);
  const ended = await transition(tx, disbursementLifecycle, action, {
    facts,
    reason: `project ended: ${money.project.outcome ?? ''}`,
    refs: { projectId: money.project.id },
  });
  if (disbursement.state !== 'approved') return;
  await voidPayment(tx, movement(money.scope, disbursement, `${disbursement.id}:${ended.version}`));
}
