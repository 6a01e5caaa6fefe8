import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Assessment, Need } from './need.entity.js';

export interface NeedFacts extends Facts {
  readonly subject: Need;
  readonly programmeActive: boolean;
  /** The result of the current round of assessment, once its panel has closed. */
  readonly assessment: Assessment | null;
  /** Until when the recommender is waited for; null when nobody has to recommend. */
  readonly recommenderDueAt: Date | null;
  /** Until when the demander is to accept the final text; null before it is proposed and after it is accepted. */
  readonly textDueAt: Date | null;
}

const programmeActive = defineGuard<NeedFacts>(
  'need.programme_not_active',
  { zh: '计划尚未启用或已结束，不能提交需求', en: 'The programme is not active, so no need can be submitted' },
  (facts) => facts.programmeActive,
);

/** Whoever may accept the text speaks for the demander; officers and organisers only handle what they typed in. */
const filedByWhoActs = defineGuard<NeedFacts>(
  'need.filed_by_demander',
  { zh: '该需求由需求方自行填报，须由需求方操作', en: 'The demander filed this need itself and must act itself' },
  ({ subject, parties }, { actor }) =>
    subject.enteredOnBehalf ||
    actor.may('need.accept_text', { demander: parties['demander'], programmeId: parties.programmeId }),
);

const recommenderSilent = defineGuard<NeedFacts>(
  'need.recommender_has_time',
  { zh: '归口管理单位推荐期限未满（至 {until}）', en: 'The recommender still has time until {until}' },
  ({ subject, recommenderDueAt }, { now }) => {
    if (subject.channel !== 'recommended') return true;
    return (recommenderDueAt !== null && now >= recommenderDueAt) || { until: recommenderDueAt?.toISOString() ?? '' };
  },
);

const assessed = defineGuard<NeedFacts>(
  'need.not_assessed',
  { zh: '评估尚未完成', en: 'The assessment has no result yet' },
  ({ subject, assessment }) => subject.state !== 'assessing' || assessment !== null,
);

const textOpen = defineGuard<NeedFacts>(
  'need.text_already_accepted',
  { zh: '需求方已确认最终文本', en: 'The demander has accepted the final text already' },
  ({ subject }) => subject.textAcceptedAt === null,
);

const textAccepted = defineGuard<NeedFacts>(
  'need.text_not_accepted',
  { zh: '需求方尚未确认最终文本', en: 'The demander has not accepted the final text yet' },
  ({ subject }) => subject.textAcceptedAt !== null,
);

const textDaysOver = defineGuard<NeedFacts>(
  'need.text_days_not_over',
  { zh: '确认期限未满', en: 'The days for accepting the text are not over' },
  ({ textDueAt }, { now }) => textDueAt !== null && now >= textDueAt,
);

/** 技术需求: filed, taken in, assessed, agreed with the demander word by word, then put on a list (domain.md section 3). */
export const needLifecycle = defineLifecycle<NeedFacts>()({
  name: 'need',
  table: 'need',
  label: { zh: '技术需求', en: 'Need' },
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '已提交', en: 'Submitted' },
    recommended: { zh: '已受理', en: 'Taken in' },
    assessing: { zh: '评估中', en: 'Being assessed' },
    agreeing: { zh: '文本确认', en: 'Text being agreed' },
    listed: { zh: '已入榜', en: 'Listed', final: true },
    returned: { zh: '已退回', en: 'Returned' },
    deferred: { zh: '修改后再议', en: 'Deferred' },
    rejected: { zh: '不予受理', en: 'Rejected', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    edit: {
      zh: '修改',
      en: 'Edit',
      from: ['draft', 'returned', 'deferred'],
      to: 'same',
      permission: 'need.edit',
      guards: [filedByWhoActs],
    },
    submit: {
      zh: '提交',
      en: 'Submit',
      from: ['draft'],
      to: 'submitted',
      permission: 'need.submit',
      guards: [filedByWhoActs, programmeActive],
      emits: 'need.submitted',
    },
    resubmit: {
      zh: '重新提交',
      en: 'Submit again',
      from: ['returned', 'deferred'],
      to: 'submitted',
      permission: 'need.submit',
      guards: [filedByWhoActs, programmeActive],
      emits: 'need.submitted',
    },
    recommend: {
      zh: '推荐',
      en: 'Recommend',
      from: ['submitted'],
      to: 'recommended',
      permission: 'need.recommend',
      reason: 'optional',
      emits: 'need.recommended',
    },
    take_directly: {
      zh: '直接受理',
      en: 'Take in directly',
      from: ['submitted'],
      to: 'recommended',
      permission: 'need.take_directly',
      guards: [recommenderSilent],
      emits: 'need.taken_directly',
    },
    start_assessment: {
      zh: '开始评估',
      en: 'Start the assessment',
      from: ['recommended'],
      to: 'assessing',
      permission: 'need.start_assessment',
      emits: 'need.assessment_started',
    },
    record_assessment: {
      zh: '记录评估结果',
      en: 'Record the assessment',
      from: ['assessing'],
      to: 'same',
      permission: 'need.record_assessment',
      emits: 'need.assessed',
    },
    cancel_assessment: {
      zh: '评估中止',
      en: 'Give up the assessment',
      from: ['assessing'],
      to: 'recommended',
      permission: 'need.cancel_assessment',
      emits: 'need.assessment_cancelled',
    },
    propose_text: {
      zh: '提出最终文本',
      en: 'Propose the final text',
      from: ['assessing', 'agreeing'],
      to: 'agreeing',
      permission: 'need.propose_text',
      guards: [assessed, textOpen],
      reason: 'optional',
      emits: 'need.text_proposed',
    },
    accept_text: {
      zh: '确认最终文本',
      en: 'Accept the final text',
      from: ['agreeing'],
      to: 'same',
      permission: 'need.accept_text',
      guards: [textOpen],
      emits: 'need.text_accepted',
    },
    mark_text_overdue: {
      zh: '记录确认逾期',
      en: 'Mark the text overdue',
      from: ['agreeing'],
      to: 'same',
      permission: 'need.mark_text_overdue',
      guards: [textOpen, textDaysOver],
      emits: 'need.text_overdue',
    },
    list: {
      zh: '入榜',
      en: 'List',
      from: ['agreeing'],
      to: 'listed',
      permission: 'need.list',
      guards: [textAccepted],
      emits: 'need.listed',
    },
    amend: {
      zh: '更正',
      en: 'Amend',
      from: ['listed'],
      to: 'same',
      permission: 'need.amend',
      emits: 'need.amended',
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['submitted', 'recommended', 'assessing', 'agreeing'],
      to: 'returned',
      permission: 'need.return',
      guards: [assessed],
      reason: 'required',
      emits: 'need.returned',
    },
    defer: {
      zh: '修改后再议',
      en: 'Defer',
      from: ['recommended', 'assessing', 'agreeing'],
      to: 'deferred',
      permission: 'need.defer',
      guards: [assessed],
      reason: 'required',
      emits: 'need.deferred',
    },
    reject: {
      zh: '不予受理',
      en: 'Reject',
      from: ['submitted', 'recommended', 'assessing', 'agreeing'],
      to: 'rejected',
      permission: 'need.reject',
      guards: [assessed],
      reason: 'required',
      emits: 'need.rejected',
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'submitted', 'recommended', 'assessing', 'agreeing', 'returned', 'deferred'],
      to: 'withdrawn',
      permission: 'need.withdraw',
      guards: [filedByWhoActs],
      reason: 'optional',
      emits: 'need.withdrawn',
    },
  },
});

export type NeedState = keyof typeof needLifecycle.states;
