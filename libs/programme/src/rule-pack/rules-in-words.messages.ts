import { defineMessages } from '#platform';

/** The rules of a programme as its public page tells them. */
export const ruleWords = defineMessages({
  'rule.mode.docking': { zh: '先对接、后联合申报', en: 'Docking first, then a joint filing' },
  'rule.mode.open_call': { zh: '公开张榜、择优揭榜', en: 'An open call; the best proposal is chosen' },
  'rule.mode.race': { zh: '赛马：多家入围、分阶段淘汰', en: 'A race: several start, stages eliminate' },
  'rule.mode.contest': { zh: '挑战赛：以实测成果定名次', en: 'A contest decided by measured results' },
  'rule.sealed': {
    zh: '揭榜申请密封至截止时间，任何人不得提前查看',
    en: 'Proposals are sealed until the closing hour',
  },
  'rule.decider.demander': { zh: '由需求方选定揭榜方，主管部门审核', en: 'The demander chooses, the agency reviews' },
  'rule.decider.panel': { zh: '由专家组评审、主管部门审定', en: 'A panel reviews, the agency decides' },
  'rule.decider.measured_result': { zh: '以按规程测得的结果为准', en: 'Results measured by protocol decide' },
  'rule.winners': { zh: '每个榜题最多 {max} 家中榜', en: 'At most {max} awards for a challenge' },
  'rule.re_posting': {
    zh: '流榜后最多重新张榜 {max} 次',
    en: 'A challenge without an award is posted again at most {max} times',
  },
  'rule.take_up': {
    zh: '揭榜期不少于 {days} 天，截止日 {hour} 截止',
    en: 'Open for at least {days} days, until {hour} of the last',
  },
  'rule.addendum_freeze': {
    zh: '截止前 {days} 个工作日内不更正榜题，除非同时延长揭榜期',
    en: 'No addendum in the last {days} working days unless the window is extended',
  },
  'rule.notice': { zh: '拟中榜名单公示 {days} 个工作日', en: 'Awards are on public notice for {days} working days' },
  'rule.objection_reply': {
    zh: '异议在 {days} 个工作日内答复',
    en: 'Objections are answered within {days} working days',
  },
  'rule.signing': {
    zh: '公示后 {days} 个工作日内签订任务书',
    en: 'The agreement is signed within {days} working days',
  },
  'rule.affiliation.none': { zh: '不限制揭榜方与需求方的关联关系', en: 'Takers may be affiliated with the demander' },
  'rule.affiliation.same_unit_or_subsidiary': {
    zh: '揭榜方与需求方不得为同一单位或母子公司',
    en: 'Takers may not be the demander or its subsidiary',
  },
  'rule.affiliation.equity_link': {
    zh: '揭榜方与需求方不得有股权关系',
    en: 'Takers may not be linked with the demander by equity',
  },
  'rule.affiliation.control_or_significant_influence': {
    zh: '揭榜方与需求方不得有控制或重大影响关系',
    en: 'Neither side may control or significantly influence the other',
  },
  'rule.credit': {
    zh: '近 {years} 年无失信和科研不端记录',
    en: 'No findings of dishonesty or misconduct within {years} years',
  },
  'rule.consortium': {
    zh: '可组成联合体，参与单位最多 {max} 家',
    en: 'Consortia may have up to {max} partners beside the lead',
  },
  'rule.investment_floor': {
    zh: '需求方投入不少于 {amount} 万元',
    en: 'The demander invests at least {amount} ten thousand yuan',
  },
  'rule.partial_cover': { zh: '可只响应部分指标', en: 'A proposal may cover some of the indicators' },
  'rule.full_cover': { zh: '须响应全部指标', en: 'A proposal covers every indicator' },
  'rule.panel': {
    zh: '专家组不少于 {min} 人，有效评审不少于 {quorum} 份',
    en: 'At least {min} experts, of whom {quorum} must score',
  },
  'rule.pass_score': { zh: '评审及格线 {score} 分', en: 'Pass score {score}' },
  'rule.reserve': { zh: '设备选 {count} 名，{days} 天内有效', en: '{count} in reserve, for {days} days' },
  'rule.share': { zh: '财政补助占比 {max}', en: 'The government pays a share of {max}' },
  'rule.share_band': { zh: '财政补助占比 {min} 至 {max}', en: 'The government pays a share of {min} to {max}' },
  'rule.denominator.total_investment': { zh: '补助以项目总投入为基数', en: 'The share is of the total investment' },
  'rule.denominator.verified_cash_to_taker': {
    zh: '补助以经核实支付给揭榜方的现金为基数',
    en: 'The share is of the verified cash paid to the taker',
  },
  'rule.denominator.verified_demander_spend': {
    zh: '补助以经核实的需求方投入为基数',
    en: 'The share is of the verified spend of the demander',
  },
  'rule.cap': { zh: '单个项目补助最高 {amount} 万元', en: 'At most {amount} ten thousand yuan for a project' },
  'rule.payee.demander': { zh: '补助拨付给需求方', en: 'The grant is paid to the demander' },
  'rule.payee.taker': { zh: '补助拨付给揭榜方', en: 'The grant is paid to the taker' },
  'rule.payee.split': { zh: '补助分别拨付给需求方和揭榜方', en: 'The grant is split between demander and taker' },
  'rule.tranches': { zh: '补助分 {count} 期拨付', en: 'The grant is paid in {count} tranches' },
  'rule.period': { zh: '攻关期限最长 {months} 个月', en: 'At most {months} months of work' },
  'rule.stage_checks': { zh: '过程检查最多 {max} 次', en: 'At most {max} stage checks' },
  'rule.pass_at': {
    zh: '按权重完成 {ratio} 以上指标且必达指标全部达标，方可通过验收',
    en: 'Accepted at {ratio} of the weight with every must-pass indicator met',
  },
  'rule.third_party_test': { zh: '验收须有第三方检测报告', en: 'Acceptance needs a third-party test' },
  'rule.tolerance': { zh: '勤勉尽责而未成功的，可申请容错', en: 'Diligent work that fails may claim tolerance' },
  'rule.no_tolerance': { zh: '不设容错', en: 'There is no tolerance for failure' },
});
