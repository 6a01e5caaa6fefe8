import { defineLabels } from '#platform';

defineLabels('kind', {
  initial: { zh: '首次审定', en: 'Initial decision' },
  replacement: { zh: '递补审定', en: 'Replacement decision' },
});

defineLabels('result', {
  selected: { zh: '拟中榜', en: 'Selected' },
  reserve: { zh: '备选', en: 'Reserve' },
  not_selected: { zh: '未中榜', en: 'Not selected' },
});

defineLabels('voice', {
  none: { zh: '无', en: 'None' },
  opinion: { zh: '出具意见', en: 'Gives an opinion' },
  consent: { zh: '须经同意', en: 'Must consent' },
  choice: { zh: '由需求方选定', en: 'Chooses' },
});

defineLabels('action', {
  'demander_opinion.give': { zh: '需求方出具意见', en: 'The demander gives an opinion' },
});

defineLabels('eventType', {
  'challenge.ranked': { zh: '评审排序已形成', en: 'Proposals ranked' },
  'decision.drafted': { zh: '审定意见已起草', en: 'Decision drafted' },
  'decision.approved': { zh: '审定已批准', en: 'Decision approved' },
  'decision.returned': { zh: '审定已退回', en: 'Decision returned' },
  'award.created': { zh: '中榜已产生', en: 'Award created' },
  'award.on_notice': { zh: '中榜公示中', en: 'Award on notice' },
  'award.confirmed': { zh: '中榜已确认', en: 'Award confirmed' },
  'award.signed': { zh: '中榜已签约', en: 'Award signed' },
  'award.suspended': { zh: '中榜已暂停', en: 'Award suspended' },
  'award.resumed': { zh: '中榜已恢复', en: 'Award resumed' },
  'award.voided': { zh: '中榜已撤销', en: 'Award voided' },
  'award.declined': { zh: '中榜已放弃', en: 'Award declined' },
  'award.lapsed': { zh: '中榜已失效', en: 'Award lapsed' },
});
