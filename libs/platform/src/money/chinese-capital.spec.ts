import fc from 'fast-check';
import { toChineseCapital } from './chinese-capital.js';
import { fen } from './fen.js';
import { parseYuan } from './yuan.js';

const FIGURES = '零壹贰叁肆伍陆柒捌玖';

/** Reads capital numerals back into fen by value alone: 零 means nothing, a unit multiplies what stands before it. */
function read(text: string): bigint {
  const negative = text.startsWith('负');
  let [total, section, figure] = [0n, 0n, 0n];
  let fraction = 0n;
  for (const character of text.replace(/^负/, '').replace(/整$/, '')) {
    const value = FIGURES.indexOf(character);
    if (value >= 0) figure = BigInt(value);
    else if (character === '分') fraction += figure;
    else if (character === '角') fraction += figure * 10n;
    else if (character === '拾') section += figure * 10n;
    else if (character === '佰') section += figure * 100n;
    else if (character === '仟') section += figure * 1000n;
    else if (character === '万') [total, section] = [total + (section + figure) * 10_000n, 0n];
    else if (character === '亿') [total, section] = [(total + section + figure) * 100_000_000n, 0n];
    else if (character === '元') [total, section] = [total + section + figure, 0n];
    else throw new Error(`${character} in ${text}`);
    if (value < 0) figure = 0n;
  }
  const amount = total * 100n + fraction;
  return negative ? -amount : amount;
}

/** The textbook way, independent of the implementation: write every digit with its place, then strike out zeros. */
function byStriking(amount: bigint): string {
  const places = ['', '拾', '佰', '仟', '万', '拾', '佰', '仟', '亿', '拾', '佰', '仟', '万', '拾', '佰', '仟'];
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const whole = digits.slice(0, -2);
  const [jiao = '', single = ''] = digits.slice(-2);
  const spelled = [...whole].map((d, i) => FIGURES.charAt(Number(d)) + (places[whole.length - 1 - i] ?? '?')).join('');
  const struck = spelled
    .replace(/零[拾佰仟]/g, '零')
    .replace(/零+/g, '零')
    .replace(/零万/g, '万')
    .replace(/零亿/g, '亿')
    .replace(/亿万/g, '亿零')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  const yuan = struck === '' ? '' : `${struck}元`;
  if (jiao + single === '00') return `${amount < 0n ? '负' : ''}${yuan || '零元'}整`;
  const zero = yuan !== '' && (jiao === '0' || whole.endsWith('0')) ? '零' : '';
  const tail =
    (jiao === '0' ? '' : `${FIGURES.charAt(Number(jiao))}角`) +
    (single === '0' ? '' : `${FIGURES.charAt(Number(single))}分`);
  return (amount < 0n ? '负' : '') + yuan + zero + tail;
}

describe('toChineseCapital', () => {
  it.each([
    // The examples of 支付结算办法, annex 1.
    ['1,409.50', '壹仟肆佰零玖元伍角'],
    ['6,007.14', '陆仟零柒元壹角肆分'],
    ['1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107,000.53', '壹拾万柒仟元零伍角叁分'],
    ['16,409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    // trust.md D13.
    ['1,000,000.05', '壹佰万元零伍分'],
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角'],
    ['0.15', '壹角伍分'],
    ['1', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['1.50', '壹元伍角'],
    ['10', '壹拾元整'],
    ['10.50', '壹拾元零伍角'],
    ['10.05', '壹拾元零伍分'],
    ['100', '壹佰元整'],
    ['101', '壹佰零壹元整'],
    ['1,001', '壹仟零壹元整'],
    ['1,010', '壹仟零壹拾元整'],
    ['10,000', '壹万元整'],
    ['10,001', '壹万零壹元整'],
    ['10,100', '壹万零壹佰元整'],
    ['11,000', '壹万壹仟元整'],
    ['100,500', '壹拾万零伍佰元整'],
    ['1,166,666.66', '壹佰壹拾陆万陆仟陆佰陆拾陆元陆角陆分'],
    ['10,000,000', '壹仟万元整'],
    ['10,010,000', '壹仟零壹万元整'],
    ['100,000,000', '壹亿元整'],
    ['100,000,001', '壹亿零壹元整'],
    ['100,010,000', '壹亿零壹万元整'],
    ['100,001,000', '壹亿零壹仟元整'],
    ['110,000,000', '壹亿壹仟万元整'],
    ['1,050,000,000', '壹拾亿伍仟万元整'],
    ['10,000,100,001', '壹佰亿零壹拾万零壹元整'],
    ['1,000,000,000,000', '壹万亿元整'],
    ['1,000,100,000,000', '壹万零壹亿元整'],
    ['1,000,000,010,000.05', '壹万亿零壹万元零伍分'],
    ['1,200,000,000,000', '壹万贰仟亿元整'],
    ['-1,166,666.60', '负壹佰壹拾陆万陆仟陆佰陆拾陆元陆角'],
    ['-0.05', '负伍分'],
    ['9,999,999,999,999,999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('writes %s as %s', (yuan, text) => {
    expect(toChineseCapital(parseYuan(yuan))).toBe(text);
  });

  it('refuses what has no common name', () => {
    for (const amount of [10n ** 18n, -(10n ** 18n)]) {
      expect(() => toChineseCapital(fen(amount))).toThrow(expect.objectContaining({ code: 'money.out_of_range' }));
    }
  });

  it('is read back to the fen and equals the textbook spelling for every amount below ten thousand yuan by steps', () => {
    for (let value = 0n; value < 1_000_000n; value += 37n) {
      const text = toChineseCapital(fen(value));
      expect([read(text), text]).toEqual([value, byStriking(value)]);
    }
  }, 60_000);

  it('is read back to the fen and equals the textbook spelling for amounts full of zeros', () => {
    // Mostly zero digits: the hard cases are where zeros meet the units 万, 亿 and 元.
    const digit = fc.oneof(
      { weight: 3, arbitrary: fc.constant('0') },
      { weight: 2, arbitrary: fc.constantFrom(...'123456789') },
    );
    const amount = fc
      .tuple(fc.boolean(), fc.array(digit, { minLength: 1, maxLength: 18 }))
      .map(([negative, digits]) => BigInt(digits.join('')) * (negative ? -1n : 1n));
    fc.assert(
      fc.property(amount, (value) => {
        const text = toChineseCapital(fen(value));
        if (read(text) !== value || text !== byStriking(value)) throw new Error(`${value} → ${text}`);
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});
