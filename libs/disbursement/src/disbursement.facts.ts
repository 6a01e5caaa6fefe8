import type { ReadTx } from '#platform';
import { verifiedPayeeAccount } from '#identity';
import { getProject, projectParties } from '#project';
import type { ContributionFacts } from './contribution.lifecycle.js';
import type { Contribution, Disbursement, PaymentBatch, Recovery } from './disbursement.entities.js';
import type { DisbursementFacts } from './disbursement.lifecycle.js';
import type { PaymentBatchFacts } from './payment-batch.lifecycle.js';
import type { RecoveryFacts } from './recovery.lifecycle.js';
import { getDisbursement, settlementOf } from './disbursement.repository.js';
import { payable, projectMoney, type Payable, type ProjectMoney } from './project-money.js';
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

/** A disbursement and everything that is decided about it, as it stands in this unit. */
export interface DisbursementStanding {
  readonly disbursement: Disbursement;
  readonly money: ProjectMoney;
  readonly facts: DisbursementFacts;
  /** The computation that the facts rest on. */
  readonly computed: Payable;
}

/** @throws 404 platform.not_found · Error when its project has no agreed plan */
export async function disbursementStanding(
  tx: ReadTx,
  { id, projectId }: Pick<Disbursement, 'id' | 'projectId'>,
): Promise<DisbursementStanding> {
  const [disbursement, money] = await Promise.all([getDisbursement(tx, id), projectMoney(tx, projectId)]);
  if (!money) throw new Error(`disbursement ${id} has no plan`);
  return { disbursement, money, ...(await disbursementFacts(tx, money, disbursement)) };
}

/** Facts of a disbursement together with the computation they rest on. */
export async function disbursementFacts(
  tx: ReadTx,
  money: ProjectMoney,
  subject: Disbursement,
): Promise<{ facts: DisbursementFacts; computed: Payable }> {
  const [computed, parties, payeeAccount] = await Promise.all([
    payable(tx, money, subject),
    projectParties(tx, money.project),
    verifiedPayeeAccount(tx, subject.payeeOrganisationId),
  ]);
  const { gate, amountFen: payableFen } = computed;
  const facts: DisbursementFacts = { subject, parties, gate, payableFen, payeeAccountVerified: payeeAccount !== null };
  return { facts, computed };
}

/** Facts of a contribution to the project of a disbursement. */
export function evidenceFacts({ money, facts }: DisbursementStanding, subject: Contribution): ContributionFacts {
  const { project, settlement } = money;
  return { subject, parties: facts.parties, projectState: project.state, moneySettled: settlement !== null };
}

export async function batchFacts(tx: ReadTx, subject: PaymentBatch): Promise<PaymentBatchFacts> {
  return { subject, parties: programmeParties(await getProgramme(tx, subject.programmeId)) };
}

export async function recoveryFacts(tx: ReadTx, subject: Recovery): Promise<RecoveryFacts> {
  return { subject, parties: await projectParties(tx, await getProject(tx, subject.projectId)) };
}
