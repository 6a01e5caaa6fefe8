import { DomainError } from '../errors/index.js';
import { fen, type Fen } from './fen.js';
import { yuanText } from './yuan-text.js';

const YUAN = /^(-?)((?:0|[1-9]\d*)|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan as people write it: `1166666.66` or `1,166,666.66`, at most two decimals, complete groups
 * of three or none, no spaces, no plus sign, no leading or negative zero.
 * @throws DomainError 422 `money.malformed_yuan`, `money.out_of_range`
 */
export function parseYuan(text: string): Fen {
  const match = YUAN.exec(text);
  if (!match) throw new DomainError(422, 'money.malformed_yuan');
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = (whole.replaceAll(',', '') + fraction.padEnd(2, '0')).replace(/^0+(?=\d)/, '');
  if (sign && digits === '0') throw new DomainError(422, 'money.malformed_yuan');
  return fen(sign + digits);
}

/** The amount in yuan with two decimals and groups of three: `1,166,666.66`. */
export function formatYuan(amount: Fen): string {
  return yuanText(amount, 2);
}

/**
 * The amount in ten thousand yuan (万元), exact: at least two decimals and as many as are needed, up to six.
 * Amounts are never rounded for display, since domain.md section 5 rounds percentages only.
 */
export function formatWanYuan(amount: Fen): string {
  return yuanText(amount, 6).replace(/0{1,4}$/, '');
}
