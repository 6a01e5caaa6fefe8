import { In } from 'typeorm';
import {
  decodeCursor,
  findRow,
  findRows,
  notFound,
  reachCondition,
  row,
  SqlParams,
  sumFen,
  type Fen,
  type PageRequest,
  type Reach,
  type ReadTx,
  type RowRef,
} from '#platform';
import { poolRows } from '#funding';
import {
  Contribution,
  Disbursement,
  FinalSettlement,
  PaymentBatch,
  PaymentInstruction,
  Recovery,
  RecoveryReply,
} from './disbursement.entities.js';

/** States in which the amount of a disbursement counts as P (domain.md section 5). */
export const COMMITTED_STATES = ['requested', 'approved', 'instructed', 'settled', 'closed'] as const;

/** @throws 404 platform.not_found */
export async function getContribution(tx: ReadTx, id: string): Promise<Contribution> {
  const contribution = await findRow(tx, Contribution, { id });
  if (!contribution) throw notFound('contribution', id);
  return contribution;
}

/** Every contribution of a project, oldest first; a project has tens of them. */
export function contributionsOf(tx: ReadTx, projectId: string): Promise<Contribution[]> {
  return findRows(tx, Contribution, { projectId }, 'createdAt', 'id');
}

/** @throws 404 platform.not_found */
export async function getDisbursement(tx: ReadTx, id: string): Promise<Disbursement> {
  const disbursement = await findRow(tx, Disbursement, { id });
  if (!disbursement) throw notFound('disbursement', id);
  return disbursement;
}

export function disbursementsOf(tx: ReadTx, projectId: string): Promise<Disbursement[]> {
  return findRows(tx, Disbursement, { projectId }, 'trancheNumber', 'payeePart');
}

/**
 * The rows to lock before a project's payments are moved: the project, the pool it draws on and every disbursement of
 * it, so that whoever acts on a single one waits in the same order (architecture.md section 3, Unit of work).
 */
export async function moneyRows(tx: ReadTx, projectId: string): Promise<RowRef[]> {
  return [
    row('project', projectId),
    ...(await poolRows(tx, projectId)),
    ...(await disbursementsOf(tx, projectId)).map(({ id }) => row('disbursement', id)),
  ];
}

export function instructionsOf(tx: ReadTx, disbursementId: string): Promise<PaymentInstruction[]> {
  return findRows(tx, PaymentInstruction, { disbursementId }, 'createdAt', 'id');
}

export function instructionByReference(tx: ReadTx, reference: string): Promise<PaymentInstruction | null> {
  return findRow(tx, PaymentInstruction, { reference });
}

/** Those of these references that are ours, in no order. */
export function instructionsByReference(tx: ReadTx, references: readonly string[]): Promise<PaymentInstruction[]> {
  return findRows(tx, PaymentInstruction, { reference: references });
}

/** The programmes of those of these references that are ours. */
export async function programmesOfReferences(
  tx: ReadTx,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ reference: string; programmeId: string }>(
    `select reference, programme_id as "programmeId" from payment_instruction where reference = any($1::text[])`,
    [references],
  );
  return new Map(rows.map(({ reference, programmeId }) => [reference, programmeId]));
}

/** The pools that these disbursements are paid from, to be locked with them; none for money of a project's own. */
export async function poolsOfDisbursements(tx: ReadTx, ids: readonly string[]): Promise<RowRef[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct e.pool_id as id from disbursement d join encumbrance e on e.project_id = d.project_id
      where d.id = any($1::uuid[]) and e.pool_id is not null`,
    [ids],
  );
  return rows.map(({ id }) => row('grant_pool', id));
}

/** The projects these disbursements belong to, each once. */
export async function projectsOfDisbursements(tx: ReadTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct project_id as id from disbursement where id = any($1::uuid[])',
    [ids],
  );
  return rows.map((row) => row.id);
}

/** @throws 404 platform.not_found */
export async function getBatch(tx: ReadTx, id: string): Promise<PaymentBatch> {
  const batch = await findRow(tx, PaymentBatch, { id });
  if (!batch) throw notFound('payment_batch', id);
  return batch;
}

/** The batch of this number; null when there is none. */
export function batchByNumber(tx: ReadTx, number: string): Promise<PaymentBatch | null> {
  return findRow(tx, PaymentBatch, { number });
}

export function batchLines(tx: ReadTx, batchId: string): Promise<PaymentInstruction[]> {
  return findRows(tx, PaymentInstruction, { batchId }, 'reference');
}

/** Released instructions of a programme that no batch carries yet. */
export function waitingInstructions(tx: ReadTx, programmeId: string, limit: number): Promise<PaymentInstruction[]> {
  return tx.manager
    .createQueryBuilder(PaymentInstruction, 'i')
    .where('i.programme_id = :programmeId and i.batch_id is null', { programmeId })
    .orderBy('i.id')
    .take(limit)
    .getMany();
}

/** Longer than a call to the treasury takes: whoever tried a batch before that is not at it any more. */
const AT_IT = `interval '15 seconds'`;

/**
 * Batches of a programme whose message may not have arrived: the one of this disbursement, and those that nobody can
 * still be at. What another worker is just sending is left to it.
 */
export async function unsentBatchIds(tx: ReadTx, programmeId: string, disbursementId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select b.id from payment_batch b
      where b.programme_id = $1 and b.state in ('open', 'sending')
        and (b.id = any(select batch_id from payment_instruction where disbursement_id = $2)
             or coalesce(b.tried_at, b.created_at) + ${AT_IT} <= ${clockOf('b')})
      order by b.id`,
    [programmeId, disbursementId],
  );
  return rows.map((row) => row.id);
}

/** The present instant on the clock of the programme that `alias` belongs to. */
export const clockOf = (alias: string): string =>
  `clock_timestamp() + coalesce((select shift from clock where id = ${alias}.programme_id), interval '0')`;

export function settlementOf(tx: ReadTx, projectId: string): Promise<FinalSettlement | null> {
  return findRow(tx, FinalSettlement, { projectId });
}

/** Those of these projects whose final settlement is recorded. */
export async function projectsInSettlement(tx: ReadTx, projectIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    'select project_id as id from final_settlement where project_id = any($1::uuid[])',
    [projectIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** @throws 404 platform.not_found */
export async function getRecovery(tx: ReadTx, id: string): Promise<Recovery> {
  const recovery = await findRow(tx, Recovery, { id });
  if (!recovery) throw notFound('recovery', id);
  return recovery;
}

export function recoveriesOf(tx: ReadTx, projectId: string): Promise<Recovery[]> {
  return tx.manager.find(Recovery, { where: { projectId }, order: { createdAt: 'ASC' } });
}

/** The disbursements of a project whose amount counts as P. Returned money is in none of their states. */
export async function committedOf(tx: ReadTx, projectId: string): Promise<Disbursement[]> {
  const all = await disbursementsOf(tx, projectId);
  return all.filter((each) => COMMITTED_STATES.some((state) => state === each.state));
}

/** The sum of their amounts, in fen. */
export function amountsOf(disbursements: readonly Disbursement[]): Fen {
  return sumFen(disbursements.flatMap((each) => (each.amountFen === null ? [] : [each.amountFen])));
}

/** What the debtor answered, the first answer first. */
export function repliesOf(tx: ReadTx, recoveryId: string): Promise<RecoveryReply[]> {
  return tx.manager.find(RecoveryReply, { where: { recoveryId }, order: { id: 'ASC' } });
}

/** One payment that came back. */
export interface RecoveryReceipt {
  readonly id: string;
  readonly amountFen: string;
  readonly receivedOn: string;
  readonly bankReference: string;
}

/** What has come back of a recovery, the first receipt first. */
export function receiptsOf(tx: ReadTx, recoveryId: string): Promise<RecoveryReceipt[]> {
  return tx.query<RecoveryReceipt>(
    `select id, amount_fen::text as "amountFen", received_on::text as "receivedOn", bank_reference as "bankReference"
       from recovery_receipt where recovery_id = $1 order by id`,
    [recoveryId],
  );
}

export interface DisbursementFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly projectId?: string;
  readonly programmeId?: string;
}

const PARTY_COLUMNS = {
  demander: 'p.demander_id',
  taker: 'p.taker_id',
  agency: 'g.agency_id',
  programmeId: 'd.programme_id',
};

/** A disbursement as lists show it. */
export interface DisbursementSummary {
  readonly id: string;
  readonly number: string;
  readonly projectId: string;
  readonly projectNumber: string;
  readonly projectTitle: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly state: string;
  readonly version: number;
  readonly trancheNumber: number;
  readonly payeePart: number;
  readonly purpose: string;
  readonly payee: string;
  readonly payeeName: string;
  /** Fen as digits; null before the request. */
  readonly amountFen: string | null;
  readonly settledAt: Date | null;
}

const SUMMARY = `
  select d.id, d.number, d.project_id as "projectId", p.number as "projectNumber", p.title as "projectTitle",
         d.programme_id as "programmeId", g.name as "programmeName", d.state, d.version,
         d.tranche_number as "trancheNumber", d.payee_part as "payeePart", d.purpose, d.payee, o.name as "payeeName",
         d.amount_fen::text as "amountFen", d.settled_at as "settledAt"
    from disbursement d join project p on p.id = d.project_id join programme g on g.id = d.programme_id
    join organisation o on o.id = case d.payee when 'demander' then p.demander_id else p.taker_id end`;

/** @throws 404 platform.not_found */
export async function disbursementSummaryOf(tx: ReadTx, id: string): Promise<DisbursementSummary> {
  const [summary] = await tx.query<DisbursementSummary>(`${SUMMARY} where d.id = $1`, [id]);
  if (!summary) throw notFound('disbursement', id);
  return summary;
}

/** Disbursements within reach, oldest first; one more than the page asks for. */
export function listDisbursements(
  tx: ReadTx,
  reach: Reach,
  filters: DisbursementFilters,
): Promise<DisbursementSummary[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, PARTY_COLUMNS, params)];
  if (filters.state) conditions.push(`d.state = any(${params.add(filters.state)}::text[])`);
  if (filters.projectId) conditions.push(`d.project_id = ${params.add(filters.projectId)}::uuid`);
  if (filters.programmeId) conditions.push(`d.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`d.id > ${params.add(after[0])}::uuid`);
  return tx.query<DisbursementSummary>(
    `${SUMMARY} where ${conditions.join(' and ')} order by d.id limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

/** Recoveries of the projects in reach, newest first; one more than the page asks for. */
export async function listRecoveries(tx: ReadTx, reach: Reach, filters: DisbursementFilters): Promise<Recovery[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, { ...PARTY_COLUMNS, programmeId: 'r.programme_id' }, params)];
  if (filters.state) conditions.push(`r.state = any(${params.add(filters.state)}::text[])`);
  if (filters.projectId) conditions.push(`r.project_id = ${params.add(filters.projectId)}::uuid`);
  if (filters.programmeId) conditions.push(`r.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const before = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (before) conditions.push(`r.id < ${params.add(before[0])}::uuid`);
  const rows = await tx.query<{ id: string }>(
    `select r.id from recovery r join project p on p.id = r.project_id join programme g on g.id = r.programme_id
      where ${conditions.join(' and ')} order by r.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
  return tx.manager.find(Recovery, { where: { id: In(rows.map(({ id }) => id)) }, order: { id: 'DESC' } });
}

/** Batches of the agency's programmes, newest first; one more than the page asks for. */
export async function listBatchIds(tx: ReadTx, reach: Reach, page: PageRequest): Promise<string[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, { agency: 'g.agency_id', programmeId: 'b.programme_id' }, params)];
  const after = page.cursor ? decodeCursor(page.cursor, ['uuid']) : null;
  if (after) conditions.push(`b.id < ${params.add(after[0])}::uuid`);
  const rows = await tx.query<{ id: string }>(
    `select b.id from payment_batch b join programme g on g.id = b.programme_id
      where ${conditions.join(' and ')} order by b.id desc limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
  return rows.map((row) => row.id);
}
