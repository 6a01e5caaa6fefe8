import type { ReadTx } from '#platform';
import { verifiedPayeeAccount } from '#identity';
import { getProject, projectParties } from '#project';
import type { ContributionFacts } from './contribution.lifecycle.js';
import type { Contribution, Disbursement, PaymentBatch, Recovery } from './disbursement.entities.js';
import type { DisbursementFacts } from './disbursement.lifecycle.js';
import type { PaymentBatchFacts } from './payment-batch.lifecycle.js';
import type { RecoveryFacts } from './recovery.lifecycle.js';
import { settlementOf } from './disbursement.repository.js';
import { payable, type Payable, type ProjectMoney } from './project-money.js';
import { getProgramme, programmeParties } from '#programme';

export async function contributionFacts(tx: ReadTx, subject: Contribution): Promise<ContributionFacts> {
  const project = await getProject(tx, subject.projectId);
  return {
    subject,
    parties: await projectParties(tx, project),
    projectState: project.state,
    moneySettled: (await settlementOf(tx, project.id)) !== null,
  };
}

/** Facts of a disbursement together with the computation they rest on. */
export async function disbursementFacts(
  tx: ReadTx,
  money: ProjectMoney,
  subject: Disbursement,
): Promise<{ facts: DisbursementFacts; computed: Payable }> {
  const computed = await payable(tx, money, subject);
  const facts: DisbursementFacts = {
    subject,
    parties: await projectParties(tx, money.project),
    gate: computed.gate,
    payableFen: computed.amountFen,
    payeeAccountVerified: (await verifiedPayeeAccount(tx, subject.payeeOrganisationId)) !== null,
  };
  return { facts, computed };
}

export async function batchFacts(tx: ReadTx, subject: PaymentBatch): Promise<PaymentBatchFacts> {
  return { subject, parties: programmeParties(await getProgramme(tx, subject.programmeId)) };
}

export async function recoveryFacts(tx: ReadTx, subject: Recovery): Promise<RecoveryFacts> {
  return { subject, parties: await projectParties(tx, await getProject(tx, subject.projectId)) };
}
