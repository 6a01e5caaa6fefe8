import { DomainError } from '../errors/index.js';
import { assertReadable } from './readable-body.js';

const nested = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;

function refusal(body: unknown): { status: number; code: string; path?: string } | null {
  try {
    assertReadable(body);
    return null;
  } catch (error) {
    const { status, code, details } = error as DomainError;
    return { status, code, path: details.errors?.[0]?.path };
  }
}

describe('a body', () => {
  it.each([[undefined], [null], ['text'], [1.5], [[]], [{ a: [{ b: null }], length: 3 }], [nested(32)]])(
    'is read: %j',
    (body) => {
      expect(refusal(body)).toBeNull();
    },
  );

  it.each([[33], [20_000]])('is refused when it is nested %i deep', (depth) => {
    expect(refusal(nested(depth))).toMatchObject({ status: 400, code: 'platform.nested_too_deep' });
  });

  it('is refused with a member that classes have themselves, by its path', () => {
    const body = { scores: [{ constructor: 1 }] };
    expect(refusal(body)).toEqual({ status: 422, code: 'platform.invalid_input', path: 'scores.0.constructor' });
  });

  it.each(['a\u0000b', '\ud800', 'x\udfff'])('is refused with a text that no database takes: %j', (text) => {
    expect(refusal({ rulePack: { title: text } })).toMatchObject({ status: 422, path: 'rulePack.title' });
    expect(refusal({ [text]: 1 })).toMatchObject({ status: 422, path: text });
    expect(refusal({ title: '😀' })).toBeNull();
  });

  it('is refused with a number that JSON let grow over all bounds', () => {
    expect(refusal(JSON.parse('{"a":{"b":1e99999}}'))).toMatchObject({ status: 422, path: 'a.b' });
    expect(refusal(JSON.parse('-1e99999'))).toMatchObject({ status: 422, path: '' });
  });
});
