import { decodeCursor, encodeCursor, type CursorPart } from './page.js';

const ID = '01a1fc8a-bbe6-77ec-accc-426587016c4d';

describe('decodeCursor', () => {
  it('gives back what was encoded', () => {
    const key = ['南昌', '2026-03-02T02:00:00.000Z', '2028-02-29', '42', 0.5, ID];
    expect(decodeCursor(encodeCursor(key), ['text', 'instant', 'date', 'bigint', 'scalar', 'uuid'])).toEqual(key);
  });

  it.each<[CursorPart, unknown]>([
    ['uuid', 'nobody'],
    ['uuid', 7],
    ['uuid', `${ID}' or true`],
    ['text', 'a\u0000b'],
    ['text', null],
    ['instant', 'yesterday'],
    ['instant', '2026-02-30T00:00:00.000Z'],
    ['instant', '0000-01-01T00:00:00.000Z'],
    ['instant', '+275760-09-13T00:00:00.000Z'],
    ['date', '2026-02-30'],
    ['date', '2027-02-29'],
    ['date', '0000-01-01'],
    ['date', '20260101'],
    ['bigint', '9'.repeat(19)],
    ['bigint', '-1'],
    ['bigint', 12],
    ['scalar', ['a']],
    ['scalar', 'a\u0000'],
  ])('refuses a forged %s: %j', (part, value) => {
    const forged = Buffer.from(JSON.stringify([value])).toString('base64url');
    expect(() => decodeCursor(forged, [part])).toThrow('platform.malformed_cursor');
  });

  it.each(['', '!', 'bnVsbA', 'e30', encodeCursor([ID, ID]), encodeCursor([])])('refuses %j as one id', (cursor) => {
    expect(() => decodeCursor(cursor, ['uuid'])).toThrow('platform.malformed_cursor');
  });
});
