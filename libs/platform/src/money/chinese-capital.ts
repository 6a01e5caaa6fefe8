import { DomainError } from '../errors/index.js';
import type { Fen } from './fen.js';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const WAN = 10_000n;
const YI = 100_000_000n;

/**
 * The amount in Chinese capital numerals (大写金额) for payment papers, without the word 人民币: 壹佰万元零伍分.
 * Rules of 支付结算办法, annex 1: 整 only after 元; a zero between digits is written once; where the digit before 元
 * is zero and 角 is not, the annex allows both forms and its first one, with 零, is used. Negative amounts begin
 * with 负, zero is 零元整.
 * @throws DomainError 422 `money.out_of_range` from 10¹⁶ yuan on, where 万亿 ends
 */
export function toChineseCapital(amount: Fen): string {
  const magnitude = amount < 0n ? -amount : amount;
  const yuan = magnitude / 100n;
  if (yuan >= YI * YI) throw new DomainError(422, 'money.out_of_range');
  if (magnitude === 0n) return '零元整';
  return (amount < 0n ? '负' : '') + (yuan > 0n ? `${belowYiYi(yuan)}元` : '') + tail(yuan, magnitude % 100n);
}

function tail(yuan: bigint, rest: bigint): string {
  if (rest === 0n) return '整';
  const jiao = rest / 10n;
  const single = rest % 10n;
  const zero = yuan > 0n && (jiao === 0n || yuan % 10n === 0n) ? '零' : '';
  return zero + (jiao > 0n ? `${digit(jiao)}角` : '') + (single > 0n ? `${digit(single)}分` : '');
}

function belowYiYi(value: bigint): string {
  return join(value / YI, '亿', belowYi, { rest: value % YI, size: YI, write: belowYi });
}

function belowYi(value: bigint): string {
  return join(value / WAN, '万', belowWan, { rest: value % WAN, size: WAN, write: belowWan });
}

function belowWan(value: bigint): string {
  let text = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000n, '仟'],
    [100n, '佰'],
    [10n, '拾'],
    [1n, ''],
  ] as const) {
    const figure = (value / unit) % 10n;
    if (figure === 0n) {
      skipped = text !== '';
      continue;
    }
    text += (skipped ? '零' : '') + digit(figure) + name;
    skipped = false;
  }
  return text;
}

interface LowerPart {
  readonly rest: bigint;
  readonly size: bigint;
  readonly write: (value: bigint) => string;
}

/** Writes the upper part with its unit and the lower part, with 零 between them where the lower part starts with 0. */
function join(upper: bigint, unit: string, write: (value: bigint) => string, lower: LowerPart): string {
  if (upper === 0n) return lower.write(lower.rest);
  if (lower.rest === 0n) return write(upper) + unit;
  const zero = lower.rest * 10n < lower.size ? '零' : '';
  return write(upper) + unit + zero + lower.write(lower.rest);
}

function digit(value: bigint): string {
  return DIGITS[Number(value)] ?? '';
}
