import { defineMessages } from '#platform';
import { indicatorMessages } from './indicator/index.js';

defineMessages(indicatorMessages);

export const needMessages = defineMessages({
  'need.state_secrets_pledge_missing': {
    zh: '本平台不受理涉密内容，提交须承诺需求不含国家秘密',
    en: 'The platform refuses state secrets: pledge that the need holds none',
  },
  'need.investment_missing': { zh: '投入总额须大于零', en: 'The total investment must be above zero' },
  'need.investment_below_floor': {
    zh: '投入总额低于计划要求的下限（{floorFen} 分）',
    en: 'The total investment is below the floor of the programme ({floorFen} fen)',
  },
  'need.cash_above_investment': {
    zh: '支付揭榜方的现金不得超过投入总额',
    en: 'The cash paid to the taker cannot exceed the total investment',
  },
  'need.period_too_long': { zh: '攻关期限不得超过 {longest} 个月', en: 'The period cannot exceed {longest} months' },
  'need.recommender_required': { zh: '经推荐的需求须填写归口管理单位', en: 'Name the unit that recommends the need' },
  'need.recommender_not_wanted': {
    zh: '仅经推荐的需求填写归口管理单位',
    en: 'Only a recommended need names a recommender',
  },
  'need.recommender_is_agency': {
    zh: '归口管理单位须为主管部门类单位',
    en: 'The recommender must be an agency',
  },
  'need.survey_by_agency': {
    zh: '实地调研需求由主管部门或承办单位录入',
    en: 'Needs found by field survey are entered by the agency or the organiser',
  },
  'need.demander_kind': {
    zh: '需求方须为企业、医院、高校、科研院所或主管部门',
    en: 'A demander is an enterprise, hospital, university, institute or agency',
  },
  'need.amount_below_cash': {
    zh: '建议金额不得低于支付揭榜方的现金',
    en: 'The recommended amount cannot be below the cash paid to the taker',
  },
  'need.channel.self_filed': { zh: '自行填报', en: 'Self-filed' },
  'need.channel.recommended': { zh: '归口推荐', en: 'Recommended' },
  'need.channel.field_survey': { zh: '实地调研', en: 'Field survey' },
  'need.result_ownership.demander': { zh: '归需求方', en: 'The demander owns the results' },
  'need.result_ownership.taker': { zh: '归揭榜方', en: 'The taker owns the results' },
  'need.result_ownership.shared': { zh: '双方共有', en: 'Both own the results' },
  'need.cooperation.commissioned': { zh: '委托研发', en: 'Commissioned research' },
  'need.cooperation.joint_development': { zh: '联合研发', en: 'Joint development' },
  'need.cooperation.result_transfer': { zh: '成果转让', en: 'Transfer of results' },
  'need.cooperation.licence': { zh: '许可使用', en: 'Licence' },
  'need.cooperation.equity': { zh: '作价入股', en: 'Equity' },
  'need.priority.normal': { zh: '一般', en: 'Normal' },
  'need.priority.high': { zh: '重要', en: 'High' },
  'need.priority.urgent': { zh: '紧急', en: 'Urgent' },
  'need.confidentiality.public': { zh: '公开', en: 'Public' },
  'need.confidentiality.summary_public': { zh: '仅摘要公开', en: 'Only the summary is public' },
  'need.confidentiality.invited': { zh: '定向邀请', en: 'By invitation' },
  'need.assessment.list': { zh: '建议入榜', en: 'Put it on the list' },
  'need.assessment.not_list': { zh: '建议不入榜', en: 'Do not put it on the list' },
});
