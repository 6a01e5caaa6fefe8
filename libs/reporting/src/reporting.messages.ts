import { defineMessages } from '#platform';

/** What stands on a timeline besides the actions of lifecycles: `timeline.<action>`. */
export const reportingMessages = defineMessages({
  'timeline.create': { zh: '新建', en: 'Created' },
  'timeline.attach_file': { zh: '上传附件', en: 'File attached' },
  'timeline.replace_indicators': { zh: '修改指标', en: 'Indicators changed' },
  'timeline.seat_left_vacant': { zh: '席位空缺', en: 'A seat stayed vacant' },
  'timeline.demander_opinion.give': { zh: '出具需求方意见', en: 'The demander gave its opinion' },
  'timeline.settlement.record': { zh: '登记结算审计', en: 'Audit recorded and settled' },
  'timeline.appropriation.record': { zh: '下达指标', en: 'Money appropriated' },
  'timeline.payment_export.create': { zh: '导出支付文件', en: 'Payment file exported' },
});
