/** Banks by the first three digits of a CNAPS number 行别代码, as far as trust.md section d.3 confirms one of theirs. */
const BANK_NAMES: Readonly<Record<string, string>> = {
  '102': '中国工商银行',
  '103': '中国农业银行',
  '104': '中国银行',
  '105': '中国建设银行',
  '201': '国家开发银行',
  '202': '中国进出口银行',
  '203': '中国农业发展银行',
  '301': '交通银行',
  '302': '中信银行',
  '303': '中国光大银行',
  '304': '华夏银行',
  '305': '中国民生银行',
  '306': '广发银行',
  '307': '平安银行',
  '308': '招商银行',
  '309': '兴业银行',
  '310': '上海浦东发展银行',
  '313': '城市商业银行',
  '402': '农村信用合作社',
  '403': '中国邮政储蓄银行',
};

const bankOf = (cnaps: string): string => cnaps.slice(0, 3);

/** The name of the bank that a CNAPS number belongs to; empty when it is not in the table. */
export const bankNameOf = (cnaps: string): string => BANK_NAMES[bankOf(cnaps)] ?? '';

export const sameBank = (one: string, other: string): boolean => bankOf(one) === bankOf(other);
