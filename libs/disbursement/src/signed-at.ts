import type { StepTaken } from '#platform';
import type { Disbursement } from './disbursement.entities.js';

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
