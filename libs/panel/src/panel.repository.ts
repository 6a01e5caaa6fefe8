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
import { Panel, PanelAssignment, PanelDraw, PanelEntry, PanelScore, type PanelPurpose } from './panel.entities.js';
import { READING_STATES, SEATED_STATES, type PanelAssignmentFacts } from './panel-assignment.lifecycle.js';
import type { PanelFacts, SeatCount } from './panel.lifecycle.js';

/** @throws 404 platform.not_found */
export async function getPanel(tx: ReadTx, id: string): Promise<Panel> {
  const panel = await tx.manager.findOneBy(Panel, { id });
  if (!panel) throw notFound('panel', id);
  return panel;
}

/** The latest panel on a subject that was not dissolved, at work or closed; null when there was none. */
export async function panelOfSubject(
  tx: ReadTx,
  subjectType: string,
  subjectId: string,
  purpose: PanelPurpose,
): Promise<Panel | null> {
  return tx.manager
    .createQueryBuilder(Panel, 'p')
    .where('p.subject_type = :subjectType and p.subject_id = :subjectId and p.purpose = :purpose', {
      subjectType,
      subjectId,
      purpose,
    })
    .andWhere(`p.state <> 'dissolved'`)
    .orderBy('p.id', 'DESC')
    .getOne();
}

/**
 * The experts who may read the content of a subject: those who have accepted a seat on one of its panels, and so have
 * declared that they have no conflict. With a purpose, only panels of that purpose.
 * @returns user ids, for `parties.expert`
 */
export async function assignedExperts(tx: ReadTx, subjectId: string, purpose?: PanelPurpose): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct a.user_id as id from panel p join panel_assignment a on a.panel_id = p.id
      where p.subject_id = $1 and p.state <> 'dissolved' and ($2::text is null or p.purpose = $2)
        and a.state = any($3::text[]) order by 1`,
    [subjectId, purpose ?? null, READING_STATES],
  );
  return rows.map((row) => row.id);
}

export function entriesOf(tx: ReadTx, panelId: string): Promise<PanelEntry[]> {
  return tx.manager.find(PanelEntry, { where: { panelId }, order: { position: 'ASC' } });
}

export function assignmentsOf(tx: ReadTx, panelId: string): Promise<PanelAssignment[]> {
  return tx.manager.find(PanelAssignment, { where: { panelId }, order: { id: 'ASC' } });
}

/** @throws 404 platform.not_found */
export async function getAssignment(tx: ReadTx, id: string): Promise<PanelAssignment> {
  const assignment = await tx.manager.findOneBy(PanelAssignment, { id });
  if (!assignment) throw notFound('panel_assignment', id);
  return assignment;
}

export const isSeated = (assignment: PanelAssignment): boolean =>
  (SEATED_STATES as readonly string[]).includes(assignment.state);

export async function panelFacts(tx: ReadTx, subject: Panel): Promise<PanelFacts> {
  const assignments = await assignmentsOf(tx, subject.id);
  const count = (state: keyof SeatCount): number => assignments.filter((each) => each.state === state).length;
  return {
    subject,
    parties: {
      programmeId: subject.programmeId,
      agency: subject.agencyId,
      expert: assignments.filter(isSeated).map(({ userId }) => userId),
    },
    seats: {
      invited: count('invited'),
      accepted: count('accepted'),
      scoring: count('scoring'),
      submitted: count('submitted'),
    },
  };
}

export function assignmentFacts(subject: PanelAssignment, panel: Panel): PanelAssignmentFacts {
  return {
    subject,
    parties: { programmeId: subject.programmeId, agency: panel.agencyId, expert: subject.userId },
  };
}

/** Draws of a panel, the latest first. */
export function drawsOf(tx: ReadTx, panelId: string): Promise<PanelDraw[]> {
  return tx.manager.find(PanelDraw, { where: { panelId }, order: { id: 'DESC' } });
}

/** The scores on one sheet, handed in or not. */
export function scoresOf(tx: ReadTx, assignmentId: string): Promise<PanelScore[]> {
  return tx.manager.find(PanelScore, { where: { assignmentId }, order: { entryId: 'ASC', criterion: 'ASC' } });
}

export interface SubmittedScore extends PanelScore {
  readonly userId: string;
}

/** Every score that was handed in to a panel. */
export function submittedScores(tx: ReadTx, panelId: string): Promise<SubmittedScore[]> {
  return tx.query<SubmittedScore>(
    `select s.assignment_id as "assignmentId", a.user_id as "userId", s.entry_id as "entryId", s.criterion, s.hundredths, s.reason
       from panel_assignment a join panel_score s on s.assignment_id = a.id
      where a.panel_id = $1 and a.state = 'submitted' order by a.id, s.entry_id, s.criterion`,
    [panelId],
  );
}

/** Writes a sheet anew. */
export async function replaceScores(tx: Tx, assignmentId: string, scores: readonly PanelScore[]): Promise<void> {
  await tx.query('delete from panel_score where assignment_id = $1', [assignmentId]);
  if (scores.length > 0) await tx.manager.insert(PanelScore, [...scores]);
}

export type PanelRow = Pick<
  Panel,
  | 'id'
  | 'number'
  | 'programmeId'
  | 'purpose'
  | 'subjectType'
  | 'subjectId'
  | 'subjectTitle'
  | 'state'
  | 'size'
  | 'quorum'
> & { readonly programmeName: string };

export interface PanelFilter extends PageRequest {
  readonly state?: readonly string[];
  readonly subjectId?: string;
}

/** Panels within reach, newest first; one row more than the page asks for. */
export function listPanels(tx: ReadTx, reach: Reach, filter: PanelFilter): Promise<PanelRow[]> {
  const params = new SqlParams();
  const visible = reachCondition(reach, { agency: 'p.agency_id', programmeId: 'p.programme_id' }, params);
  const state = filter.state ? `and p.state = any(${params.add(filter.state)}::text[])` : '';
  const subject = filter.subjectId ? `and p.subject_id = ${params.add(filter.subjectId)}::uuid` : '';
  const cursor = filter.cursor ? `and p.id < ${params.add(decodeCursor(filter.cursor, ['uuid'])[0])}::uuid` : '';
  return tx.query<PanelRow>(
    `select p.id, p.number, p.programme_id as "programmeId", g.name as "programmeName", p.purpose,
            p.subject_type as "subjectType", p.subject_id as "subjectId", p.subject_title as "subjectTitle", p.state,
            p.size, p.quorum
       from panel p join programme g on g.id = p.programme_id
      where ${visible} ${state} ${subject} ${cursor} order by p.id desc limit ${params.rows(filter.limit + 1)}`,
    params.values,
  );
}

export interface OwnAssignmentRow extends Pick<Panel, 'purpose' | 'subjectType' | 'subjectId' | 'subjectTitle'> {
  readonly programmeId: string;
  readonly programmeName: string;
  readonly id: string;
  readonly panelId: string;
  readonly panelNumber: string;
  readonly panelState: string;
  readonly state: string;
  readonly version: number;
  readonly createdAt: Date;
}

/** The assignments of one expert, newest first; one row more than the page asks for. */
export function assignmentsOfExpert(tx: ReadTx, userId: string, page: PageRequest): Promise<OwnAssignmentRow[]> {
  const before = page.cursor ? decodeCursor(page.cursor, ['uuid'])[0] : null;
  return tx.query<OwnAssignmentRow>(
    `select a.id, a.panel_id as "panelId", p.number as "panelNumber", p.state as "panelState", a.state, a.version,
            p.purpose, p.subject_type as "subjectType", p.subject_id as "subjectId",
            p.subject_title as "subjectTitle", p.programme_id as "programmeId", g.name as "programmeName",
            a.created_at as "createdAt"
       from panel_assignment a join panel p on p.id = a.panel_id join programme g on g.id = p.programme_id
      where a.user_id = $1 and ($2::uuid is null or a.id < $2::uuid) order by a.id desc limit $3`,
    [userId, before, page.limit + 1],
  );
}
