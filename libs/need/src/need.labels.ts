import { ANY_FIELD, defineLabels } from '#platform';

defineLabels(ANY_FIELD, {
  normal: { zh: '一般', en: 'Normal' },
  high: { zh: '重要', en: 'High' },
  urgent: { zh: '紧急', en: 'Urgent' },
  key: { zh: '关键指标', en: 'Key' },
  ordinary: { zh: '一般', en: 'Ordinary' },
});

defineLabels('channel', {
  self_filed: { zh: '自行填报', en: 'Self-filed' },
  recommended: { zh: '归口推荐', en: 'Recommended' },
  field_survey: { zh: '实地调研', en: 'Field survey' },
});

defineLabels('confidentiality', {
  public: { zh: '公开', en: 'Public' },
  summary_public: { zh: '仅摘要公开', en: 'Only the summary is public' },
  invited: { zh: '定向邀请', en: 'By invitation' },
});

defineLabels('cooperation', {
  commissioned: { zh: '委托研发', en: 'Commissioned research' },
  joint_development: { zh: '联合研发', en: 'Joint development' },
  result_transfer: { zh: '成果转让', en: 'Transfer of results' },
  licence: { zh: '许可使用', en: 'Licence' },
  equity: { zh: '作价入股', en: 'Equity' },
});

defineLabels('resultOwnership', {
  demander: { zh: '归需求方', en: 'The demander owns the results' },
  taker: { zh: '归揭榜方', en: 'The taker owns the results' },
  shared: { zh: '双方共有', en: 'Both own the results' },
});

defineLabels('comparator', {
  ge: { zh: '不低于（≥）', en: 'at least (≥)' },
  gt: { zh: '高于（>）', en: 'more than (>)' },
  le: { zh: '不高于（≤）', en: 'at most (≤)' },
  lt: { zh: '低于（<）', en: 'less than (<)' },
  eq: { zh: '等于（=）', en: 'equal to (=)' },
  abs_le: { zh: '绝对值不高于（∣x∣ ≤）', en: 'at most in size (∣x∣ ≤)' },
  between: { zh: '介于', en: 'between' },
  in: { zh: '为以下之一', en: 'one of' },
  pass_fail: { zh: '通过或不通过', en: 'pass or fail' },
});

defineLabels('recommendation', {
  list: { zh: '建议入榜', en: 'Put it on the list' },
  not_list: { zh: '建议不入榜', en: 'Do not put it on the list' },
});

defineLabels('action', {
  'need.replace_indicators': { zh: '修改指标', en: 'Replace the indicators' },
});

defineLabels('eventType', {
  'need.created': { zh: '需求已创建', en: 'Need created' },
  'need.amended': { zh: '需求已更正', en: 'Need amended' },
  'need.submitted': { zh: '需求已提交', en: 'Need submitted' },
  'need.recommended': { zh: '需求已推荐', en: 'Need recommended' },
  'need.taken_directly': { zh: '需求已直接受理', en: 'Need taken directly' },
  'need.assessment_started': { zh: '需求评估已开始', en: 'Assessment of a need started' },
  'need.assessed': { zh: '需求已评估', en: 'Need assessed' },
  'need.assessment_cancelled': { zh: '需求评估已中止', en: 'Assessment of a need cancelled' },
  'need.text_proposed': { zh: '最终文本已提出', en: 'Final text proposed' },
  'need.text_accepted': { zh: '最终文本已确认', en: 'Final text accepted' },
  'need.text_overdue': { zh: '最终文本确认逾期', en: 'Final text overdue' },
  'need.listed': { zh: '需求已入榜', en: 'Need listed' },
  'need.returned': { zh: '需求已退回', en: 'Need returned' },
  'need.deferred': { zh: '需求修改后再议', en: 'Need deferred' },
  'need.rejected': { zh: '需求不予受理', en: 'Need rejected' },
  'need.withdrawn': { zh: '需求已撤回', en: 'Need withdrawn' },
});
