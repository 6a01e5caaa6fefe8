import { defineMessages, explainConstraints } from '#platform';
import { completionMessages } from './completion/index.js';

export const acceptanceMessages = defineMessages({
  'acceptance.too_late': {
    zh: '已超过申请验收的最后期限（{until}）',
    en: 'Acceptance could be asked for until {until}',
  },
  'acceptance.project_terminated': { zh: '项目已终止', en: 'The project was terminated' },
  ...completionMessages,
  'acceptance.re_reviews_used': {
    zh: '完成率 {completion} 低于通过线 {passAt}，复验次数（{max} 次）已用完',
    en: 'Completion {completion} is below the pass line {passAt}, and the re-review(s) allowed ({max}) are used up',
  },
  'acceptance.milestones_missing': { zh: '项目尚无里程碑', en: 'The project has no milestones yet' },
  'acceptance.milestones_open': { zh: '尚有 {count} 个里程碑未通过', en: '{count} milestone(s) have not passed yet' },
  'acceptance.already_open': { zh: '该项目已有进行中的验收', en: 'An acceptance of this project is going on already' },
  'acceptance.re_review_too_late': {
    zh: '复验申请期限（{until}）已过',
    en: 'A re-review could be asked for until {until}',
  },
  'acceptance.already_concluded': { zh: '验收已出结论', en: 'The acceptance has concluded' },
  'acceptance.state_secrets_pledge_missing': {
    zh: '请承诺材料不含国家秘密',
    en: 'Pledge that the material holds no state secrets',
  },
  'acceptance.assessor_required': {
    zh: '规则要求第三方检测，请指定检测机构',
    en: 'The rules ask for a third-party test: name who does it',
  },
  'acceptance.not_an_assessor': { zh: '该单位不是第三方检测评估机构', en: 'The organisation is no assessor' },
  'acceptance.assessor_not_independent': {
    zh: '检测机构与需求方或揭榜方存在关联关系',
    en: 'The assessor is related to the demander or the taker',
  },
  'acceptance.date_in_future': { zh: '日期不能晚于今天（{today}）', en: 'The date cannot be after today ({today})' },
  'acceptance.indicator_unknown': { zh: '指标不属于本项目', en: 'The indicator does not belong to this project' },
  'acceptance.indicator_repeated': { zh: '指标重复', en: 'The indicator stands here twice' },
  'acceptance.value_malformed': {
    zh: '实测值应为以 {unit} 计的数值（通过性指标填 pass 或 fail）',
    en: 'The measured value must be a number in {unit} (pass or fail for a pass/fail indicator)',
  },
  'acceptance.dissent_needs_reason': {
    zh: '需求方意见与计算结论不一致，请填写说明',
    en: 'The demander’s opinion differs from the computed outcome: say why the outcome stands',
  },
});

explainConstraints({ acceptance_one_open: 'acceptance.already_open', acceptance_round: 'acceptance.already_open' });
