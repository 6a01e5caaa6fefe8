import { defineWork } from '#platform';
import { Proposal } from './proposal.entity.js';
import { proposalLifecycle } from './proposal.lifecycle.js';

/**
 * Drafts that wait to be handed in before the window closes, and opened proposals that wait for their qualification.
 * Which of the two ways an examination goes is found when the proposal is opened, so it is one call.
 */
export const proposalWork = defineWork({
  lifecycle: proposalLifecycle,
  entity: Proposal,
  joins: 'join challenge c on c.id = s.challenge_id',
  parties: { taker: 's.taker_id', agency: 'g.agency_id' },
  number: 's.number',
  title: 'c.title',
  due: `case when s.state in ('draft', 'submitted') then c.take_up_closes_at end`,
  awaits: { submit: {} },
  calls: {
    examine: {
      zh: '资格审查',
      en: 'Examine the qualification',
      permission: 'proposal.qualify',
      states: ['opened'],
      when: 'true',
    },
  },
  extras: {
    challenge_state: 'c.state',
    closes_at: 'c.take_up_closes_at',
    has_draft: 'exists (select 1 from sealed_document d where d.proposal_id = s.id and d.sealed_at is null)',
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    challenge: { state: extras['challenge_state'] as string, takeUpClosesAt: extras['closes_at'] as Date | null },
    hasDraft: extras['has_draft'] === true,
    screening: null,
  }),
});
