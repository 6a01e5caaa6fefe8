import { ACTING_USER, clockNow, defineWork, NEVER } from '#platform';
import { Need, needLifecycle } from '#need';
import { getAddendum } from './addendum/addendum.repository.js';
import { addendumLifecycle } from './addendum.lifecycle.js';
import { Addendum, Bulletin, Clarification } from './bulletin.entities.js';
import { addendumFacts } from './bulletin.facts.js';
import { bulletinLifecycle } from './bulletin.lifecycle.js';
import { clarificationLifecycle } from './clarification.lifecycle.js';

const ON_IT = `from challenge c where c.bulletin_id = s.id and c.state <> 'cancelled'`;

/** Bulletins to be filled, approved and published. */
export const bulletinWork = defineWork({
  lifecycle: bulletinLifecycle,
  entity: Bulletin,
  parties: { agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 's.number',
  title: 's.title',
  awaits: {
    add_challenge: { when: `not exists (select 1 ${ON_IT})` },
    resubmit: {},
    approve: {},
    return: { states: ['draft'], when: `s.composed_by <> ${ACTING_USER} and exists (select 1 ${ON_IT})` },
    publish: {},
  },
  extras: { challenges: `(select count(*)::int ${ON_IT})` },
  facts: (subject, { parties, extras }) => {
    const challenges = extras['challenges'] as number;
    // Only its completion, which is the system's, asks how many have not ended.
    return { subject, parties, challenges, unfinished: challenges };
  },
});

/** Questions without an answer, due when the window of their challenge closes. Nothing of the asker is read. */
export const clarificationWork = defineWork({
  lifecycle: clarificationLifecycle,
  entity: Clarification,
  joins: 'join challenge c on c.id = s.challenge_id',
  parties: { demander: 'c.demander_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 'c.number',
  title: 's.question',
  standsOn: { type: 'challenge', id: 'c.id' },
  due: 'c.take_up_closes_at',
  awaits: { answer: {}, decline: {} },
  facts: (subject, { parties }) => ({ subject, parties }),
});

/**
 * Addenda to be issued or drafted anew, due when the window closes. Up to when one may be issued the calendar says, so
 * that is asked for what is shown only.
 */
export const addendumWork = defineWork({
  lifecycle: addendumLifecycle,
  entity: Addendum,
  joins: 'join challenge c on c.id = s.challenge_id',
  parties: { demander: 'c.demander_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 's.number',
  title: 'c.title',
  standsOn: { type: 'challenge', id: 'c.id' },
  due: 'c.take_up_closes_at',
  awaits: {
    issue: { when: `s.drafted_by <> ${ACTING_USER}` },
    return: { when: `s.drafted_by <> ${ACTING_USER}` },
    resubmit: {},
    cancel: { states: ['returned'] },
  },
  extras: {
    challenge_state: 'c.state',
    challenge_text_version: 'c.text_version',
    challenge_closes_at: 'c.take_up_closes_at',
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    challenge: {
      state: extras['challenge_state'] as string,
      textVersion: extras['challenge_text_version'] as number,
      takeUpClosesAt: extras['challenge_closes_at'] as Date | null,
    },
    closesAfter: null,
    frozenFrom: new Date(NEVER),
    freezeDays: 0,
  }),
  inspect: async (tx, id) => {
    const addendum = await getAddendum(tx, id);
    return { facts: await addendumFacts(tx, addendum), now: await clockNow(tx, addendum.programmeId) };
  },
});

/** Needs whose text the demander has accepted and that stand on no bulletin yet. */
export const agreedNeedWork = defineWork({
  lifecycle: needLifecycle,
  entity: Need,
  parties: { agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 's.number',
  title: 's.title',
  awaits: {},
  calls: {
    put_on_bulletin: {
      zh: '编入榜单',
      en: 'Put on a bulletin',
      permission: 'bulletin.compose',
      states: ['agreeing'],
      when: `s.text_accepted_at is not null and not exists (
        select 1 from challenge c where c.need_id = s.id and c.state not in ('no_award', 'cancelled'))`,
    },
  },
});
