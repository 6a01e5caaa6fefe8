import { defineMessages, explainConstraints } from '#platform';

export const selectionMessages = defineMessages({
  'selection.challenge_not_evaluating': { zh: '榜题不在评审阶段', en: 'The challenge is not being evaluated' },
  'selection.qualification_unfinished': {
    zh: '尚有 {count} 份申请未完成资格审查',
    en: '{count} proposals are not through qualification yet',
  },
  'selection.nothing_to_review': { zh: '没有可送评审的合格申请', en: 'There is no qualified proposal to review' },
  'selection.panel_at_work': { zh: '该榜题的评审组正在评审', en: 'A panel is at work on this challenge' },
  'selection.already_ranked': { zh: '该榜题已完成评审排序', en: 'The proposals of this challenge are ranked already' },
  'selection.not_ranked': { zh: '评审排序尚未完成', en: 'The proposals are not ranked yet' },
  'selection.no_voice': { zh: '规则未赋予需求方评议权', en: 'The rules give the demander no voice' },
  'selection.not_a_candidate': { zh: '该申请不在候选之列', en: 'This proposal is no candidate' },
  'selection.named_twice': { zh: '同一申请不得重复列入', en: 'A proposal can be named once only' },
  'selection.no_free_slot': { zh: '中榜名额仅余 {free} 个', en: 'Only {free} award slots are free' },
  'selection.too_many_reserves': { zh: '备选不得超过 {max} 个', en: 'At most {max} proposals can be in reserve' },
  'selection.reserves_over': { zh: '备选名单已失效', en: 'The reserve list is not valid any more' },
  'decision.reason_required': {
    zh: '未选排序在前或并列的申请，须说明理由',
    en: 'Say why a proposal ranked before it, or level with it, is passed over',
  },
  'award.fallen.voided': { zh: '异议成立，授榜撤销', en: 'An objection was upheld; the award is void' },
  'award.fallen.declined': { zh: '揭榜方放弃', en: 'The taker declined' },
  'award.fallen.lapsed': { zh: '逾期未签约', en: 'Not signed in time' },
});

explainConstraints({
  award_one_per_slot: 'award.slot_taken',
  award_one_per_proposal: 'award.slot_taken',
  decision_one_initial: 'decision.challenge_not_open_to_it',
});
