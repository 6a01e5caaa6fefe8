import type { Tx } from '#platform';
import { Engagement } from '../identity.entities.js';

/** A unit has won and is to carry out a project. Called by the module that makes projects, in its own unit. */
export async function recordEngagement(
  tx: Tx,
  engagement: Pick<Engagement, 'projectId' | 'organisationId' | 'programmeId'>,
): Promise<void> {
  await tx.manager.insert(Engagement, { ...engagement, beganAt: tx.now, endedAt: null, lapsed: false });
}

/** The project is carried out or has come to nothing; `lapsed` when its agreement never took effect. */
export async function endEngagement(tx: Tx, input: { projectId: string; lapsed: boolean }): Promise<void> {
  await tx.manager.update(Engagement, { projectId: input.projectId }, { endedAt: tx.now, lapsed: input.lapsed });
}
