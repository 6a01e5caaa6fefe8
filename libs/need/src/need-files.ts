import { clockNow, refusals } from '#platform';
import type { FilePolicy } from '#file';
import { needFacts } from './need.facts.js';
import { needLifecycle } from './need.lifecycle.js';
import { getNeed } from './need.repository.js';

/** Attachments are content of a need: whoever may edit it adds them, as long as it can be edited. */
export const needFiles: FilePolicy = {
  ownerType: 'need',
  read: 'need.read',
  attach: needLifecycle.actions.edit.permission,
  factsOf: async (tx, needId) => {
    const need = await getNeed(tx, needId);
    const facts = await needFacts(tx, need);
    const { programmeId } = need;
    const context = { actor: tx.context.actor, now: await clockNow(tx, programmeId) };
    return { programmeId, parties: facts.parties, refusals: refusals(needLifecycle, 'edit', facts, context) };
  },
};
