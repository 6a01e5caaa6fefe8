import { defineMessages, explainConstraints } from '#platform';

export const fundingMessages = defineMessages({
  'funding.award_fallen': { zh: '该立项已终止，不再安排资金', en: 'The award fell; no money is held for it' },
  'funding.plan_exists': { zh: '该立项已有资金计划', en: 'The award has a funding plan already' },
  'funding.plan.dates_in_order': { zh: '各期日期须依次排列', en: 'The dates of the instalments must be in order' },
  'funding.plan.instalment_not_positive': { zh: '每期金额须大于零', en: 'An instalment must be more than zero' },
  'funding.plan.instalments_not_the_rest': {
    zh: '各期投入合计应为总投入减去补助额，即 {expected:yuan} 元，现为 {planned:yuan} 元',
    en: 'The instalments must add up to the total less the grant, CNY {expected:yuan}; they are CNY {planned:yuan}',
  },
  'funding.plan.above_total': {
    zh: '补助与各期投入合计 {planned:yuan} 元，超过总投入',
    en: 'Grant and instalments come to CNY {planned:yuan}, more than the total investment',
  },
  'funding.plan.nothing_granted': { zh: '按此比例计算的补助额为零', en: 'This share grants nothing' },
  'funding.simulate.dates_in_order': { zh: '各步日期须依次排列', en: 'The dates of the steps must be in order' },
  'funding.simulate.no_race': {
    zh: '该规则包不设资金池，没有参赛方',
    en: 'These rules have no pool, so there are no racers',
  },
  'funding.simulate.racer_unknown': { zh: '没有名为“{name}”的参赛方', en: 'No racer is called “{name}”' },
  'funding.simulate.racer_is_out': { zh: '参赛方“{name}”已被淘汰', en: 'The racer “{name}” is out' },
  'funding.simulate.too_many_racers': { zh: '参赛方最多 {max} 个', en: 'At most {max} racers are admitted' },
  'funding.simulate.too_many_placed': { zh: '最多 {max} 个参赛方可通过验收', en: 'At most {max} racers can be placed' },
  'funding.simulate.refund_of_nothing': {
    zh: '退款须指向同一方此前的一笔投入',
    en: 'A refund names an earlier contribution of the same party',
  },
  'funding.simulate.refund_too_large': {
    zh: '退款累计超过该笔投入的 {amount:yuan} 元',
    en: 'The refunds exceed CNY {amount:yuan} of the contribution',
  },
});

explainConstraints({ funding_plan_one_per_award: 'funding.plan_exists' });
