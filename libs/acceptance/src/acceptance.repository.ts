import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import { Acceptance, AcceptanceLine, TestMeasurement, TestReport } from './acceptance.entities.js';
import type { ReportedValue } from './round-computation.js';

/** @throws 404 platform.not_found */
export async function getAcceptance(tx: ReadTx, id: string): Promise<Acceptance> {
  const acceptance = await tx.manager.findOneBy(Acceptance, { id });
  if (!acceptance) throw notFound('acceptance', id);
  return acceptance;
}

/** The rounds of a project, the latest first. */
export function acceptancesOf(tx: ReadTx, projectId: string): Promise<Acceptance[]> {
  return tx.manager.find(Acceptance, { where: { projectId }, order: { round: 'DESC' } });
}

/** The computation of a concluded round in the order of the indicators; empty before. */
export function linesOf(tx: ReadTx, acceptanceId: string): Promise<AcceptanceLine[]> {
  return tx.manager.find(AcceptanceLine, { where: { acceptanceId }, order: { position: 'ASC' } });
}

/** A report with its results. */
export interface FullTestReport extends TestReport {
  readonly measurements: readonly TestMeasurement[];
}

/** The test reports of a round in the order in which they came. */
export async function testReportsOf(tx: ReadTx, acceptanceId: string): Promise<FullTestReport[]> {
  const reports = await tx.manager.find(TestReport, { where: { acceptanceId }, order: { id: 'ASC' } });
  const measurements = await tx.manager
    .createQueryBuilder(TestMeasurement, 'm')
    .where('m.report_id = any(:ids)', { ids: reports.map(({ id }) => id) })
    .getMany();
  return reports.map((report) => ({
    ...report,
    measurements: measurements.filter(({ reportId }) => reportId === report.id),
  }));
}

/** Every result reported in a round, in the order in which the reports came. */
export async function reportedValuesOf(tx: ReadTx, acceptanceId: string): Promise<ReportedValue[]> {
  const reports = await testReportsOf(tx, acceptanceId);
  return reports.flatMap(({ measuredBy, measurements }) =>
    measurements.map(({ indicatorId, value }) => ({ indicatorId, value, measuredBy })),
  );
}

/** The day so many months after another one; the month's last day when it has no such day. */
export async function monthsLater(tx: ReadTx, on: string, months: number): Promise<string> {
  const [later] = await tx.query<{ on: string }>(
    `select ($1::date + make_interval(months => $2))::date::text as "on"`,
    [on, months],
  );
  return later?.on ?? on;
}

/** An acceptance as lists show it. */
export interface AcceptanceSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly projectId: string;
  readonly projectNumber: string;
  readonly projectTitle: string;
  readonly round: number;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly takerId: string;
  readonly takerName: string;
  readonly completionPpm: number | null;
  readonly createdAt: Date;
}

export interface AcceptanceFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly projectId?: string;
  readonly programmeId?: string;
}

/** Acceptances within reach, newest first; one row more than the page asks for. */
export function listAcceptances(tx: ReadTx, reach: Reach, filters: AcceptanceFilters): Promise<AcceptanceSummary[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'a.demander_id',
    taker: 'a.taker_id',
    assessor: 'a.assessor_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
    programmeId: 'a.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`a.state = any(${params.add(filters.state)}::text[])`);
  if (filters.projectId) conditions.push(`a.project_id = ${params.add(filters.projectId)}::uuid`);
  if (filters.programmeId) conditions.push(`a.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`a.id < ${params.add(after[0])}::uuid`);
  return tx.query<AcceptanceSummary>(
    `select a.id, a.number, a.state, a.outcome, a.programme_id as "programmeId", g.name as "programmeName",
            a.project_id as "projectId", p.number as "projectNumber", p.title as "projectTitle", a.round,
            a.demander_id as "demanderId", d.name as "demanderName", a.taker_id as "takerId", t.name as "takerName",
            a.completion_ppm as "completionPpm", a.created_at as "createdAt"
       from acceptance a join programme g on g.id = a.programme_id join project p on p.id = a.project_id
       join organisation d on d.id = a.demander_id join organisation t on t.id = a.taker_id
      where ${conditions.join(' and ')}
      order by a.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}
