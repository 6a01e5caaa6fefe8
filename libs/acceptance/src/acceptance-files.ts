import type { FilePolicy } from '#file';
import { acceptanceParties } from './acceptance.facts.js';
import { getAcceptance } from './acceptance.repository.js';

/** The files of an acceptance belong to the round, not to a report: everybody who takes part adds to them until it ends. */
export const acceptanceFiles: FilePolicy = {
  ownerType: 'acceptance',
  read: 'acceptance.read',
  attach: 'acceptance.attach_file',
  factsOf: async (tx, acceptanceId) => {
    const acceptance = await getAcceptance(tx, acceptanceId);
    return {
      programmeId: acceptance.programmeId,
      parties: await acceptanceParties(tx, acceptance),
      refusals: acceptance.state === 'concluded' ? [{ code: 'acceptance.already_concluded' }] : [],
    };
  },
};
