import { defineGuard, defineLifecycle, endOfShanghaiDay, localDate, type Facts, type Parties } from '#platform';
import type { AcceptanceRules } from '#programme';
import type { Acceptance } from './acceptance.entities.js';

export interface AcceptanceParties extends Parties {
  readonly demander: string;
  readonly taker: string;
  readonly agency: string;
  readonly organiser: string | null;
  readonly assessor: string | null;
  readonly programmeId: string;
}

export interface AcceptanceFacts extends Facts {
  readonly subject: Acceptance;
  readonly parties: AcceptanceParties;
  readonly rules: Pick<AcceptanceRules, 'authority' | 'thirdPartyTestRequired'>;
  /** How many indicators no measurement that counts stands for. */
  readonly unmeasured: number;
  /** Whether another round was asked for after this one. */
  readonly followed: boolean;
}

/** Where the rules ask for a third party, what the demander measures itself counts for nothing. */
const measuredByThirdParty = defineGuard<AcceptanceFacts>(
  'acceptance.third_party_measures',
  {
    zh: '规则要求第三方检测，检测报告须由第三方提交',
    en: 'The rules ask for a third-party test; only its report counts',
  },
  ({ rules, parties }, { actor }) =>
    !rules.thirdPartyTestRequired ||
    (parties.assessor !== null &&
      actor.may('acceptance.report_test', { assessor: parties.assessor, programmeId: parties.programmeId })),
);

const everythingMeasured = defineGuard<AcceptanceFacts>(
  'acceptance.not_measured',
  { zh: '尚有 {count} 项指标没有有效检测结果', en: '{count} indicator(s) have no result that counts' },
  ({ unmeasured }) => unmeasured === 0 || { count: unmeasured },
);

/** domain.md section 3, Acceptance: the demander leads, where the rules give it the authority. */
const demanderLeads = defineGuard<AcceptanceFacts>(
  'acceptance.demander_leads',
  { zh: '验收会由需求方主持', en: 'The demander leads this meeting' },
  ({ rules, parties: { demander, programmeId } }, { actor }) =>
    rules.authority !== 'demander_led' || actor.may('acceptance.hold_meeting', { demander, programmeId }),
);

const agencyLeads = defineGuard<AcceptanceFacts>(
  'acceptance.agency_leads',
  { zh: '验收会由主管部门主持', en: 'The agency leads this meeting' },
  ({ rules, parties: { agency, programmeId } }, { actor }) =>
    rules.authority === 'demander_led' || actor.may('acceptance.hold_meeting', { agency, programmeId }),
);

const opinionGiven = defineGuard<AcceptanceFacts>(
  'acceptance.opinion_missing',
  { zh: '需求方尚未出具验收意见', en: 'The demander has not given its opinion yet' },
  ({ subject }) => subject.opinionVerdict !== null,
);

const reReviewUnused = defineGuard<AcceptanceFacts>(
  'acceptance.re_review_not_lapsed',
  { zh: '复验期限未满，或已申请复验', en: 'The days for a re-review are not over, or it was asked for' },
  ({ subject, followed }, { now }) =>
    subject.outcome === 're_review' &&
    subject.reReviewLapsedAt === null &&
    !followed &&
    subject.reReviewUntil !== null &&
    now >= endOfShanghaiDay(localDate(subject.reReviewUntil)),
);

/** 验收: asked for, tested, met upon, concluded by what was measured (domain.md section 3). */
export const acceptanceLifecycle = defineLifecycle<AcceptanceFacts>()({
  name: 'acceptance',
  table: 'acceptance',
  label: { zh: '验收', en: 'Acceptance' },
  initial: 'requested',
  states: {
    requested: { zh: '已申请', en: 'Requested' },
    testing: { zh: '检测中', en: 'Being tested' },
    meeting: { zh: '验收会', en: 'Meeting' },
    concluded: { zh: '已出结论', en: 'Concluded', final: true },
    discontinued: { zh: '已中止', en: 'Discontinued', final: true },
  },
  actions: {
    start_testing: {
      zh: '开始检测',
      en: 'Start the tests',
      from: ['requested'],
      to: 'testing',
      permission: 'acceptance.start_testing',
      emits: 'acceptance.testing_started',
    },
    report_test: {
      zh: '提交检测报告',
      en: 'Report a test',
      from: ['testing'],
      to: 'same',
      permission: 'acceptance.report_test',
      guards: [measuredByThirdParty],
      emits: 'acceptance.test_reported',
    },
    hold_meeting: {
      zh: '召开验收会',
      en: 'Hold the meeting',
      from: ['testing'],
      to: 'meeting',
      permission: 'acceptance.hold_meeting',
      guards: [demanderLeads, agencyLeads, everythingMeasured],
      emits: 'acceptance.meeting_held',
    },
    return_to_testing: {
      zh: '退回检测',
      en: 'Return to the tests',
      from: ['meeting'],
      to: 'testing',
      permission: 'acceptance.return_to_testing',
      reason: 'required',
      emits: 'acceptance.returned_to_testing',
    },
    give_opinion: {
      zh: '出具验收意见',
      en: 'Give the demander’s opinion',
      from: ['meeting'],
      to: 'same',
      permission: 'acceptance.give_opinion',
      emits: 'acceptance.opinion_given',
    },
    conclude: {
      zh: '出具结论',
      en: 'Conclude',
      from: ['meeting'],
      to: 'concluded',
      permission: 'acceptance.conclude',
      guards: [opinionGiven],
      reason: 'optional',
      emits: 'acceptance.concluded',
    },
    discontinue: {
      zh: '随项目终止中止',
      en: 'Discontinue with the project',
      from: ['requested', 'testing', 'meeting'],
      to: 'discontinued',
      permission: 'acceptance.discontinue',
      reason: 'required',
      emits: 'acceptance.discontinued',
    },
    lapse_re_review: {
      zh: '复验逾期',
      en: 'Let the re-review lapse',
      from: ['concluded'],
      to: 'same',
      permission: 'acceptance.lapse_re_review',
      guards: [reReviewUnused],
      emits: 'acceptance.re_review_lapsed',
    },
  },
});

export type AcceptanceState = keyof typeof acceptanceLifecycle.states;
