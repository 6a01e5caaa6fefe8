import { ANY_FIELD, defineLabels } from '#platform';

defineLabels(ANY_FIELD, {
  own: { zh: '自有资金', en: 'Own funds' },
  pass_through: { zh: '转拨财政资金（不计入）', en: 'Grant passed through (not counted)' },
  cash_to_taker: { zh: '支付揭榜方现金', en: 'Cash paid to the taker' },
  own_project_spend: { zh: '自身项目支出', en: 'Own spend on the project' },
  social: { zh: '社会资金', en: 'Third party' },
});

defineLabels('kind', {
  refund: { zh: '投入退回', en: 'Refund of a contribution' },
  eliminated: { zh: '阶段淘汰', en: 'Eliminated' },
});

defineLabels('eventType', {
  'funding_plan.drafted': { zh: '资金计划已起草', en: 'Funding plan drafted' },
  'funding_plan.revised': { zh: '资金计划已修改', en: 'Funding plan revised' },
  'funding_plan.agreed': { zh: '资金计划已约定', en: 'Funding plan agreed' },
  'funding_plan.superseded': { zh: '资金计划已废止', en: 'Funding plan superseded' },
  'funding_plan.closed': { zh: '资金计划已结束', en: 'Funding plan closed' },
});
