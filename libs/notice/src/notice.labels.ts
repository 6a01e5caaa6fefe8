import { defineLabels } from '#platform';

defineLabels('kind', {
  award: { zh: '拟立项公示', en: 'Notice of award' },
  result: { zh: '结果异议', en: 'Objection to the result' },
  misconduct: { zh: '违纪举报', en: 'Report of misconduct' },
});

defineLabels('eventType', {
  'notice.published': { zh: '公示已发布', en: 'Notice published' },
  'notice.ended': { zh: '公示期满', en: 'Notice ended' },
  'notice.withdrawn': { zh: '公示已撤回', en: 'Notice withdrawn' },
  'objection.received': { zh: '收到异议', en: 'Objection received' },
  'objection.accepted': { zh: '异议已受理', en: 'Objection accepted' },
  'objection.not_accepted': { zh: '异议不予受理', en: 'Objection not accepted' },
  'objection.investigating': { zh: '异议调查中', en: 'Objection under investigation' },
  'objection.upheld': { zh: '异议成立', en: 'Objection upheld' },
  'objection.dismissed': { zh: '异议不成立', en: 'Objection dismissed' },
  'objection.withdrawn': { zh: '异议已撤回', en: 'Objection withdrawn' },
});
