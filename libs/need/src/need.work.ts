import { defineWork, dueOf } from '#platform';
import { RECOMMENDER_DEADLINE, TEXT_DEADLINE } from './need.facts.js';
import { Need, type Assessment } from './need.entity.js';
import { needLifecycle } from './need.lifecycle.js';

/** Needs on their way to a list: to be handed in, recommended, taken in, assessed, worded, agreed. */
export const needWork = defineWork({
  lifecycle: needLifecycle,
  entity: Need,
  joins: 'left join need_assessment t on t.panel_id = s.panel_id',
  parties: {
    demander: 's.demander_id',
    recommender: 's.recommender_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
  },
  number: 's.number',
  title: 's.title',
  due: dueOf(RECOMMENDER_DEADLINE, TEXT_DEADLINE),
  awaits: {
    submit: {},
    resubmit: {},
    recommend: {},
    take_directly: {},
    start_assessment: {},
    propose_text: { states: ['assessing'] },
    accept_text: {},
    return: { states: ['submitted', 'recommended', 'assessing'] },
    reject: { states: ['submitted', 'recommended', 'assessing'] },
    defer: { states: ['recommended', 'assessing'] },
  },
  extras: {
    programme_active: `g.state = 'active'`,
    assessment: 'to_jsonb(t)',
    recommender_due: dueOf(RECOMMENDER_DEADLINE),
    text_due: dueOf(TEXT_DEADLINE),
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    programmeActive: extras['programme_active'] === true,
    assessment: extras['assessment'] as Assessment | null,
    recommenderDueAt: extras['recommender_due'] as Date | null,
    textDueAt: extras['text_due'] as Date | null,
  }),
});
