import { lock, row, type Tx } from '#platform';
import { exclusionReasons } from '../draw/index.js';
import type { Panel, PanelAssignment } from '../panel.entities.js';
import { assignmentsOf, drawsOf, getPanel, isSeated } from '../panel.repository.js';
import { drawBasis, seatExpert } from './draw-experts.js';

/**
 * Fills the vacant seats of a panel at work from the reserves of its latest draw, in the order in which they were drawn.
 * A reserve who may no longer sit on it (a new tie, a full load) is passed over. A seat that nobody can take stays
 * vacant, for the officer to draw again; both stand in the audit trail.
 * @returns the new assignments
 * @throws 403 · 404
 */
export async function fillSeats(tx: Tx, input: { panelId: string }): Promise<PanelAssignment[]> {
  await lock(tx, [row('panel', input.panelId)]);
  const panel = await getPanel(tx, input.panelId);
  if (panel.state !== 'convened') return [];
  const assignments = await assignmentsOf(tx, panel.id);
  const vacant = panel.size - assignments.filter(isSeated).length;
  if (vacant <= 0) return [];
  const { drawId, ready } = await readyReserves(tx, panel);
  const seated: PanelAssignment[] = [];
  for (const userId of ready.slice(0, vacant)) {
    seated.push(await seatExpert(tx, panel, { userId, drawId, origin: 'reserve', permission: 'panel.fill_seat' }));
  }
  if (seated.length < vacant) auditVacancy(tx, panel, vacant - seated.length);
  return seated;
}

/** The reserves of the latest draw who can step in now, in drawn order. */
async function readyReserves(tx: Tx, panel: Panel): Promise<{ drawId: string; ready: readonly string[] }> {
  const [draw] = await drawsOf(tx, panel.id);
  if (!draw) throw new Error(`panel ${panel.id} has no draw`);
  const { pool, constraints } = await drawBasis(tx, panel);
  const reasonsFor = exclusionReasons(constraints);
  const eligible = new Set(pool.filter((expert) => reasonsFor(expert).length === 0).map(({ expertId }) => expertId));
  return { drawId: draw.id, ready: draw.reserves.filter((userId) => eligible.has(userId)) };
}

function auditVacancy(tx: Tx, panel: Panel, vacant: number): void {
  tx.audit({
    action: 'panel.seat_left_vacant',
    subjectType: 'panel',
    subjectId: panel.id,
    programmeId: panel.programmeId,
    changes: { vacant_seats: [0, vacant] },
  });
}
