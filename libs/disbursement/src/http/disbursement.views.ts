import {
  allowedActions,
  fen,
  fenToJson,
  formatYuan,
  messageOf,
  stepsTaken,
  toChineseCapital,
  type Fen,
  type ReadTx,
} from '#platform';
import { actionViews } from '#platform/http';
import { organisationNames, userNames } from '#identity';
import type { EndSettlement } from '#funding';
import { filesOf, storedFileView } from '#file';
import type { Acceptance } from '#acceptance';
import type { Milestone } from '#milestone';
import { getProgramme } from '#programme';
import { getProject, projectsOf, type Project } from '#project';
import { contributionFiles } from '../contribution-files.js';
import { contributionLifecycle, type ContributionFacts } from '../contribution.lifecycle.js';
import { deliveryEvidence } from '../delivery-evidence.js';
import type {
  Contribution,
  Disbursement,
  FinalSettlement,
  PaymentBatch,
  PaymentInstruction,
  Recovery,
  SettledOutcome,
  StoredLine,
} from '../disbursement.entities.js';
import {
  contributionFacts,
  disbursementStanding,
  evidenceFacts,
  recoveryFacts,
  type DisbursementStanding,
} from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import {
  batchLines,
  disbursementSummaryOf,
  instructionsOf,
  receiptsOf,
  repliesOf,
  type DisbursementSummary,
} from '../disbursement.repository.js';
import { storedLines } from '../project-money.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';
import { signedAt } from '../signed-at.js';
import { triggerText } from '../trigger-text.js';
import type * as dto from './disbursement.dto.js';

export async function contributionView(
  tx: ReadTx,
  contribution: Contribution,
  now: Date,
): Promise<dto.ContributionView> {
  const people = await userNames(tx, peopleOf([contribution]));
  return contributionStandingView(tx, { facts: await contributionFacts(tx, contribution), people }, now);
}

const peopleOf = (contributions: readonly Contribution[]): string[] =>
  contributions.flatMap(({ declaredBy, verifiedBy }) => [declaredBy, verifiedBy].filter((id) => id !== null));

async function contributionStandingView(
  tx: ReadTx,
  { facts, people }: { facts: ContributionFacts; people: ReadonlyMap<string, string> },
  now: Date,
): Promise<dto.ContributionView> {
  const contribution = facts.subject;
  const { declaredBy, verifiedBy } = contribution;
  const { id, projectId, state, version, source, kind, funds, instalment, amountFen, paidOn, voucherNo, note } =
    contribution;
  return {
    id,
    projectId,
    state,
    version,
    source,
    kind,
    funds,
    instalment,
    amountFen: fenToJson(amountFen),
    paidOn,
    voucherNo,
    note,
    declaredBy: declaredBy === null ? null : (people.get(declaredBy) ?? null),
    verifiedBy: verifiedBy === null ? null : (people.get(verifiedBy) ?? null),
    verifiedAt: contribution.verifiedAt?.toISOString() ?? null,
    files: (await filesOf(tx, { type: contributionFiles.ownerType, id })).map(storedFileView),
    actions: actionViews(allowedActions(contributionLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

export const disbursementSummary = (summary: DisbursementSummary): dto.DisbursementSummaryView => ({
  ...summary,
  settledAt: summary.settledAt?.toISOString() ?? null,
});

const namedProjects = async (tx: ReadTx, rows: readonly { projectId: string }[]): Promise<Map<string, Project>> =>
  new Map(
    (
      await projectsOf(
        tx,
        rows.map(({ projectId }) => projectId),
      )
    ).map((project) => [project.id, project]),
  );

function projectName(projects: ReadonlyMap<string, Project>, { projectId }: { projectId: string }) {
  const project = projects.get(projectId);
  return { projectNumber: project?.number ?? '', projectTitle: project?.title ?? '' };
}

/** A disbursement with its evidence and computation on one page, as the three persons see it. */
export async function disbursementView(
  tx: ReadTx,
  standing: DisbursementStanding,
  now: Date,
): Promise<dto.DisbursementView> {
  const { disbursement, money, facts, computed } = standing;
  const { requestedBy, approvedBy, releasedBy, amountFen, countedFen } = disbursement;
  const signers = [requestedBy, approvedBy, releasedBy].filter((id) => id !== null);
  const [names, summary, instructions] = await Promise.all([
    userNames(tx, [...signers, ...peopleOf(money.evidence)]),
    disbursementSummaryOf(tx, disbursement.id),
    instructionsOf(tx, disbursement.id),
  ]);
  const evidence = await Promise.all(
    money.evidence.map((each) =>
      contributionStandingView(tx, { facts: evidenceFacts(standing, each), people: names }, now),
    ),
  );
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return {
    ...disbursementSummary(summary),
    amountInWords: amountFen === null ? null : toChineseCapital(amountFen),
    payableFen: fenToJson(computed.amountFen),
    countedFen: countedFen === null ? null : fenToJson(countedFen),
    computation: (disbursement.computation ?? computed.lines).map(lineView),
    evidence,
    requestedBy: nameOf(requestedBy),
    approvedBy: nameOf(approvedBy),
    releasedBy: nameOf(releasedBy),
    instructions: instructions.map(instructionView),
    actions: actionViews(allowedActions(disbursementLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

const COMPENSATION = '终止结算核定的容错补偿';

/** The same page with what has been delivered and when each person acted. */
export async function disbursementPage(
  tx: ReadTx,
  disbursement: Disbursement,
  now: Date,
): Promise<dto.DisbursementPageView> {
  const { tranche, milestones, stageChecks, acceptances } = await deliveryEvidence(tx, disbursement);
  const { requestedAt, approvedAt, releasedAt } = signedAt(
    disbursement,
    await stepsTaken(tx, 'disbursement', disbursement.id),
  );
  return {
    ...(await disbursementView(tx, await disbursementStanding(tx, disbursement), now)),
    payeeOrganisationId: disbursement.payeeOrganisationId,
    trigger: disbursement.purpose === 'compensation' ? COMPENSATION : triggerText(tranche.trigger).zh,
    ceilingFen: fenToJson(tranche.ceilingFen),
    latestOn: tranche.latestOn,
    milestones: milestones.map(milestoneEvidence),
    stageChecks: stageChecks.map(({ findings, checkedAt }) => ({ findings, checkedAt: checkedAt.toISOString() })),
    acceptances: acceptances.map(acceptanceEvidence),
    requestedAt: requestedAt?.toISOString() ?? null,
    approvedAt: approvedAt?.toISOString() ?? null,
    releasedAt: releasedAt?.toISOString() ?? null,
  };
}

function milestoneEvidence({ number, title, state, dueOn, passedAt }: Milestone): dto.MilestoneEvidenceView {
  return { number, title, state, dueOn, passedAt: passedAt?.toISOString() ?? null };
}

function acceptanceEvidence(acceptance: Acceptance): dto.AcceptanceEvidenceView {
  const { id, number, round, state, outcome, completionPpm, concludedAt } = acceptance;
  return { id, number, round, state, outcome, completionPpm, concludedAt: concludedAt?.toISOString() ?? null };
}

function lineView(line: StoredLine): dto.PaymentLineView {
  return { ...line, ...messageOf(line.code), amountYuan: formatYuan(fen(line.amountFen)) };
}

function instructionView(instruction: PaymentInstruction): dto.InstructionView {
  const { id, reference, outcome, bankReference, reasonCode, batchId, disbursementId, payeeName } = instruction;
  return {
    id,
    reference,
    amountFen: fenToJson(instruction.amountFen),
    outcome,
    bankReference,
    reasonCode,
    batchId,
    disbursementId,
    payeeName,
    payeeAccount: `****${instruction.payeeAccount.slice(-4)}`,
    createdAt: instruction.createdAt.toISOString(),
  };
}

export async function batchView(tx: ReadTx, batch: PaymentBatch): Promise<dto.BatchView> {
  const { id, number, programmeId, state, version, count, controlSumFen, requestedOn, contentHash, attempt } = batch;
  return {
    id,
    number,
    programmeId,
    programmeName: (await getProgramme(tx, programmeId)).name,
    state,
    version,
    count,
    controlSumFen: fenToJson(controlSumFen),
    requestedOn,
    contentHash,
    attempt,
    lines: (await batchLines(tx, id)).map(instructionView),
  };
}

const fenOrNull = (amount: Fen | null): string | null => (amount === null ? null : fenToJson(amount));

export function settlementView(settlement: FinalSettlement): dto.SettlementView {
  const { id, projectId, outcome, finalFen, keepFen, payFen, recoverFen, compensationFen, releaseFen } = settlement;
  return {
    id,
    projectId,
    outcome,
    auditedSpendFen: fenToJson(settlement.auditedSpendFen),
    takerCostFen: fenOrNull(settlement.takerCostFen),
    salvageFen: fenOrNull(settlement.salvageFen),
    grantSpentFen: fenOrNull(settlement.grantSpentFen),
    grantIneligibleFen: fenOrNull(settlement.grantIneligibleFen),
    finalFen: fenToJson(finalFen),
    keepFen: fenToJson(keepFen),
    payFen: fenToJson(payFen),
    recoverFen: fenToJson(recoverFen),
    compensationFen: fenToJson(compensationFen),
    releaseFen: fenToJson(releaseFen),
    auditSource: settlement.auditSource,
    computation: settlement.computation.map(lineView),
    settledAt: settlement.settledAt.toISOString(),
  };
}

/** What a settlement would come to; nothing of it is kept. */
export function settlementPreview(outcome: SettledOutcome, computed: EndSettlement): dto.SettlementPreviewView {
  const { final, keep, pay, recover, compensation, release, lines } = computed;
  return {
    outcome,
    finalFen: fenToJson(final),
    keepFen: fenToJson(keep),
    payFen: fenToJson(pay),
    recoverFen: fenToJson(recover),
    compensationFen: fenToJson(compensation),
    releaseFen: fenToJson(release),
    computation: storedLines(lines).map(lineView),
  };
}

/** Rows of the list of recoveries. */
export async function recoveryRows(tx: ReadTx, recoveries: readonly Recovery[]): Promise<dto.RecoveryRowView[]> {
  const projects = await namedProjects(tx, recoveries);
  const debtors = await organisationNames(
    tx,
    recoveries.map(({ debtorId }) => debtorId),
  );
  return recoveries.map((each) => ({
    id: each.id,
    number: each.number,
    state: each.state,
    projectId: each.projectId,
    ...projectName(projects, each),
    debtorName: debtors.get(each.debtorId) ?? '',
    amountFen: fenToJson(each.amountFen),
    receivedFen: fenToJson(each.receivedFen),
    writtenOffFen: fenToJson(each.writtenOffFen),
    replyBy: each.replyBy?.toISOString() ?? null,
  }));
}

export async function recoveryView(tx: ReadTx, recovery: Recovery, now: Date): Promise<dto.RecoveryView> {
  const { id, number, projectId, state, version, debtorId, amountFen, receivedFen, replyBy } = recovery;
  const facts = await recoveryFacts(tx, recovery);
  const project = await getProject(tx, projectId);
  const replies = await repliesOf(tx, id);
  return {
    id,
    number,
    projectId,
    projectNumber: project.number,
    projectTitle: project.title,
    state,
    version,
    debtorId,
    debtorName: (await organisationNames(tx, [debtorId])).get(debtorId) ?? '',
    amountFen: fenToJson(amountFen),
    receivedFen: fenToJson(receivedFen),
    writtenOffFen: fenToJson(recovery.writtenOffFen),
    writeOffReason: recovery.writeOffReason,
    replyBy: replyBy?.toISOString() ?? null,
    replies: replies.map((each) => ({
      id: each.id,
      reply: each.reply,
      late: each.late,
      repliedAt: each.repliedAt.toISOString(),
    })),
    receipts: await receiptsOf(tx, id),
    actions: actionViews(allowedActions(recoveryLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
