import {
  decodeCursor,
  findRows,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import { DONE_MILESTONE_STATES } from './milestone.lifecycle.js';
import { Measurement, Milestone, ProgressReport, StageCheck } from './milestone.entities.js';

/** @throws 404 platform.not_found */
export async function getMilestone(tx: ReadTx, id: string): Promise<Milestone> {
  const milestone = await tx.manager.findOneBy(Milestone, { id });
  if (!milestone) throw notFound('milestone', id);
  return milestone;
}

/** The milestones of a project in the order of its schedule; none before its agreement took effect. */
export function milestonesOf(tx: ReadTx, projectId: string): Promise<Milestone[]> {
  return findRows(tx, Milestone, { projectId }, 'number');
}

/** How many milestones of a project have neither passed nor been waived. */
export async function openMilestones(tx: ReadTx, projectId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from milestone where project_id = $1 and state <> all($2::text[])',
    [projectId, DONE_MILESTONE_STATES],
  );
  return row?.count ?? 0;
}

/** The reports at a milestone, the latest round first. */
export function reportsOf(tx: ReadTx, milestoneId: string): Promise<ProgressReport[]> {
  return tx.manager.find(ProgressReport, { where: { milestoneId }, order: { round: 'DESC' } });
}

/** Everything measured at one milestone, over all rounds. */
export function measurementsAt(tx: ReadTx, milestoneId: string): Promise<Measurement[]> {
  return tx.manager.find(Measurement, { where: { milestoneId }, order: { id: 'ASC' } });
}

/** Everything measured in a project at its milestones, the oldest first: the history of each indicator. */
export function measurementsOf(tx: ReadTx, projectId: string): Promise<Measurement[]> {
  return tx.manager.find(Measurement, { where: { projectId }, order: { id: 'ASC' } });
}

/** The government's stage checks of a project, the oldest first. */
export function stageChecksOf(tx: ReadTx, projectId: string): Promise<StageCheck[]> {
  return findRows(tx, StageCheck, { projectId }, 'checkedAt');
}

/** When a deadline of a milestone falls due; null without one. It lives in the kernel's table, where the calendar moves it. */
export async function deadlineOf(tx: ReadTx, milestoneId: string, action: string): Promise<Date | null> {
  const [row] = await tx.query<{ due_at: Date }>('select due_at from deadline where subject_id = $1 and action = $2', [
    milestoneId,
    action,
  ]);
  return row?.due_at ?? null;
}

/** A milestone as worklists show it. */
export interface MilestoneSummary {
  readonly id: string;
  readonly projectId: string;
  readonly projectNumber: string;
  readonly projectTitle: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly demanderName: string;
  readonly takerName: string;
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly rectifyBy: string | null;
}

export interface MilestoneFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly projectId?: string;
}

/** Milestones within reach, what falls due first first; one row more than the page asks for. */
export function listMilestones(tx: ReadTx, reach: Reach, filters: MilestoneFilters): Promise<MilestoneSummary[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'p.demander_id',
    taker: 'p.taker_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
    programmeId: 'm.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`m.state = any(${params.add(filters.state)}::text[])`);
  if (filters.projectId) conditions.push(`m.project_id = ${params.add(filters.projectId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['date', 'uuid']) : null;
  if (after) conditions.push(`(m.due_on, m.id) > (${params.add(after[0])}::date, ${params.add(after[1])}::uuid)`);
  return tx.query<MilestoneSummary>(
    `select m.id, m.project_id as "projectId", p.number as "projectNumber", p.title as "projectTitle",
            m.programme_id as "programmeId", g.name as "programmeName", d.name as "demanderName", t.name as "takerName",
            m.number, m.state, m.title, m.kind, m.due_on::text as "dueOn", m.rectify_by::text as "rectifyBy"
       from milestone m join project p on p.id = m.project_id join programme g on g.id = m.programme_id
       join organisation d on d.id = p.demander_id join organisation t on t.id = p.taker_id
      where ${conditions.join(' and ')}
      order by m.due_on, m.id limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}
