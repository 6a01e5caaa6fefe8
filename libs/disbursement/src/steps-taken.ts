import type { ReadTx } from '#platform';
import type { Disbursement } from './disbursement.entities.js';

/** One step of a disbursement as the audit trail keeps it. */
export interface StepTaken {
  /** The action's name in the lifecycle; `create` for the birth. */
  readonly action: string;
  readonly toState: string | null;
  /** Null for the system. */
  readonly actorId: string | null;
  readonly reason: string | null;
  /** The instant at which it was decided, on the programme's clock. */
  readonly at: Date;
}

interface StepBody {
  readonly action: string;
  readonly toState: string | null;
  readonly actorId: string | null;
  readonly reason: string | null;
  readonly decidedAt: string | null;
}

/** Everything that has happened to a disbursement, oldest first. */
export async function stepsTaken(tx: ReadTx, disbursementId: string): Promise<StepTaken[]> {
  const rows = await tx.query<{ at: Date; body: string }>(
    `select at, body from audit_entry where subject_id = $1 and subject_type = 'disbursement' order by audit_entry.seq`,
    [disbursementId],
  );
  return rows.map(({ at, body }) => {
    const { action, toState, actorId, reason, decidedAt } = JSON.parse(body) as StepBody;
    const name = action.replace(/^disbursement\./, '');
    return { action: name, toState, actorId, reason, at: decidedAt === null ? at : new Date(decidedAt) };
  });
}

/** When each of the three persons acted on the payment as it stands; null for whoever has not. */
export interface SignedAt {
  readonly requestedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly releasedAt: Date | null;
}

/** A payment that came back is requested anew, so only the newest step of each person counts. */
export function signedAt(
  disbursement: Pick<Disbursement, 'requestedBy' | 'approvedBy' | 'releasedBy'>,
  steps: readonly StepTaken[],
): SignedAt {
  const latest = (by: string | null, action: string): Date | null =>
    by === null ? null : (steps.filter((step) => step.action === action).at(-1)?.at ?? null);
  return {
    requestedAt: latest(disbursement.requestedBy, 'request'),
    approvedAt: latest(disbursement.approvedBy, 'approve'),
    releasedAt: latest(disbursement.releasedBy, 'release'),
  };
}
