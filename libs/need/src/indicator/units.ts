import { multiply, divide, rational, type Rational } from './rational.js';

/** A unit reduced to base units: `factor` × the product of `dimension`. */
export interface Unit {
  readonly factor: Rational;
  /** Exponent per base unit; an annotation such as `{条}` is its own base unit. */
  readonly dimension: ReadonlyMap<string, number>;
}

interface DerivedUnit {
  readonly factor: Rational;
  readonly of: string;
}

/** Longest unit text accepted, annotation included. */
export const maxUnitLength = 60;

const metricBaseUnits: ReadonlySet<string> = new Set([
  'm',
  'g',
  's',
  'A',
  'K',
  'mol',
  'cd',
  'bit',
  'rad',
  'Bq',
  'Gy',
  'Sv',
]);

/** Scales without a true zero or on a logarithm: ratios of their numbers say nothing (see achievement). */
const intervalScaleUnits: ReadonlySet<string> = new Set(['Cel', 'dB', 'dBc', 'dBi', 'dBm', '[pH]']);

const plainBaseUnits: ReadonlySet<string> = new Set(['deg', ...intervalScaleUnits]);

const derived = (of: string, numerator = 1n, denominator = 1n): DerivedUnit => ({
  of,
  factor: rational(numerator, denominator),
});

/** UCUM units that take a metric prefix. Source of the factors: UCUM 2.1, SI brochure 9th edition (2019). */
const metricDerivedUnits: ReadonlyMap<string, DerivedUnit> = new Map([
  ['Hz', derived('s-1')],
  ['N', derived('kg.m.s-2')],
  ['Pa', derived('N.m-2')],
  ['J', derived('N.m')],
  ['W', derived('J.s-1')],
  ['C', derived('A.s')],
  ['V', derived('W.A-1')],
  ['Ohm', derived('V.A-1')],
  ['S', derived('A.V-1')],
  ['F', derived('C.V-1')],
  ['Wb', derived('V.s')],
  ['T', derived('Wb.m-2')],
  ['H', derived('Wb.A-1')],
  ['lm', derived('cd')],
  ['lx', derived('lm.m-2')],
  ['eV', derived('J', 1_602_176_634n, 10n ** 28n)],
  ['bar', derived('Pa', 100_000n)],
  ['m[Hg]', derived('Pa', 133_322_387n, 1000n)],
  ['L', derived('m3', 1n, 1000n)],
  ['l', derived('m3', 1n, 1000n)],
  ['t', derived('g', 1_000_000n)],
  ['By', derived('bit', 8n)],
]);

const plainDerivedUnits: ReadonlyMap<string, DerivedUnit> = new Map([
  ['min', derived('s', 60n)],
  ['h', derived('s', 3600n)],
  ['d', derived('s', 86_400n)],
  ['wk', derived('s', 604_800n)],
  ['mo', derived('s', 2_629_800n)],
  ['a', derived('s', 31_557_600n)],
  ["'", derived('deg', 1n, 60n)],
  ["''", derived('deg', 1n, 3600n)],
  ['%', derived('1', 1n, 100n)],
  ['[ppth]', derived('1', 1n, 1000n)],
  ['[ppm]', derived('1', 1n, 1_000_000n)],
  ['[ppb]', derived('1', 1n, 1_000_000_000n)],
  ['atm', derived('Pa', 101_325n)],
  ['har', derived('m2', 10_000n)],
  ['[in_i]', derived('m', 254n, 10_000n)],
]);

const metricPrefixes: ReadonlyMap<string, number> = new Map([
  ['da', 1],
  ['h', 2],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
  ['d', -1],
  ['c', -2],
  ['m', -3],
  ['u', -6],
  ['n', -9],
  ['p', -12],
  ['f', -15],
  ['a', -18],
]);

const binaryPrefixes: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
]);

const annotationPattern = /(\{[^{}]*\})/;

const spellings: readonly (readonly [RegExp, string])[] = [
  [/℃|°C/g, 'Cel'],
  [/°/g, 'deg'],
  [/[μµ]/g, 'u'],
  [/[ΩΩ]/g, 'Ohm'],
  [/％/g, '%'],
  [/‰/g, '[ppth]'],
  [/[·⋅]/g, '.'],
  [/²/g, '2'],
  [/³/g, '3'],
  [/″/g, "''"],
  [/′/g, "'"],
];

const wholeSpellings: ReadonlyMap<string, string> = new Map([
  ['', '1'],
  ['ppm', '[ppm]'],
  ['ppb', '[ppb]'],
  ['pH', '[pH]'],
  ['rpm', '{r}/min'],
  ['r/min', '{r}/min'],
  ['kWh', 'kW.h'],
  ['Ah', 'A.h'],
  ['mAh', 'mA.h'],
  ['ha', 'har'],
  ['kB', 'kBy'],
  ['KB', 'kBy'],
  ['MB', 'MBy'],
  ['GB', 'GBy'],
  ['TB', 'TBy'],
]);

/**
 * Rewrites the spellings people type (`℃`, `μm`, `Ω`, `ppm`, `r/min`, `GB`) into the UCUM-like text that is stored.
 * Annotations `{…}` are left as they are. An empty text becomes `1`, the unit of a plain number.
 */
export function normaliseUnit(text: string): string {
  const rewritten = text
    .trim()
    .split(annotationPattern)
    .map((part) =>
      part.startsWith('{') ? part : spellings.reduce((rest, [pattern, ucum]) => rest.replace(pattern, ucum), part),
    )
    .join('');
  return wholeSpellings.get(rewritten) ?? rewritten;
}

const dimensionless: Unit = { factor: rational(1n), dimension: new Map() };

const baseUnit = (symbol: string): Unit => ({ factor: rational(1n), dimension: new Map([[symbol, 1]]) });

function combine(left: Unit, right: Unit, sign: 1 | -1): Unit {
  const dimension = new Map(left.dimension);
  for (const [symbol, exponent] of right.dimension) {
    const sum = (dimension.get(symbol) ?? 0) + sign * exponent;
    if (sum === 0) dimension.delete(symbol);
    else dimension.set(symbol, sum);
  }
  const factor = sign === 1 ? multiply(left.factor, right.factor) : divide(left.factor, right.factor);
  return { factor, dimension };
}

function raise(unit: Unit, exponent: number): Unit {
  let result = dimensionless;
  for (let step = 0; step < Math.abs(exponent); step += 1) result = combine(result, unit, exponent < 0 ? -1 : 1);
  return result;
}

const power = (base: bigint, exponent: number): Rational =>
  exponent < 0 ? rational(1n, base ** BigInt(-exponent)) : rational(base ** BigInt(exponent));

function expand(definition: DerivedUnit): Unit | null {
  const unit = parseUnit(definition.of);
  return unit && { ...unit, factor: multiply(unit.factor, definition.factor) };
}

function metricAtom(symbol: string): Unit | null {
  if (metricBaseUnits.has(symbol)) return baseUnit(symbol);
  const definition = metricDerivedUnits.get(symbol);
  return definition ? expand(definition) : null;
}

function prefixedAtom(text: string): Unit | null {
  for (const [prefix, exponent] of binaryPrefixes) {
    const symbol = text.slice(prefix.length);
    const unit = text.startsWith(prefix) && (symbol === 'bit' || symbol === 'By') ? metricAtom(symbol) : null;
    if (unit) return { ...unit, factor: multiply(unit.factor, power(2n, exponent)) };
  }
  for (const [prefix, exponent] of metricPrefixes) {
    const unit = text.startsWith(prefix) ? metricAtom(text.slice(prefix.length)) : null;
    if (unit) return { ...unit, factor: multiply(unit.factor, power(10n, exponent)) };
  }
  return null;
}

/** Whole symbols win over prefix + symbol, so `min` is a minute and `cd` a candela (UCUM section 2.1). */
function atom(text: string): Unit | null {
  if (plainBaseUnits.has(text)) return baseUnit(text);
  const plain = plainDerivedUnits.get(text);
  if (plain) return expand(plain);
  return metricAtom(text) ?? prefixedAtom(text);
}

const tokenPattern =
  /(?<operator>[./()])|(?<annotation>\{[^{}]+\})|10\*(?<power>-?\d{1,2})|(?<one>1)|(?<symbol>(?:[A-Za-z%']|\[[A-Za-z_]+\])+)(?<exponent>-?\d)?/y;

type Token = { readonly operator: string } | { readonly annotation: string } | { readonly unit: Unit };

function tokenise(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  // A sticky pattern keeps its position, and reading a derived unit tokenises its definition in between: one copy per call.
  const pattern = new RegExp(tokenPattern);
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) return null;
    if (groups.operator) tokens.push({ operator: groups.operator });
    else if (groups.annotation) tokens.push({ annotation: groups.annotation });
    else if (groups.power) {
      tokens.push({ unit: { factor: power(10n, Number(groups.power)), dimension: new Map() } });
    } else if (groups.one) tokens.push({ unit: dimensionless });
    else {
      const unit = atom(groups.symbol ?? '');
      if (!unit) return null;
      tokens.push({ unit: raise(unit, groups.exponent === undefined ? 1 : Number(groups.exponent)) });
    }
  }
  return tokens;
}

type Position = { at: number };

function parseComponent(tokens: readonly Token[], position: Position): Unit | null {
  const token = tokens[position.at];
  if (!token) return null;
  position.at += 1;
  if ('annotation' in token) return baseUnit(token.annotation);
  if ('operator' in token) {
    if (token.operator !== '(') return null;
    const inner = parseTerm(tokens, position);
    const closing = tokens[position.at];
    position.at += 1;
    return closing && 'operator' in closing && closing.operator === ')' ? inner : null;
  }
  const next = tokens[position.at];
  if (!next || !('annotation' in next)) return token.unit;
  position.at += 1;
  return combine(token.unit, baseUnit(next.annotation), 1);
}

/** `.` and `/` have the same rank and read from left to right, so `W/m.K` is (W/m)·K (UCUM section 2.3). */
function parseTerm(tokens: readonly Token[], position: Position): Unit | null {
  let result: Unit | null = dimensionless;
  let sign: 1 | -1 = 1;
  const first = tokens[position.at];
  if (first && 'operator' in first && first.operator === '/') {
    sign = -1;
    position.at += 1;
  }
  for (;;) {
    const component = parseComponent(tokens, position);
    result = result && component && combine(result, component, sign);
    const next = tokens[position.at];
    if (!result || !next || !('operator' in next) || next.operator === ')' || next.operator === '(') return result;
    sign = next.operator === '/' ? -1 : 1;
    position.at += 1;
  }
}

/**
 * Reads a unit in UCUM-like text: allow-listed symbols, metric prefixes, one-digit exponents, `.`, `/`, `( )`, `10*6` and annotations `{…}`.
 * Unlike UCUM an annotation counts as part of the dimension: `{条}` and `{台}` are different things.
 * @returns the unit in base units, or null when the text is not such a unit.
 */
export function parseUnit(text: string): Unit | null {
  if (text.length === 0 || text.length > maxUnitLength) return null;
  const tokens = tokenise(text);
  if (!tokens) return null;
  const position = { at: 0 };
  const unit = parseTerm(tokens, position);
  return position.at === tokens.length ? unit : null;
}

/** @returns whether values in the two units can be converted into each other; false when either is not a known unit. */
export function unitsComparable(first: string, second: string): boolean {
  const left = parseUnit(first);
  const right = parseUnit(second);
  return left !== null && right !== null && combine(left, right, -1).dimension.size === 0;
}

/** @returns false for units built on a scale without a true zero (°C) or on a logarithm (dB, pH), where a ratio of values means nothing. */
export function hasRatioScale(text: string): boolean {
  const unit = parseUnit(text);
  return unit !== null && ![...unit.dimension.keys()].some((symbol) => intervalScaleUnits.has(symbol));
}

const displayed: readonly (readonly [RegExp, string])[] = [
  [/^1$/, ''],
  [/Cel/g, '°C'],
  [/deg/g, '°'],
  [/Ohm/g, 'Ω'],
  [/\[ppth\]/g, '‰'],
  [/\[in_i\]/g, 'in'],
  [/\[(\w+)\]/g, '$1'],
  [/By/g, 'B'],
  [/10\*/g, '10^'],
  [/(^|[./(])u(?=[A-Za-z])/g, '$1μ'],
  [/''/g, '″'],
  [/'/g, '′'],
  [/\./g, '·'],
  [/([A-Za-zΩ])-(?=\d)/g, '$1⁻'],
  [/([A-Za-zΩ⁻])1/g, '$1¹'],
  [/([A-Za-zΩ⁻])2/g, '$1²'],
  [/([A-Za-zΩ⁻])3/g, '$1³'],
];

/** @returns the unit as people print it: `um` as μm, `Cel` as °C, `m2` as m², `{条}` as 条, the plain number `1` as nothing. */
export function displayUnit(text: string): string {
  return text
    .split(annotationPattern)
    .map((part) =>
      part.startsWith('{')
        ? part.slice(1, -1)
        : displayed.reduce((rest, [pattern, printed]) => rest.replace(pattern, printed), part),
    )
    .join('');
}
