import { defineMessages } from '#platform';

/** Why a rule pack contradicts itself; shape errors use the `field.*` codes of the platform. */
export const rulePackMessages = defineMessages({
  'rule_pack.agency_roles_missing': {
    zh: '允许主管部门发起时，须写明配套出资方和验收牵头方',
    en: 'When an agency may initiate, name who co-funds and who leads acceptance',
  },
  'rule_pack.steps_order': {
    zh: '环节须包含并按“审定、公示、授榜”的顺序排列',
    en: 'The steps must contain decision, notice and award in this order',
  },
  'rule_pack.step_missing': { zh: '缺少环节：{step}', en: 'The step {step} is missing' },
  'rule_pack.step_without_use': {
    zh: '按现有设置不应有环节：{step}',
    en: 'The step {step} has no place in these rules',
  },
  'rule_pack.mode_mismatch': {
    zh: '揭榜方式“{mode}”要求此项为 {expected}',
    en: 'The mode {mode} requires {expected} here',
  },
  'rule_pack.payment_mode_mismatch': {
    zh: '拨付方式“{paymentMode}”与拨款期次的触发条件不符',
    en: 'The triggers of the tranches do not fit the payment mode {paymentMode}',
  },
  'rule_pack.panel_not_odd': { zh: '专家组人数须为奇数', en: 'The size of the panel must be odd' },
  'rule_pack.quorum_above_panel': {
    zh: '有效评审人数不得大于专家组人数下限 {panelMin}',
    en: 'The quorum must not exceed the panel size {panelMin}',
  },
  'rule_pack.quorum_not_majority': {
    zh: '有效评审人数须超过专家组人数下限 {panelMin} 的一半',
    en: 'The quorum must be more than half of the panel size {panelMin}',
  },
  'rule_pack.quorum_too_small_to_trim': {
    zh: '去极值平均至少需要 3 份有效评分',
    en: 'A trimmed mean needs at least 3 valid scores',
  },
  'rule_pack.sum_not_whole': {
    zh: '合计须为 100%，现为 {sum:percent}',
    en: 'The sum must be 100% and is {sum:percent}',
  },
  'rule_pack.sum_above_whole': {
    zh: '合计不得大于 100%，现为 {sum:percent}',
    en: 'The sum {sum:percent} exceeds 100%',
  },
  'rule_pack.not_unique': { zh: '不得重复：{value}', en: 'Occurs more than once: {value}' },
  'rule_pack.pass_score_mismatch': {
    zh: '一票否决项须有单项及格分，其他项不得有',
    en: 'A must-pass criterion needs a pass score, another one must not have it',
  },
  'rule_pack.tie_break_without_must_pass': {
    zh: '按一票否决项余量处理并列时，评分表须有一票否决项',
    en: 'This tie break needs at least one must-pass criterion',
  },
  'rule_pack.tie_break_without_race': {
    zh: '以赛马处理并列时，授榜数须大于 1',
    en: 'This tie break needs more than one award',
  },
  'rule_pack.above_other': { zh: '不得大于“{other}”（{limit}）', en: 'Must not exceed “{other}” ({limit})' },
  'rule_pack.ratio_above_other': {
    zh: '不得大于“{other}”（{limit:percent}）',
    en: 'Must not exceed “{other}” ({limit:percent})',
  },
  'rule_pack.ratio_not_below_other': {
    zh: '须小于“{other}”（{limit:percent}）',
    en: 'Must be less than “{other}” ({limit:percent})',
  },
  'rule_pack.bands_not_rising': {
    zh: '各档营业收入须从 0 起递增',
    en: 'The revenue bands must start at 0 and rise',
  },
  'rule_pack.not_consecutive': {
    zh: '序号须从 1 起连续，应为 {expected}',
    en: 'Numbers must run from 1; expected {expected}',
  },
  'rule_pack.ceiling_not_rising': {
    zh: '累计上限须递增（上一期为 {previous:percent}）',
    en: 'Cumulative ceilings must rise (the one before is {previous:percent})',
  },
  'rule_pack.ceiling_not_whole': {
    zh: '末期累计上限须为 100%',
    en: 'The last cumulative ceiling must be 100%',
  },
  'rule_pack.ceiling_above_retention': {
    zh: '验收前的累计上限不得大于 {limit:percent}（扣除留存）',
    en: 'Before acceptance the cumulative ceiling must not exceed {limit:percent} (the retention is held back)',
  },
  'rule_pack.retention_without_acceptance': {
    zh: '有留存时，末期须以验收通过为触发条件',
    en: 'With a retention the last tranche must wait for acceptance',
  },
  'rule_pack.acceptance_not_last': {
    zh: '验收通过只能触发末期拨款',
    en: 'Only the last tranche may wait for acceptance',
  },
  'rule_pack.trigger_number_mismatch': {
    zh: '“配套资金到位”须有期次，“里程碑通过”须有序号，其他条件不得有',
    en: '“Instalment verified” needs an instalment, “milestone passed” a milestone, other conditions need neither',
  },
  'rule_pack.trigger_number_not_rising': {
    zh: '同类触发条件的序号须递增',
    en: 'Instalments and milestones must rise from one tranche to the next',
  },
  'rule_pack.planned_after_work': {
    zh: '仅任务书生效触发的拨款可按约定计划核定',
    en: 'Only money paid when the agreement takes effect may be limited by the plan',
  },
  'rule_pack.midterm_without_stage_check': {
    zh: '中期评估需要至少一次政府阶段检查',
    en: 'A mid-term evaluation needs at least one government stage check',
  },
  'rule_pack.payee_mismatch': {
    zh: '收款主体“{payee}”与各期收款部分不符',
    en: 'The payee parts of the tranches do not fit the payee {payee}',
  },
  'rule_pack.prizes_missing': { zh: '奖金方式须有奖金表', en: 'The payment mode prize needs a prize table' },
  'rule_pack.prizes_without_use': { zh: '仅奖金方式可有奖金表', en: 'Only the payment mode prize has a prize table' },
  'rule_pack.third_party_method_missing': {
    zh: '须第三方检测时，验收方法应包含第三方检测',
    en: 'The methods must contain the third-party test that is required',
  },
});
