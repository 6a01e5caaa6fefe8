import { displayUnit, hasRatioScale, normaliseUnit, parseUnit, unitsComparable } from './units.js';

const factorOf = (text: string): string => {
  const unit = parseUnit(text);
  if (!unit) return 'unknown';
  return `${Number(unit.factor.numerator) / Number(unit.factor.denominator)} ${[...unit.dimension]
    .map(([symbol, exponent]) => `${symbol}${exponent}`)
    .sort()
    .join(' ')}`;
};

describe('parseUnit', () => {
  it.each([
    ['min', '60 s1'],
    ['mm', '0.001 m1'],
    ['keV', `${1.602176634e-13} g1 m2 s-2`],
    ['m/min', `${1 / 60} m1 s-1`],
    ['kW.h', '3600000000 g1 m2 s-2'],
    ['W/(m.K)', '1000 K-1 g1 m1 s-3'],
    ['W/m.K', '1000 K1 g1 m1 s-3'],
    ['/s', '1 s-1'],
    ['m2', '1 m2'],
    ['10*4.{辆}/a', `${10000 / 31_557_600} s-1 {辆}1`],
    ['GiBy', `${8 * 2 ** 30} bit1`],
    ['%', '0.01 '],
    ['{3dB波束宽度}', '1 {3dB波束宽度}1'],
    ['m{等效}', '1 m1 {等效}1'],
    ['cd', '1 cd1'],
    ['mol', '1 mol1'],
    ['mmol', '0.001 mol1'],
  ])('%s', (text, expected) => {
    expect(factorOf(text)).toBe(expected);
  });

  it.each([
    '',
    'm/',
    'm//s',
    '(m',
    'm)',
    'x',
    '条',
    '{}',
    '{a',
    'm s',
    'dBm2x',
    '2',
    'm..s',
    '()',
    'kmin',
    'mCel',
    '{a}{b}',
    '{x'.padEnd(70, 'x') + '}',
  ])('refuses %p', (text) => {
    expect(parseUnit(text)).toBeNull();
  });
});

describe('unitsComparable', () => {
  it.each([
    ['mm', 'um', true],
    ['Hz', '/s', true],
    ['kW.h', 'MJ', true],
    ['%', '1', true],
    ['bar', 'N/mm2', true],
    ['Cel', 'K', false],
    ['dB', 'dBc', false],
    ['{条}', '{台}', false],
    ['{条}', '1', false],
    ['mm', 'm2', false],
    ['mm', '毫米', false],
    ['毫米', '毫米', false],
  ])('%s and %s: %p', (first, second, expected) => {
    expect(unitsComparable(first, second)).toBe(expected);
    expect(unitsComparable(second, first)).toBe(expected);
  });
});

describe('spelling', () => {
  it.each([
    ['℃', 'Cel', '°C'],
    ['μm', 'um', 'μm'],
    ['MΩ', 'MOhm', 'MΩ'],
    ['ppm', '[ppm]', 'ppm'],
    ['‰', '[ppth]', '‰'],
    ['r/min', '{r}/min', 'r/min'],
    ['GB', 'GBy', 'GB'],
    ['W/(m·K)', 'W/(m.K)', 'W/(m·K)'],
    ['m²', 'm2', 'm²'],
    ['s-1', 's-1', 's⁻¹'],
    ['°', 'deg', '°'],
    ['pH', '[pH]', 'pH'],
    ['', '1', ''],
    ['{μ型·条}', '{μ型·条}', 'μ型·条'],
    [' 10*4.{辆} ', '10*4.{辆}', '10^4·辆'],
  ])('%s is stored as %s and printed as %s', (typed, stored, printed) => {
    expect(normaliseUnit(typed)).toBe(stored);
    expect(parseUnit(stored)).not.toBeNull();
    expect(displayUnit(stored)).toBe(printed);
  });
});

it('knows the scales on which a ratio means nothing', () => {
  expect(['dB', 'dBm', 'Cel', '[pH]', 'Cel/min'].filter(hasRatioScale)).toEqual([]);
  expect(['mm', 'K', '%', '1', '{条}'].filter((unit) => !hasRatioScale(unit))).toEqual([]);
});
