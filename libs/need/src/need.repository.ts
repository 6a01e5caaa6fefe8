import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import type { Indicator } from './indicator/index.js';
import { Assessment, IndicatorRow, Need } from './need.entity.js';

/** @throws 404 platform.not_found */
export async function getNeed(tx: ReadTx, id: string): Promise<Need> {
  const need = await tx.manager.findOneBy(Need, { id });
  if (!need) throw notFound('need', id);
  return need;
}

/** The indicators of a need in their order. */
export async function indicatorsOf(tx: ReadTx, needId: string): Promise<Indicator[]> {
  const rows = await tx.manager.find(IndicatorRow, { where: { needId }, order: { position: 'ASC' } });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    comparator: row.comparator,
    values: row.values,
    unit: row.unit,
    condition: row.condition,
    protocol: {
      who: row.protocolWho,
      how: row.protocolHow,
      sample: row.protocolSample,
      instrument: row.protocolInstrument,
    },
    baseline: row.baseline,
    bestKnown: row.bestKnown,
    weight: row.weight,
    kind: row.kind,
    mustPass: row.mustPass,
  }));
}

/** Puts these indicators in the place of those the need has. */
export async function replaceIndicators(tx: Tx, needId: string, indicators: readonly Indicator[]): Promise<void> {
  await tx.query('delete from indicator where need_id = $1', [needId]);
  await insertIndicators(tx, needId, indicators);
}

/** Gives a need its indicators; the order of the list is the order shown. */
export async function insertIndicators(tx: Tx, needId: string, indicators: readonly Indicator[]): Promise<void> {
  const rows = indicators.map(({ protocol, values, ...rest }, index) => ({
    ...rest,
    needId,
    position: index + 1,
    values: [...values],
    protocolWho: protocol.who,
    protocolHow: protocol.how,
    protocolSample: protocol.sample,
    protocolInstrument: protocol.instrument,
  }));
  await tx.manager.insert(IndicatorRow, rows);
}

/** The assessment a panel came to, or null while it has not closed. */
export function assessmentOfPanel(tx: ReadTx, panelId: string): Promise<Assessment | null> {
  return tx.manager.findOneBy(Assessment, { panelId });
}

/** Every assessment of a need, the latest first. */
export function assessmentsOf(tx: ReadTx, needId: string): Promise<Assessment[]> {
  return tx.manager.find(Assessment, { where: { needId }, order: { recordedAt: 'DESC' } });
}

/** Notes which panel assesses the need in this round. */
export async function setAssessmentPanel(tx: Tx, needId: string, panelId: string): Promise<void> {
  await tx.query('update need set panel_id = $2 where id = $1', [needId, panelId]);
}

/** When the deadlines of a need fall due, by action. They live in the kernel's table, where the calendar moves them. */
export async function deadlinesOf(tx: ReadTx, needId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<{ action: string; due_at: Date }>(
    'select action, due_at from deadline where subject_id = $1',
    [needId],
  );
  return new Map(rows.map((row) => [row.action, row.due_at]));
}

/** A need as lists show it. */
export interface NeedSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly channel: string;
  readonly priority: string;
  /** Fen as digits. */
  readonly totalInvestmentFen: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
}

export interface NeedFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly programmeId?: string;
}

/** Needs within reach, newest first; one row more than the page asks for. */
export function listNeeds(tx: ReadTx, reach: Reach, filters: NeedFilters): Promise<NeedSummary[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'n.demander_id',
    recommender: 'n.recommender_id',
    agency: 'p.agency_id',
    organiser: 'p.organiser_id',
    programmeId: 'n.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`n.state = any(${params.add(filters.state)}::text[])`);
  if (filters.programmeId) conditions.push(`n.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`n.id < ${params.add(after[0])}::uuid`);
  return tx.query<NeedSummary>(
    `select n.id, n.number, n.state, n.programme_id as "programmeId", p.name as "programmeName",
            n.demander_id as "demanderId", o.name as "demanderName", n.title, n.field, n.region, n.channel, n.priority,
            n.total_investment_fen as "totalInvestmentFen", n.created_at as "createdAt",
            n.submitted_at as "submittedAt"
       from need n join programme p on p.id = n.programme_id join organisation o on o.id = n.demander_id
      where ${conditions.join(' and ')}
      order by n.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}
