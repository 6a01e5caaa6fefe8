import { lock, row, transition, type Tx } from '#platform';
import type { Panel } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { panelLifecycle } from '../panel.lifecycle.js';
import { assignmentFacts, assignmentsOf, getPanel, isSeated, panelFacts } from '../panel.repository.js';

/**
 * Closes a panel once its quorum has handed in; experts who have not are released. From now on the result can be read.
 * @throws 403 · 404 · 409 panel.quorum_missing
 */
export async function closePanel(tx: Tx, input: { panelId: string; version: number }): Promise<Panel> {
  await lock(tx, [row('panel', input.panelId)]);
  const panel = await getPanel(tx, input.panelId);
  const closed = await transition(tx, panelLifecycle, 'close', {
    facts: await panelFacts(tx, panel),
    version: input.version,
    set: { closedAt: tx.now },
    refs: refsOf(panel),
  });
  await releaseSeats(tx, panel, 'panel closed');
  return closed as Panel;
}

/**
 * Ends a panel without a result. Without a version it follows from an end of the subject, under the caller's locks.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function dissolvePanel(
  tx: Tx,
  input: { panelId: string; version?: number; reason?: string },
): Promise<Panel> {
  await lock(tx, [row('panel', input.panelId)]);
  const panel = await getPanel(tx, input.panelId);
  const dissolved = await transition(tx, panelLifecycle, 'dissolve', {
    facts: await panelFacts(tx, panel),
    version: input.version,
    reason: input.reason,
    refs: refsOf(panel),
  });
  await releaseSeats(tx, panel, 'panel dissolved');
  return dissolved as Panel;
}

const refsOf = ({ purpose, subjectType, subjectId }: Panel): Record<string, string> => ({
  purpose,
  subjectType,
  subjectId,
});

/** Every change of a seat locks its panel first, so the seats stand still under the panel's own lock. */
async function releaseSeats(tx: Tx, panel: Panel, reason: string): Promise<void> {
  const open = (await assignmentsOf(tx, panel.id)).filter((each) => isSeated(each) && each.state !== 'submitted');
  for (const assignment of open) {
    await transition(tx, panelAssignmentLifecycle, 'release', { facts: assignmentFacts(assignment, panel), reason });
  }
}
