import type { FilePolicy } from '#file';
import { contributionFacts } from './disbursement.facts.js';
import { getContribution } from './disbursement.repository.js';

const UNDECIDED_STATES: readonly string[] = ['declared', 'submitted', 'queried'];

/** Scans of the voucher: whoever may declare adds them until the finance officer has decided. */
export const contributionFiles: FilePolicy = {
  ownerType: 'contribution',
  read: 'contribution.read',
  attach: 'contribution.declare',
  factsOf: async (tx, contributionId) => {
    const contribution = await getContribution(tx, contributionId);
    const { programmeId, state } = contribution;
    const { parties } = await contributionFacts(tx, contribution);
    const decided = { code: 'platform.state_not_allowed', params: { lifecycle: 'contribution', state } };
    return { programmeId, parties, refusals: UNDECIDED_STATES.includes(state) ? [] : [decided] };
  },
};
