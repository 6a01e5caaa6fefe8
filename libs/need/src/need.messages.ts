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
    zh: '投入总额低于计划要求的下限（{floorFen:yuan} 元）',
    en: 'The total investment is below the floor of the programme (CNY {floorFen:yuan})',
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
});
