import { clockNow, refusals } from '#platform';
import type { FilePolicy } from '#file';
import { milestoneFacts } from './milestone.facts.js';
import { milestoneLifecycle } from './milestone.lifecycle.js';
import { getMilestone } from './milestone.repository.js';

/** Deliverables are handed in with a report: the taker adds them while it may report, and none once it has. */
export const milestoneFiles: FilePolicy = {
  ownerType: 'milestone',
  read: 'milestone.read',
  attach: milestoneLifecycle.actions.submit.permission,
  factsOf: async (tx, milestoneId) => {
    const milestone = await getMilestone(tx, milestoneId);
    const facts = await milestoneFacts(tx, milestone);
    const { programmeId } = milestone;
    const context = { actor: tx.context.actor, now: await clockNow(tx, programmeId) };
    return {
      programmeId,
      parties: facts.parties,
      refusals: refusals(milestoneLifecycle, 'submit', facts, context),
    };
  },
};
