import {
  allowedActions,
  fen,
  fenToJson,
  formatYuan,
  inTurn,
  messageOf,
  toChineseCapital,
  type ReadTx,
} from '#platform';
import { actionViews } from '#platform/http';
import { userNames } from '#identity';
import { filesOf, storedFileView } from '#file';
import { contributionFiles } from '../contribution-files.js';
import { contributionLifecycle } from '../contribution.lifecycle.js';
import type {
  Contribution,
  Disbursement,
  FinalSettlement,
  PaymentBatch,
  PaymentInstruction,
  Recovery,
  StoredLine,
} from '../disbursement.entities.js';
import { contributionFacts, disbursementFacts, recoveryFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { batchLines, contributionsOf, instructionsOf } from '../disbursement.repository.js';
import { projectMoney } from '../project-money.js';
import { recoveryLifecycle } from '../recovery.lifecycle.js';
import type * as dto from './disbursement.dto.js';

export async function contributionView(
  tx: ReadTx,
  contribution: Contribution,
  now: Date,
): Promise<dto.ContributionView> {
  const { id, projectId, state, version, source, kind, funds, instalment, amountFen, paidOn, voucherNo, note } =
    contribution;
  const facts = await contributionFacts(tx, contribution);
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
    verifiedAt: contribution.verifiedAt?.toISOString() ?? null,
    files: (await filesOf(tx, { type: contributionFiles.ownerType, id })).map(storedFileView),
    actions: actionViews(allowedActions(contributionLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

export function disbursementSummary(disbursement: Disbursement): dto.DisbursementSummaryView {
  const { id, number, projectId, state, version, trancheNumber, payeePart, payee, amountFen } = disbursement;
  const amount = amountFen === null ? null : fenToJson(amountFen);
  return { id, number, projectId, state, version, trancheNumber, payeePart, payee, amountFen: amount };
}

/** A disbursement with its evidence and computation on one page, as the three persons see it. */
export async function disbursementView(
  tx: ReadTx,
  disbursement: Disbursement,
  now: Date,
): Promise<dto.DisbursementView> {
  const money = await projectMoney(tx, disbursement.projectId);
  if (!money) throw new Error(`disbursement ${disbursement.id} has no plan`);
  const { facts, computed } = await disbursementFacts(tx, money, disbursement);
  const { requestedBy, approvedBy, releasedBy, amountFen, countedFen, settledAt } = disbursement;
  const names = await userNames(
    tx,
    [requestedBy, approvedBy, releasedBy].filter((id) => id !== null),
  );
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const contributions = await contributionsOf(tx, disbursement.projectId);
  return {
    ...disbursementSummary(disbursement),
    amountInWords: amountFen === null ? null : toChineseCapital(amountFen),
    payableFen: fenToJson(computed.amountFen),
    countedFen: countedFen === null ? null : fenToJson(countedFen),
    computation: (disbursement.computation ?? computed.lines).map(lineView),
    evidence: await inTurn(contributions, (each) => contributionView(tx, each, now)),
    requestedBy: nameOf(requestedBy),
    approvedBy: nameOf(approvedBy),
    releasedBy: nameOf(releasedBy),
    settledAt: settledAt?.toISOString() ?? null,
    instructions: (await instructionsOf(tx, disbursement.id)).map(instructionView),
    actions: actionViews(allowedActions(disbursementLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

function lineView(line: StoredLine): dto.PaymentLineView {
  return { ...line, ...messageOf(line.code), amountYuan: formatYuan(fen(line.amountFen)) };
}

function instructionView(instruction: PaymentInstruction): dto.InstructionView {
  const { id, reference, amountFen, outcome, bankReference, reasonCode, batchId } = instruction;
  return { id, reference, amountFen: fenToJson(amountFen), outcome, bankReference, reasonCode, batchId };
}

export async function batchView(tx: ReadTx, batch: PaymentBatch): Promise<dto.BatchView> {
  const { id, number, programmeId, state, version, count, controlSumFen, requestedOn, contentHash, attempt } = batch;
  return {
    id,
    number,
    programmeId,
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

export function settlementView(settlement: FinalSettlement): dto.SettlementView {
  const { id, projectId, auditedSpendFen, finalFen, payFen, recoverFen, auditSource, computation } = settlement;
  return {
    id,
    projectId,
    auditedSpendFen: fenToJson(auditedSpendFen),
    finalFen: fenToJson(finalFen),
    payFen: fenToJson(payFen),
    recoverFen: fenToJson(recoverFen),
    auditSource,
    computation: computation.map(lineView),
    settledAt: settlement.settledAt.toISOString(),
  };
}

export async function recoveryView(tx: ReadTx, recovery: Recovery, now: Date): Promise<dto.RecoveryView> {
  const { id, number, projectId, state, version, amountFen, receivedFen, replyBy } = recovery;
  const facts = await recoveryFacts(tx, recovery);
  return {
    id,
    number,
    projectId,
    state,
    version,
    amountFen: fenToJson(amountFen),
    receivedFen: fenToJson(receivedFen),
    replyBy: replyBy?.toISOString() ?? null,
    actions: actionViews(allowedActions(recoveryLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
