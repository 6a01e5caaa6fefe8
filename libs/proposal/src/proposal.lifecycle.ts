import { defineGuard, defineLifecycle, type Facts, type Guard, type Params, type Text } from '#platform';
import type { Proposal } from './proposal.entity.js';
import type { Screening } from './qualification/screening.js';

export interface ProposalFacts extends Facts {
  readonly subject: Proposal;
  readonly challenge: { readonly state: string; readonly takeUpClosesAt: Date | null };
  /** Whether a saved revision waits to be submitted. */
  readonly hasDraft: boolean;
  /** What the machine found about an opened proposal; null before and after qualification. */
  readonly screening: Screening | null;
}

/** `now < deadline` is in time (architecture.md section 3, Time): the hour itself is late. */
const windowOpen = defineGuard<ProposalFacts>(
  'proposal.window_closed',
  {
    zh: '揭榜申报已于 {closesAt} 截止（服务器时间 {now}）',
    en: 'The take-up window closed at {closesAt}; it is {now} on the server',
  },
  ({ challenge }, { now }) =>
    (challenge.takeUpClosesAt !== null && now < challenge.takeUpClosesAt) || {
      closesAt: challenge.takeUpClosesAt?.toISOString() ?? '',
      now: now.toISOString(),
    },
);

const challengeOpen = defineGuard<ProposalFacts>(
  'proposal.challenge_not_open',
  { zh: '榜题不在揭榜期内', en: 'The challenge is not open' },
  ({ challenge }) => challenge.state === 'open',
);

const challengeClosed = defineGuard<ProposalFacts>(
  'proposal.window_still_open',
  { zh: '揭榜截止前不得开启', en: 'Nothing is opened before the take-up window has closed' },
  ({ challenge }) => !['drafted', 'open'].includes(challenge.state),
);

const draftSaved = defineGuard<ProposalFacts>(
  'proposal.nothing_to_submit',
  { zh: '没有待提交的新内容', en: 'There is no new content to submit' },
  ({ hasDraft }) => hasDraft,
);

/** A guard on what the machine found. Without findings it refuses: nobody is qualified unexamined. */
const found = (code: string, text: Text, check: (screening: Screening) => boolean | Params): Guard<ProposalFacts> =>
  defineGuard<ProposalFacts>(code, text, ({ screening }) => screening !== null && check(screening));

const notAffiliated = found(
  'proposal.affiliated_with_demander',
  { zh: '揭榜方与需求方存在关联关系：{kinds}', en: 'The taker is affiliated with the demander: {kinds}' },
  ({ affiliations }) => affiliations.length === 0 || { kinds: affiliations.join(', ') },
);

const creditSound = found(
  'proposal.credit_findings',
  {
    zh: '近 {years} 年内有 {count} 条失信或科研不端记录',
    en: '{count} findings of dishonesty or misconduct within {years} years',
  },
  ({ creditFindings, creditLookBackYears }) =>
    creditFindings === 0 || { count: creditFindings, years: creditLookBackYears },
);

const everyIndicatorCovered = found(
  'proposal.indicators_not_covered',
  { zh: '以下指标未承诺：{names}', en: 'No commitment for: {names}' },
  ({ uncovered }) => uncovered.length === 0 || { names: uncovered.join('；') },
);

const noWeakerCommitment = found(
  'proposal.commitment_weaker',
  { zh: '以下指标的承诺低于榜单要求：{names}', en: 'Commitments lower than required: {names}' },
  ({ weaker }) => weaker.length === 0 || { names: weaker.join('；') },
);

const partnersWithinLimit = found(
  'proposal.too_many_partners',
  { zh: '联合体参与单位 {count} 家，最多 {max} 家', en: '{count} partners; at most {max} are allowed' },
  ({ partners, partnersMax }) => partners <= partnersMax || { count: partners, max: partnersMax },
);

const splitsAddUp = found(
  'proposal.split_not_whole',
  { zh: '联合体分配比例合计须为 100%：{columns}', en: 'Shares of the consortium must add up to 100 %: {columns}' },
  ({ unevenSplits }) => unevenSplits.length === 0 || { columns: unevenSplits.join(', ') },
);

const demanderDoesNotLead = found(
  'proposal.demander_leads',
  { zh: '需求方不得作为揭榜牵头单位', en: 'The demander may not lead the consortium' },
  ({ demanderLeads }) => !demanderLeads,
);

const handsFree = found(
  'proposal.too_many_live_projects',
  { zh: '单位在研项目 {count} 个，上限 {max} 个', en: 'The unit has {count} projects in hand; {max} is the limit' },
  ({ liveProjects, liveProjectsMax }) =>
    liveProjects < liveProjectsMax || { count: liveProjects, max: liveProjectsMax },
);

const noEarlierWin = found(
  'proposal.won_before',
  { zh: '规则不允许本计划的往届中榜单位再次揭榜', en: 'The rules bar units that have won in this programme before' },
  ({ wonBefore }) => !wonBefore,
);

const localAnchor = found(
  'proposal.local_anchor_missing',
  {
    zh: '须有{region}的依托单位或联合体成员',
    en: 'A hosting unit or a member of the consortium must be at home in {region}',
  },
  ({ anchorMissing }) => anchorMissing === null || { region: anchorMissing },
);

/** 揭榜: sealed until the closing hour, opened by the worker, qualified by an officer, then reviewed and selected. */
export const proposalLifecycle = defineLifecycle<ProposalFacts>()({
  name: 'proposal',
  table: 'proposal',
  label: { zh: '揭榜申请', en: 'Proposal' },
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '已提交（密封）', en: 'Submitted, sealed' },
    opened: { zh: '已开启', en: 'Opened' },
    qualified: { zh: '资格合格', en: 'Qualified' },
    under_review: { zh: '评审中', en: 'Under review' },
    ranked: { zh: '已排序', en: 'Ranked' },
    selected: { zh: '拟中榜', en: 'Selected', final: true },
    reserve: { zh: '备选', en: 'Reserve' },
    not_selected: { zh: '未中榜', en: 'Not selected', final: true },
    unqualified: { zh: '资格不合格', en: 'Unqualified', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
    expired: { zh: '逾期未提交', en: 'Expired, never submitted', final: true },
    void: { zh: '作废', en: 'Void', final: true },
  },
  actions: {
    save_draft: {
      zh: '保存草稿',
      en: 'Save a draft',
      from: ['draft', 'submitted'],
      to: 'same',
      permission: 'proposal.edit',
      guards: [windowOpen, challengeOpen],
    },
    submit: {
      zh: '提交',
      en: 'Submit',
      from: ['draft', 'submitted'],
      to: 'submitted',
      permission: 'proposal.submit',
      guards: [windowOpen, challengeOpen, draftSaved],
      emits: 'proposal.submitted',
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'submitted'],
      to: 'withdrawn',
      permission: 'proposal.withdraw',
      guards: [windowOpen, challengeOpen],
      reason: 'optional',
      emits: 'proposal.withdrawn',
    },
    open: {
      zh: '开启',
      en: 'Open',
      from: ['submitted'],
      to: 'opened',
      permission: 'proposal.open',
      guards: [challengeClosed],
      emits: 'proposal.opened',
    },
    expire: {
      zh: '逾期',
      en: 'Expire',
      from: ['draft'],
      to: 'expired',
      permission: 'proposal.open',
      guards: [challengeClosed],
      emits: 'proposal.expired',
    },
    qualify: {
      zh: '资格审查通过',
      en: 'Qualify',
      from: ['opened'],
      to: 'qualified',
      permission: 'proposal.qualify',
      guards: [
        notAffiliated,
        creditSound,
        everyIndicatorCovered,
        noWeakerCommitment,
        partnersWithinLimit,
        splitsAddUp,
        demanderDoesNotLead,
        handsFree,
        noEarlierWin,
        localAnchor,
      ],
      emits: 'proposal.qualified',
    },
    unqualify: {
      zh: '资格审查不通过',
      en: 'Refuse qualification',
      from: ['opened'],
      to: 'unqualified',
      permission: 'proposal.qualify',
      reason: 'required',
      emits: 'proposal.unqualified',
    },
    put_under_review: {
      zh: '送评审',
      en: 'Put under review',
      from: ['qualified'],
      to: 'under_review',
      permission: 'proposal.put_under_review',
    },
    rank: {
      zh: '评审排序',
      en: 'Rank',
      from: ['under_review'],
      to: 'ranked',
      permission: 'proposal.rank',
    },
    select: {
      zh: '拟中榜',
      en: 'Select',
      from: ['ranked', 'reserve'],
      to: 'selected',
      permission: 'proposal.decide',
      emits: 'proposal.selected',
    },
    reserve: {
      zh: '列为备选',
      en: 'Put in reserve',
      from: ['ranked'],
      to: 'reserve',
      permission: 'proposal.decide',
      emits: 'proposal.reserved',
    },
    dismiss: {
      zh: '未中榜',
      en: 'Not selected',
      from: ['opened', 'qualified', 'under_review', 'ranked', 'reserve'],
      to: 'not_selected',
      permission: 'proposal.decide',
      emits: 'proposal.not_selected',
    },
    void: {
      zh: '作废',
      en: 'Void',
      from: ['draft', 'submitted', 'opened', 'qualified', 'under_review', 'ranked', 'reserve'],
      to: 'void',
      permission: 'proposal.void',
      reason: 'required',
      emits: 'proposal.voided',
    },
  },
});

export type ProposalState = keyof typeof proposalLifecycle.states;
