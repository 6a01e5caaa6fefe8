import { ACTING_USER, defineWork } from '#platform';
import { Challenge, challengeLifecycle } from '#bulletin';
import type { SelectionRules } from '#programme';
import { awardLifecycle, FALLEN_AWARD_STATES } from './award.lifecycle.js';
import { decisionLifecycle } from './decision.lifecycle.js';
import { Award, Decision, type DecisionItem, type DemanderOpinion } from './selection.entities.js';

const PANEL = `select 1 from panel p
  where p.subject_type = 'challenge' and p.subject_id = s.id and p.purpose = 'selection' and p.state <> 'dissolved'`;
const PROPOSAL = 'select 1 from proposal p where p.challenge_id = s.id';
const PASSED = 'select 1 from ranking r where r.challenge_id = s.id and r.passed';
const DRAFTED = `select 1 from decision d where d.challenge_id = s.id and d.state = 'drafted'`;
const FALLEN = FALLEN_AWARD_STATES.map((state) => `'${state}'`).join(', ');
const TAKEN = `from award a where a.challenge_id = %s and a.state not in (${FALLEN})`;
const RESERVES_LAST = `select 1 from decision i where i.challenge_id = s.id and i.kind = 'initial'
  and i.state = 'approved' and i.reserves_until > n.at`;

/** Closed challenges: a panel is to be convened, the demander to be heard, a decision to be drafted. */
export const challengeWork = defineWork({
  lifecycle: challengeLifecycle,
  entity: Challenge,
  joins: 'join rule_pack k on k.id = s.rule_pack_id',
  parties: { demander: 's.demander_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 's.number',
  title: 's.title',
  awaits: {},
  calls: {
    convene_panel: {
      zh: '组建评审组',
      en: 'Convene the selection panel',
      permission: 'panel.convene',
      states: ['evaluating'],
      when: `not exists (${PANEL}) and not exists (${PROPOSAL} and p.state = 'opened')
        and exists (${PROPOSAL} and p.state in ('qualified', 'under_review'))`,
    },
    give_opinion: {
      zh: '出具需求方意见',
      en: 'Give the demander’s opinion',
      permission: 'demander_opinion.give',
      states: ['evaluating'],
      when: `exists (${PASSED}) and k.content -> 'selection' ->> 'demanderVoice' <> 'none'
        and not exists (select 1 from demander_opinion o where o.challenge_id = s.id)`,
    },
    draft_decision: {
      zh: '拟定选帅决定',
      en: 'Draft the decision',
      permission: 'decision.draft',
      states: ['evaluating'],
      when: `exists (${PASSED}) and not exists (${DRAFTED})`,
    },
    call_reserve: {
      zh: '递补备选',
      en: 'Call up a reserve',
      permission: 'decision.draft',
      states: ['decided'],
      when: `not exists (${DRAFTED}) and exists (${RESERVES_LAST}) and exists (${PROPOSAL} and p.state = 'reserve')
        and (select count(*) ${TAKEN.replace('%s', 's.id')}) < s.award_slots`,
    },
  },
});

/** The proposals a decision of its kind may choose from, as `candidatesOf` finds them. */
const CANDIDATES = `array(select r.proposal_id from ranking r join proposal p on p.id = r.proposal_id
  where r.challenge_id = s.challenge_id and r.passed
    and case s.kind when 'initial' then p.state = 'ranked' else p.state = 'reserve' and exists (
      select 1 from decision i where i.challenge_id = s.challenge_id and i.kind = 'initial' and i.state = 'approved'
        and i.reserves_until > n.at) end)`;

/** Drafted decisions that another person approves or returns. */
export const decisionWork = defineWork({
  lifecycle: decisionLifecycle,
  entity: Decision,
  joins: 'join challenge c on c.id = s.challenge_id join rule_pack k on k.id = c.rule_pack_id',
  parties: { demander: 'c.demander_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 'c.number',
  title: 'c.title',
  awaits: { approve: {}, return: { when: `s.drafted_by <> ${ACTING_USER}` } },
  extras: {
    challenge_state: 'c.state',
    items: `(select coalesce(jsonb_agg(jsonb_build_object('proposalId', i.proposal_id, 'takerId', i.taker_id,
        'result', i.result, 'rank', i.rank, 'awardSlot', i.award_slot, 'reason', i.reason)), '[]')
      from decision_item i where i.decision_id = s.id)`,
    candidates: CANDIDATES,
    taken_slots: `array(select a.award_slot ${TAKEN.replace('%s', 's.challenge_id')})`,
    voice: `k.content -> 'selection' ->> 'demanderVoice'`,
    opinion: `(select jsonb_build_object('id', o.id, 'programmeId', o.programme_id, 'challengeId', o.challenge_id,
        'demanderId', o.demander_id, 'voice', o.voice, 'proposalIds', o.proposal_ids, 'opinion', o.opinion,
        'givenBy', o.given_by, 'givenAt', o.given_at)
      from demander_opinion o where o.challenge_id = s.challenge_id order by o.id desc limit 1)`,
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    challengeState: extras['challenge_state'] as string,
    items: extras['items'] as readonly DecisionItem[],
    candidateIds: new Set(extras['candidates'] as readonly string[]),
    takenSlots: extras['taken_slots'] as readonly number[],
    demanderVoice: extras['voice'] as SelectionRules['demanderVoice'],
    opinion: extras['opinion'] as DemanderOpinion | null,
  }),
});

/** Awards that are to be put on public notice. */
export const awardWork = defineWork({
  lifecycle: awardLifecycle,
  entity: Award,
  joins: 'join challenge c on c.id = s.challenge_id',
  parties: { demander: 's.demander_id', taker: 's.taker_id', agency: 'g.agency_id', organiser: 'g.organiser_id' },
  number: 's.number',
  title: 'c.title',
  awaits: { publish_notice: {} },
  // Asked by guards of the system's own actions only.
  facts: (subject, { parties }) => ({ subject, parties, openObjections: 0, noticeEnded: false }),
});
