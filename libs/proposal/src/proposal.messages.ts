import { defineMessages, explainConstraints } from '#platform';

export const proposalMessages = defineMessages({
  'proposal.already_taken_up': {
    zh: '贵单位已对该榜题揭榜，请修改原申请',
    en: 'Your organisation has taken up this challenge already; change that proposal instead',
  },
  'proposal.seal_broken': {
    zh: '申请 {number} 的密封内容与提交时的哈希不一致，停止开启并报告监督部门',
    en: 'The sealed content of {number} does not match the hash of its submission; opening stops',
  },
  'proposal.content_too_large': { zh: '申请内容超过 {max} 字节', en: 'The content is larger than {max} bytes' },
  'proposal.one_leader': { zh: '团队须有且仅有一名负责人', en: 'The team needs exactly one leader' },
  'proposal.one_lead': { zh: '须有且仅有一家牵头单位', en: 'Exactly one organisation leads' },
  'proposal.lead_is_taker': { zh: '牵头单位须为揭榜单位', en: 'The lead must be the organisation that takes up' },
  'proposal.repeated': { zh: '重复', en: 'Repeated' },
  'proposal.organisation_unknown': { zh: '单位未登记', en: 'This organisation is not registered' },
  'proposal.shares_not_whole': {
    zh: '各单位合计须为 100%，现为 {sum:percent}',
    en: 'Must add up to 100% over all members; it is {sum:percent}',
  },
  'proposal.indicator_unknown': { zh: '榜题没有此指标', en: 'The challenge has no such indicator' },
  'proposal.raised_not_covered': {
    zh: '指标“{name}”已更正，承诺未达到更正后的要求',
    en: 'Indicator “{name}” was amended; the commitment does not cover it as it stands now',
  },
  'proposal.pledge_required': { zh: '须作出承诺', en: 'This pledge must be given' },
  'proposal.offer_kind_not_allowed': {
    zh: '本计划不接受此类揭榜方式，可选：{allowed}',
    en: 'This kind of offer is not accepted here; choose from {allowed}',
  },
  'proposal.schedule_too_long': { zh: '最长 {max} 个月', en: 'At most {max} months' },
  'proposal.budget_empty': { zh: '预算金额须大于零', en: 'The amount must be above zero' },
});

explainConstraints({ proposal_one_live_per_taker: 'proposal.already_taken_up' });
