import { isUuid, uuidv7, uuidv7Time } from './uuidv7.js';

describe('uuidv7', () => {
  it('has the structure of RFC 9562 and carries the instant of the RFC example', () => {
    // RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC is 0x017F22E279B0.
    const instant = Date.UTC(2022, 1, 22, 19, 22, 22);
    const id = uuidv7(instant);
    expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidv7Time(id)).toBe(instant);
    expect(uuidv7Time('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(instant);
  });

  it('takes the present when no instant is given', () => {
    const before = Date.now();
    const time = uuidv7Time(uuidv7());
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('gives 100,000 distinct ids in ascending order', () => {
    const ids = Array.from({ length: 100_000 }, () => uuidv7());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id)).toBe(true);
    expect(ids.every(isUuid)).toBe(true);
  });

  it('ascends within one given instant and leaves the ids of the present alone', () => {
    const future = Date.now() + 10 * 365 * 86_400_000;
    const ids = Array.from({ length: 20_000 }, () => uuidv7(future));
    expect(new Set(ids.map(uuidv7Time))).toEqual(new Set([future]));
    expect(ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id)).toBe(true);
    expect(uuidv7() < (ids[0] ?? '')).toBe(true);
    expect(uuidv7Time(uuidv7(0))).toBe(0);
  });

  it('still ascends when the clock goes back', () => {
    const real = Date.now;
    try {
      const first = uuidv7();
      Date.now = () => real() - 3_600_000;
      const second = uuidv7();
      expect(second > first).toBe(true);
    } finally {
      Date.now = real;
    }
  });

  it('refuses instants that do not fit', () => {
    for (const instant of [-1, 0.5, NaN, 2 ** 48]) expect(() => uuidv7(instant)).toThrow(RangeError);
  });
});

describe('isUuid and uuidv7Time', () => {
  it('tell ids from other text', () => {
    expect(isUuid('00000000-0000-0000-0000-000000000001')).toBe(true);
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(true);
    const wrong: unknown[] = ['', '017f22e279b07cc398c4dc0c0c07398f', '017f22e2-79b0-7cc3-98c4-dc0c0c07398', 7, null];
    for (const text of [...wrong, '017f22e2-79b0-7cc3-98c4-dc0c0c07398g', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n']) {
      expect(isUuid(text)).toBe(false);
    }
    for (const id of ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '017f22e2-79b0-7cc3-58c4-dc0c0c07398f', 'x']) {
      expect(() => uuidv7Time(id)).toThrow(expect.objectContaining({ status: 400, code: 'ids.not_uuidv7' }));
    }
  });
});
