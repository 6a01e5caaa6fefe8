import { randomBytes } from 'node:crypto';
import { create, refused, shanghaiDate, uuidv7, type Tx } from '#platform';
import { drawPanel, type DrawConstraints, type PoolExpert } from '../draw/index.js';
import { drawParties, drawPool } from '../expert.repository.js';
import { PanelDraw, type Panel, type PanelAssignment, type PanelEntry } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { assignmentFacts, assignmentsOf, entriesOf, isSeated } from '../panel.repository.js';

export interface DrawBasis {
  readonly pool: readonly PoolExpert[];
  readonly constraints: DrawConstraints;
}

/**
 * The pool and the constraints for a panel's seats as they are now. Draws queue up behind each other, because two at
 * the same time would both count an expert's load without the other's assignment.
 */
export async function drawBasis(tx: Tx, panel: Panel): Promise<DrawBasis> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('panel.draw', 0))`);
  const pool = await drawPool(tx, panel.programmeId, tx.now);
  const entries = await entriesOf(tx, panel.id);
  const assignments = await assignmentsOf(tx, panel.id);
  const employer = new Map(pool.map(({ expertId, uscc }) => [expertId, uscc]));
  const constraints: DrawConstraints = {
    parties: await drawParties(tx, organisationsOf(entries), tx.now),
    subjectIds: [panel.subjectId, ...entries.map(({ entryId }) => entryId)],
    onDate: shanghaiDate(tx.now),
    lookBackYears: panel.conflictLookBackYears,
    loadCap: panel.loadCap,
    // No published rule limits the experts of one employer; the draw wants a number, so it gets one that never binds.
    maxPerOrganisation: pool.length + 1,
    requiredFields: panel.field === null ? [] : [panel.field],
    seated: assignments
      .filter(isSeated)
      .map(({ userId }) => ({ expertId: userId, uscc: employer.get(userId) ?? null })),
    recusedExpertIds: assignments.filter((each) => !isSeated(each)).map(({ userId }) => userId),
  };
  return { pool, constraints };
}

const organisationsOf = (entries: readonly PanelEntry[]): string[] =>
  entries.flatMap(({ organisationIds }) => organisationIds);

/**
 * Draws experts for the empty seats of a panel, with as many reserves as the panel has seats, keeps the record that a
 * replay needs, and invites the drawn.
 * @param seed for tests only; otherwise made here, because whoever could choose it could choose the panel
 * @throws 409 panel.not_enough_experts
 */
export async function drawExperts(
  tx: Tx,
  panel: Panel,
  draw: { seats: number; permission: string; seed?: string },
): Promise<PanelDraw> {
  const { pool, constraints } = await drawBasis(tx, panel);
  const { seats, permission, seed = randomBytes(32).toString('hex') } = draw;
  const result = drawPanel({ pool, size: seats, reserve: panel.size, seed, constraints });
  if (result.refusal) throw refused({ code: 'panel.not_enough_experts', params: result.refusal.params });
  const record: PanelDraw = {
    id: uuidv7(),
    panelId: panel.id,
    seed,
    size: seats,
    reserve: panel.size,
    pool,
    constraints,
    log: result.log,
    members: [...result.members],
    reserves: [...result.reserves],
    excluded: result.excluded,
    drawnAt: tx.now,
  };
  await tx.manager.insert(PanelDraw, record);
  for (const userId of result.members)
    await seatExpert(tx, panel, { userId, drawId: record.id, origin: 'drawn', permission });
  return record;
}

/** Invites one expert to a seat. */
export async function seatExpert(
  tx: Tx,
  panel: Panel,
  seat: Pick<PanelAssignment, 'userId' | 'drawId' | 'origin'> & { permission: string },
): Promise<PanelAssignment> {
  const { permission, ...given } = seat;
  const assignment: PanelAssignment = {
    id: uuidv7(),
    programmeId: panel.programmeId,
    panelId: panel.id,
    ...given,
    state: 'invited',
    version: 1,
    reason: null,
    acceptedAt: null,
    submittedAt: null,
    createdAt: tx.now,
  };
  return create(tx, panelAssignmentLifecycle, {
    row: assignment,
    permission,
    parties: assignmentFacts(assignment, panel).parties,
    emits: 'panel.expert_invited',
    refs: { panelId: panel.id },
  });
}
