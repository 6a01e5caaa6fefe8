import { lock, row, transition, type Tx } from '#platform';
import { poolRows } from '#funding';
import { attestContribution, reverseContribution as reverseInLedger, type AttestedAccount } from '#ledger';
import { contributionLifecycle } from '../contribution.lifecycle.js';
import { contributionFacts } from '../disbursement.facts.js';
import type { Contribution } from '../disbursement.entities.js';
import { getContribution } from '../disbursement.repository.js';
import { projectMoney } from '../project-money.js';

export interface ContributionStep {
  readonly contributionId: string;
  readonly version: number;
  readonly reason?: string;
}

/** Hands a contribution to the finance officer. @throws 403 · 404 · 409 contribution.project_closed */
export async function submitContribution(tx: Tx, input: ContributionStep): Promise<Contribution> {
  return step(tx, input, 'submit');
}

/** Asks for a correction. @throws 403 · 404 · 409 platform.reason_required */
export async function queryContribution(tx: Tx, input: ContributionStep): Promise<Contribution> {
  return step(tx, input, 'query');
}

/** Does not recognise it. @throws 403 · 404 · 409 platform.reason_required */
export async function rejectContribution(tx: Tx, input: ContributionStep): Promise<Contribution> {
  return step(tx, input, 'reject');
}

/**
 * Recognises a contribution against its voucher and remembers it in the memo ledger: outside → attested.
 * @throws 403 · 404 · 409 contribution.same_person, contribution.project_closed
 */
export async function verifyContribution(tx: Tx, input: ContributionStep): Promise<Contribution> {
  const contribution = await locked(tx, input.contributionId);
  const verified = await transition(tx, contributionLifecycle, 'verify', {
    facts: await contributionFacts(tx, contribution),
    version: input.version,
    set: { verifiedBy: tx.context.actor.userId, verifiedAt: tx.now },
    refs: { projectId: contribution.projectId },
  });
  const money = await projectMoney(tx, contribution.projectId);
  if (!money) throw new Error(`contribution ${contribution.id} has no plan`);
  await attestContribution(tx, {
    scope: money.scope,
    key: contribution.id,
    amountFen: contribution.amountFen,
    subject: { type: 'contribution', id: contribution.id },
    source: contribution.source === 'demander' ? 'demander_memo' : 'third_party',
    countedAs: attestedAs(contribution),
    reference: contribution.voucherNo,
  });
  return verified;
}

/**
 * Takes a recognition back. What has been paid on it is found by the next tranche or by the settlement.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function reverseContribution(tx: Tx, input: ContributionStep): Promise<Contribution> {
  const contribution = await locked(tx, input.contributionId);
  const reversed = await transition(tx, contributionLifecycle, 'reverse', {
    facts: await contributionFacts(tx, contribution),
    version: input.version,
    reason: input.reason,
    refs: { projectId: contribution.projectId },
  });
  await reverseInLedger(tx, { key: contribution.id, reason: input.reason ?? '' });
  return reversed;
}

function attestedAs({ funds, kind }: Contribution): AttestedAccount {
  if (funds === 'pass_through') return 'passed_through';
  return kind === 'cash_to_taker' ? 'attested_cash' : 'attested_spend';
}

/** The project row, and that of its pool, stand before all its money: two people who change it wait for one another. */
async function locked(tx: Tx, contributionId: string): Promise<Contribution> {
  const { projectId } = await getContribution(tx, contributionId);
  await lock(tx, [row('contribution', contributionId), ...(await poolRows(tx, projectId)), row('project', projectId)]);
  return getContribution(tx, contributionId);
}

async function step(tx: Tx, input: ContributionStep, action: 'submit' | 'query' | 'reject'): Promise<Contribution> {
  await lock(tx, [row('contribution', input.contributionId)]);
  const contribution = await getContribution(tx, input.contributionId);
  const { version, reason } = input;
  const facts = await contributionFacts(tx, contribution);
  return transition(tx, contributionLifecycle, action, { facts, version, reason });
}
