import { invalid, lock, row, sharedRow, transition, type Tx } from '#platform';
import type { Panel, PanelAssignment } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { assignmentFacts, getAssignment, getPanel } from '../panel.repository.js';

interface AssignmentStep {
  readonly assignmentId: string;
  readonly version: number;
}

/** Locks an assignment and holds its panel still, so that the panel cannot end in between. */
export async function lockAssignment(
  tx: Tx,
  assignmentId: string,
): Promise<{ assignment: PanelAssignment; panel: Panel }> {
  // To which panel an assignment belongs never changes, so it may be read before the lock.
  const { panelId } = await getAssignment(tx, assignmentId);
  await lock(tx, [sharedRow('panel', panelId), row('panel_assignment', assignmentId)]);
  return { assignment: await getAssignment(tx, assignmentId), panel: await getPanel(tx, panelId) };
}

/**
 * The expert takes the seat and declares to have no conflict with any entry; from then on it may read the content.
 * @throws 403 · 404 · 409 · 422 panel.conflict_declared
 */
export async function acceptAssignment(
  tx: Tx,
  input: AssignmentStep & { noConflict: boolean },
): Promise<PanelAssignment> {
  const { assignment, panel } = await lockAssignment(tx, input.assignmentId);
  if (!input.noConflict) throw invalid({ path: 'noConflict', code: 'panel.conflict_declared' });
  return transition(tx, panelAssignmentLifecycle, 'accept', {
    facts: assignmentFacts(assignment, panel),
    version: input.version,
    set: { acceptedAt: tx.now },
  }) as Promise<PanelAssignment>;
}

export interface LeaveSeat extends AssignmentStep {
  readonly reason?: string;
}

/** The expert has no time. @throws 403 · 404 · 409 platform.reason_required */
export const declineAssignment = (tx: Tx, input: LeaveSeat): Promise<PanelAssignment> =>
  leaveSeat(tx, 'decline', input);

/** The expert has a conflict (回避). @throws 403 · 404 · 409 platform.reason_required */
export const recuseAssignment = (tx: Tx, input: LeaveSeat): Promise<PanelAssignment> => leaveSeat(tx, 'recuse', input);

/** The officer gives up waiting for an expert. @throws 403 · 404 · 409 platform.reason_required */
export const replaceExpert = (tx: Tx, input: LeaveSeat): Promise<PanelAssignment> => leaveSeat(tx, 'replace', input);

async function leaveSeat(tx: Tx, action: 'decline' | 'recuse' | 'replace', input: LeaveSeat): Promise<PanelAssignment> {
  const { assignment, panel } = await lockAssignment(tx, input.assignmentId);
  return transition(tx, panelAssignmentLifecycle, action, {
    facts: assignmentFacts(assignment, panel),
    version: input.version,
    reason: input.reason,
    set: { reason: input.reason?.trim() ?? null },
    refs: { panelId: panel.id },
  }) as Promise<PanelAssignment>;
}
