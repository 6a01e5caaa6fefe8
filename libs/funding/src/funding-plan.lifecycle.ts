import { defineGuard, defineLifecycle, type Facts, type Fen } from '#platform';
import type { FundingPlan } from './funding.entities.js';

export interface FundingPlanFacts extends Facts {
  readonly subject: FundingPlan;
  /** What the award still holds of the programme's money, in fen; zero when it fell. */
  readonly heldFen: Fen;
  /** p of the pool it draws on, once agreed; null without a pool or before that. */
  readonly poolSharePpm: number | null;
}

const withinEncumbrance = defineGuard<FundingPlanFacts>(
  'funding_plan.grant_above_encumbrance',
  {
    zh: '补助额 {grant:yuan} 元超过已承诺的 {held:yuan} 元',
    en: 'The grant of CNY {grant:yuan} is above CNY {held:yuan} that were encumbered',
  },
  ({ subject, heldFen }) =>
    subject.grantFen <= heldFen || { grant: subject.grantFen.toString(), held: heldFen.toString() },
);

const shareOfPool = defineGuard<FundingPlanFacts>(
  'funding_plan.share_not_of_pool',
  {
    zh: '同一资金池的补助比例须一致：已约定 {agreed} ppm，本计划为 {share} ppm',
    en: 'All plans of one pool have one share: {agreed} ppm is agreed, this plan says {share} ppm',
  },
  ({ subject, poolSharePpm }) =>
    poolSharePpm === null || poolSharePpm === subject.sharePpm || { agreed: poolSharePpm, share: subject.sharePpm },
);

/** 资金计划: drafted after the award is confirmed, binding with the agreement, closed with the project (domain.md section 5). */
export const fundingPlanLifecycle = defineLifecycle<FundingPlanFacts>()({
  name: 'funding_plan',
  table: 'funding_plan',
  label: { zh: '资金计划', en: 'Funding plan' },
  initial: 'draft',
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    agreed: { zh: '已约定', en: 'Agreed' },
    superseded: { zh: '已废止', en: 'Superseded', final: true },
    closed: { zh: '已结束', en: 'Closed', final: true },
  },
  actions: {
    revise: {
      zh: '修改',
      en: 'Revise',
      from: ['draft'],
      to: 'same',
      permission: 'funding_plan.draft',
      emits: 'funding_plan.revised',
    },
    agree: {
      zh: '约定',
      en: 'Agree',
      from: ['draft'],
      to: 'agreed',
      permission: 'funding_plan.agree',
      guards: [withinEncumbrance, shareOfPool],
      emits: 'funding_plan.agreed',
    },
    supersede: {
      zh: '废止',
      en: 'Supersede',
      from: ['draft', 'agreed'],
      to: 'superseded',
      permission: 'funding_plan.supersede',
      reason: 'required',
      emits: 'funding_plan.superseded',
    },
    close: {
      zh: '结束',
      en: 'Close',
      from: ['agreed'],
      to: 'closed',
      permission: 'funding_plan.close',
      emits: 'funding_plan.closed',
    },
  },
});
