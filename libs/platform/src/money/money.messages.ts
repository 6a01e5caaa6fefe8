import { defineMessages } from '../errors/index.js';

export const moneyMessages = defineMessages({
  'money.malformed_fen': {
    zh: '金额应为以分为单位的整数（不含小数点和千分位）',
    en: 'An amount in fen is a whole number without separators',
  },
  'money.malformed_yuan': {
    zh: '金额格式错误，应如 1166666.66 或 1,166,666.66（最多两位小数）',
    en: 'Write the amount as 1166666.66 or 1,166,666.66, with at most two decimals',
  },
  'money.out_of_range': { zh: '金额超出可表示的范围', en: 'The amount is outside the range that can be kept' },
  'money.malformed_ppm': {
    zh: '比例应为百万分之一单位的非负整数',
    en: 'A ratio is a whole, non-negative number of parts per million',
  },
  'money.share_not_below_whole': { zh: '资助比例应低于 100%', en: 'The funded share must be below 100%' },
  'money.weights_invalid': {
    zh: '分配权重应为非负整数，且至少一项大于零',
    en: 'Weights must not be negative, and at least one must be above zero',
  },
  'money.shares_not_whole': { zh: '各方比例之和应为 100%', en: 'The shares must add up to exactly 100%' },
  'money.divisor_not_positive': { zh: '除数或总额应大于零', en: 'The divisor or the whole must be above zero' },
  'money.digits_out_of_range': { zh: '小数位数应为 0–6', en: 'The number of decimals must be 0 to 6' },
});
