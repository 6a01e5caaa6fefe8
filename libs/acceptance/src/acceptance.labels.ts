import { defineLabels } from '#platform';

defineLabels('measuredBy', {
  third_party: { zh: '第三方', en: 'Third party' },
});

defineLabels('outcome', {
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '不通过', en: 'Failed' },
  re_review: { zh: '复验', en: 'Re-review' },
});

defineLabels('verdict', {
  re_review: { zh: '建议复验', en: 'Re-review' },
  advances: { zh: '晋级', en: 'Goes on' },
  eliminated: { zh: '淘汰', en: 'Out' },
  placed: { zh: '入围', en: 'Placed' },
  not_placed: { zh: '未入围', en: 'Not placed' },
  accept: { zh: '同意通过', en: 'Accept' },
  not_accept: { zh: '不同意通过', en: 'Do not accept' },
});

defineLabels('eventType', {
  'acceptance.requested': { zh: '验收已申请', en: 'Acceptance requested' },
  'acceptance.testing_started': { zh: '验收检测已开始', en: 'Testing started' },
  'acceptance.test_reported': { zh: '检测报告已提交', en: 'Test reported' },
  'acceptance.meeting_held': { zh: '验收会已召开', en: 'Meeting held' },
  'acceptance.returned_to_testing': { zh: '验收退回检测', en: 'Acceptance returned to testing' },
  'acceptance.opinion_given': { zh: '验收意见已出具', en: 'Opinion on acceptance given' },
  'acceptance.concluded': { zh: '验收结论已出具', en: 'Acceptance concluded' },
  'acceptance.discontinued': { zh: '验收已中止', en: 'Acceptance discontinued' },
  'checkpoint.drafted': { zh: '赛段考核已拟定', en: 'Checkpoint drafted' },
  'checkpoint.approved': { zh: '赛段考核已批准', en: 'Checkpoint approved' },
  'checkpoint.returned': { zh: '赛段考核已退回', en: 'Checkpoint returned' },
  'acceptance.re_review_lapsed': { zh: '复验逾期', en: 'Re-review lapsed' },
});
