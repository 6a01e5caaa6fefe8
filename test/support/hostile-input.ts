import fc, { type Arbitrary } from 'fast-check';

/** A body with the type it claims to be. */
export interface SentBody {
  readonly contentType: string;
  readonly content: string | Buffer;
}

const nested = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;
const DEEP = 60;
const VERY_DEEP = 20_000;

/** Single values that programs have stumbled over. Lone surrogates stand as escapes in the JSON text. */
const HOSTILE: readonly unknown[] = [
  ...[null, true, false, '', ' ', [], {}, [[]], [null], [{}], nested(DEEP)],
  ...[0, -0, -1, 1.5, 1e308, 2_147_483_648, 9_007_199_254_740_993, -2_147_483_649],
  ...['\u0000', 'a\u0000b', '\u0007', '\u001b[31m', '\ud800', 'x\udfff', '\ud83d', '\ufffe', '\u202e反向', '\u200b'],
  ...['测'.repeat(70_000), 'x'.repeat(300), '😀'.repeat(100), '１２３', '٣', 'İı', '%s%n', '${7*7}', '{{7*7}}'],
  ...["'; DROP TABLE need; --", "' OR '1'='1", '1; delete from need', '$1', '\\', '"', "E'\\x00'", '%', '_'],
  ...[
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '=1+1',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e5',
    '0x10',
    '1,000',
  ],
  ...['9223372036854775807', '9223372036854775808', '99999999999999999999', '-1', '00', '1.00', '+1', ' 1'],
  ...['2026-02-31', '2026-02-29', '2026-13-01', '0000-01-01', '9999-12-31', '10000-01-01', '2026-2-3', '0001-01-01'],
  ...['2026-02-31T00:00:00Z', '2026-07-15T25:61:00Z', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59+23:59'],
  ...['2026-07-15T09:00:00+99:99', '2026-07-15T09:00:00', '2026-06-30T23:59:60Z'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'not-a-uuid'],
  ...['{00000000-0000-7000-8000-000000000000}', '00000000000070008000000000000000'],
];

const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'];
const EXTRA_KEYS = ['id', 'state', 'version', 'createdAt', 'isAdmin', 'programme_id', '', '测', 'a.b', '\u0000'];

type Corruption =
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'remove' | 'wrap' | 'unwrap' | 'repeat' | 'swap_case' }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown };

const corruption: Arbitrary<Corruption> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('replace' as const), value: fc.constantFrom(...HOSTILE) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), value: fc.jsonValue({ maxDepth: 2 }) }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('remove', 'wrap', 'unwrap', 'repeat', 'swap_case').map((kind) => ({ kind })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      key: fc.constantFrom(...PROTOTYPE_KEYS, ...EXTRA_KEYS),
      value: fc.constantFrom(...HOSTILE),
    }),
  },
);

/** Values of a kind with one or two things done to them somewhere inside. */
export function corrupted(values: Arbitrary<unknown>): Arbitrary<unknown> {
  const edits = fc.array(fc.tuple(fc.nat(), corruption), { minLength: 1, maxLength: 2 });
  return fc.tuple(values, edits).map(([value, changes]) => {
    const root = { body: structuredClone(value) };
    for (const [place, change] of changes) apply(root, place, change);
    return root.body;
  });
}

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place of a value that holds something, the whole included; hostile values themselves are left alone. */
function slotsOf(holder: Record<string, unknown>, depth = 0): Slot[] {
  return Object.keys(holder).flatMap((key) => {
    const inner = holder[key];
    const deeper = depth < 8 && typeof inner === 'object' && inner !== null;
    return [{ holder, key }, ...(deeper ? slotsOf(inner as Record<string, unknown>, depth + 1) : [])];
  });
}

function apply(root: { body: unknown }, place: number, change: Corruption): void {
  const slots = slotsOf(root as Record<string, unknown>);
  const slot = slots[place % slots.length];
  if (!slot) return;
  const { holder, key } = slot;
  const value = holder[key];
  if (change.kind === 'remove') remove(holder, key);
  else if (change.kind === 'add') add(isObject(value) ? value : root.body, change.key, structuredClone(change.value));
  else define(holder, key, change.kind === 'replace' ? structuredClone(change.value) : reshaped(change.kind, value));
}

function reshaped(kind: 'wrap' | 'unwrap' | 'repeat' | 'swap_case', value: unknown): unknown {
  if (kind === 'wrap') return [value];
  if (kind === 'unwrap') return Array.isArray(value) ? { ...(value as object) } : { value };
  if (kind === 'swap_case' && typeof value === 'string') {
    return value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
  }
  if (Array.isArray(value)) return Array.from({ length: 500 }, () => value[0] as unknown);
  return typeof value === 'string' ? value.repeat(20) : [value, value];
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function remove(holder: Record<string, unknown>, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function add(target: unknown, key: string, value: unknown): void {
  if (isObject(target)) define(target as Record<string, unknown>, key, value);
}

/** Sets also `__proto__` as a plain key, so that it stands in the JSON text. */
function define(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const RAW_JSON: readonly (string | Buffer)[] = [
  ...['', ' ', '{', '}', '{"a":1,}', "{'a':1}", '[]', 'null', 'true', '0', '"text"', '[{}]', 'NaN', '{"a":1}{"b":2}'],
  ...['\ufeff{}', '{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}', '{"a":1,"a":2}'],
  ...['['.repeat(VERY_DEEP), '['.repeat(VERY_DEEP) + ']'.repeat(VERY_DEEP), `{"a":${'1'.repeat(50_000)}}`, '1e99999'],
  ...[
    '{"a":'.repeat(VERY_DEEP) + '1' + '}'.repeat(VERY_DEEP),
    `{"reason":"${'x'.repeat(1_100_000)}"}`,
    '{"a":"\\ud800"}',
  ],
  ...[Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from([0]), Buffer.from('{}', 'utf16le')],
];

const CONTENT_TYPES = [
  ...['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  ...['multipart/form-data; boundary=', 'application/json; charset=gbk', 'application/json+x', 'text/html', '*/*', 'x'],
  ...[
    'application/json; charset=utf-8',
    'application/merge-patch+json',
    '',
    ' ',
    ';',
    'multipart/form-data; boundary=b',
  ],
];

const PARTS = [
  ...['--b--\r\n', '--b\r\n\r\n--b--\r\n', '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n'],
  ...['--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx', 'nothing of the kind'],
  ...['', '../../a.txt', 'a\\b.txt', '.txt', `${'长'.repeat(300)}.txt`, 'a.exe', 'a.txt"; x="', 'con.pdf'].map(
    (name) =>
      `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nMZ\u0000\u0001\r\n--b--\r\n`,
  ),
];

/** Bodies that are no JSON, are JSON of the wrong shape, or claim to be something else. */
export const brokenBody: Arbitrary<SentBody> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ contentType: fc.constant('application/json'), content: fc.constantFrom(...RAW_JSON) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      contentType: fc.constantFrom(...CONTENT_TYPES),
      content: fc.constantFrom('{}', 'a=1', '<a/>'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      contentType: fc.constant('multipart/form-data; boundary=b'),
      content: fc.constantFrom(...PARTS),
    }),
  },
);

/** Bodies where none is described, also on GET. */
export const unexpectedBody: Arbitrary<SentBody> = fc.oneof(
  brokenBody,
  fc.constant({ contentType: 'application/json', content: '{"reason":"x","state":"closed","version":0}' }),
);

const IF_MATCH = [
  '*',
  '1',
  '"x"',
  'W/"1"',
  '"-1"',
  '"1", "2"',
  '"99999999999"',
  '"0"',
  '""',
  '"1.0"',
  '"1e2"',
  '"999999999"',
];
const KEYS = ['', 'short', 'x'.repeat(300), 'with space in it', 'ключ-ключ'.repeat(2), 'the-same-key', '"quoted-key"'];
const TOKENS = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer x',
  'Bearer a.b.c',
  'Basic YTpi',
  'bearer null',
  `Bearer ${'x'.repeat(5000)}`,
];

/** Headers that replace the right ones; an empty value means that the header is not sent. */
export const brokenHeaders = fc.oneof<Arbitrary<Record<string, string>>[]>(
  fc.constantFrom('', ...IF_MATCH).map((value) => ({ 'if-match': value })),
  fc.constantFrom('', ...KEYS).map((value) => ({ 'idempotency-key': value })),
  fc.constantFrom(...TOKENS).map((value) => ({ authorization: value })),
  fc.constantFrom(...CONTENT_TYPES).map((value) => ({ 'content-type': value })),
  fc.constantFrom<Record<string, string>[]>(
    { 'accept-encoding': 'br;q=9, *' },
    { accept: 'text/html' },
    { 'x-forwarded-for': '::1, not-an-address' },
    { 'x-http-method-override': 'DELETE' },
    { 'content-encoding': 'gzip' },
    { range: 'bytes=-1' },
  ),
);

/** What stands in the place of an id in a path, percent-encoding as it goes over the wire. */
export const brokenPathPart: Arbitrary<string> = fc.constantFrom(
  ...[
    'x',
    '0',
    '-1',
    '%00',
    '%zz',
    '%',
    '%ED%A0%80',
    '%FF',
    '%F0%9F%98%80',
    '..%2f..',
    '.',
    '%2e%2e',
    'undefined',
    '%20',
  ],
  ...['00000000-0000-0000-0000-00000000000g', '00000000-0000-7000-8000-000000000000%00', "'%20or%201=1--", '{id}'],
  ...[
    '00000000-0000-7000-8000-000000000000%0A',
    'x'.repeat(300),
    'FFFFFFFF-FFFF-7FFF-8FFF-FFFFFFFFFFFF',
    '%2F',
    ';a=1',
  ],
);

const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
const ODD_KEYS: readonly unknown[] = [
  'x',
  '',
  1,
  -1,
  1e300,
  '2026-02-31T00:00:00Z',
  'not-a-uuid',
  '\u0000',
  '\ud800',
  '9'.repeat(30),
];
const UUID = '00000000-0000-7000-8000-000000000000';

/** Cursors that nobody was given: no base64, no JSON, the wrong number of parts, parts of the wrong kind. */
const brokenCursor: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    '====',
    '%00',
    '测',
    'bnVsbA',
    'W10',
    'x'.repeat(2000),
    cursor({ a: 1 }),
    cursor([[1]]),
    cursor([null]),
  ),
  fc.array(fc.constantFrom(...ODD_KEYS), { minLength: 1, maxLength: 4 }).map(cursor),
  fc.array(fc.constantFrom(...ODD_KEYS), { minLength: 0, maxLength: 3 }).map((keys) => cursor([...keys, UUID])),
);

const QUERY_TEXTS = [
  ...[
    '',
    '0',
    '-1',
    '1.5',
    '1e2',
    '101',
    '99999999999999999999',
    'abc',
    '%00',
    '%zz',
    '%ED%A0%80',
    '%27',
    '测',
    '[]',
    '{}',
  ],
  ...[
    '2026-02-31',
    '2026-02-31T00:00:00Z',
    '1%20OR%201=1',
    'x'.repeat(3000),
    '%F0%9F%98%80',
    '%25',
    '%5C',
    'true',
    'null',
  ],
  ...['(', '%26', '!', 'a%20%26%20!', ':*', '%27%27', '%20', '0x10', '9007199254740993', '-9223372036854775809'],
];

/** Query strings with known parameters given wrong values, given twice, and with parameters nobody knows. */
export function brokenQuery(names: readonly string[]): Arbitrary<string> {
  const known = fc.constantFrom(...names, 'limit', 'cursor');
  const pair = known.chain((name) =>
    (name === 'cursor' ? brokenCursor : fc.constantFrom(...QUERY_TEXTS)).map((value) => `${name}=${value}`),
  );
  const unknown = fc.constantFrom(
    ...[
      'unknown=1',
      '__proto__=1',
      'constructor=1',
      '__proto__[a]=1',
      'toString',
      '=',
      '&',
      'a[b][c]=1',
      'limit[]=1',
      '%zz=1',
    ],
    ...['cursor[$ne]=', 'limit=1&limit=2', 'then=1', '%00=1', 'x'.repeat(4000)],
  );
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: pair }, { weight: 1, arbitrary: unknown }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => pairs.join('&'));
}
