import { addDays, fen, localDate, type LocalDate } from '#platform';
import { matchLines, referenceIn, type Finding, type LineToMatch, type PaymentToMatch } from './match-lines.js';

// Printed in the name of the test; to replay a run, write the printed number here.
const SEED = Math.floor(Math.random() * 2 ** 31);

const payment = (number: number, given: Partial<PaymentToMatch> = {}): PaymentToMatch => ({
  id: `payment-${number}`,
  reference: `BF-2026-${String(number).padStart(4, '0')}-1`,
  amountFen: fen(BigInt(number) * 100_000n),
  payeeName: '江西电缆（集团）有限责任公司',
  payeeAccount: '1509200009000012345',
  instructedOn: localDate('2026-11-02'),
  taken: [],
  ...given,
});

const lineOf = (of: PaymentToMatch, given: Partial<LineToMatch> = {}): LineToMatch => ({
  event: 'paid',
  bookedOn: addDays(of.instructedOn, 1),
  amountFen: of.amountFen,
  counterpartyName: of.payeeName,
  counterpartyAccount: of.payeeAccount,
  reference: of.reference,
  remittance: null,
  ...given,
});

const one = (line: LineToMatch, ...payments: PaymentToMatch[]): Finding | undefined => matchLines([line], payments)[0];
const matched = (id: string, method: string) => ({ matched: true, paymentId: id, method });
const reason = (code: string) => ({ matched: false, reason: code });

describe('a line of a statement', () => {
  const [first, second] = [payment(1), payment(2)];

  it('is found by our reference, also inside the words and in full-width letters', () => {
    expect(one(lineOf(first), first, second)).toEqual(matched('payment-1', 'reference'));
    const worded = lineOf(second, { reference: null, remittance: '拨付款ｂｆ－２０２６－０００２－１补助' });
    expect(one(worded, first, second)).toEqual(matched('payment-2', 'reference'));
  });

  it('does not take a longer number for a shorter one', () => {
    const fortieth = payment(40, { reference: 'BF-2026-00012-1' });
    expect(referenceIn({ reference: null, remittance: 'BF-2026-00012-12' })).toBe('BF-2026-00012-12');
    expect(one(lineOf(fortieth, { reference: 'BF-2026-00012-12' }), fortieth)).toEqual(reason('no_such_reference'));
  });

  it('says why nothing is found', () => {
    expect(one(lineOf(first, { reference: 'BF-2025-0009-1' }), first)).toEqual(reason('no_such_reference'));
    expect(one(lineOf(first, { amountFen: fen(100_001n) }), first)).toEqual(reason('wrong_amount'));
    expect(one(lineOf(first, { counterpartyName: '江西电线有限公司' }), first)).toEqual(reason('wrong_name'));
    expect(one(lineOf(first, { counterpartyAccount: '999999' }), first)).toEqual(reason('wrong_account'));
    expect(one(lineOf(first), payment(1, { taken: ['paid'] }))).toEqual(reason('already_matched'));
    expect(one(lineOf(first, { reference: null, counterpartyAccount: '6222' }), first)).toEqual(reason('not_ours'));
    expect(matchLines([lineOf(first), lineOf(first)], [first])).toEqual([
      matched('payment-1', 'reference'),
      reason('already_matched'),
    ]);
  });

  it('forgives a name its brackets and blanks', () => {
    expect(one(lineOf(first, { counterpartyName: '江西电缆(集团) 有限责任公司' }), first)).toMatchObject({
      matched: true,
    });
  });

  it('without a reference is found by amount, account and days, when it can be only one', () => {
    const bare = lineOf(first, { reference: null });
    expect(one(bare, first, second)).toEqual(matched('payment-1', 'amount_account'));
    expect(one({ ...bare, bookedOn: addDays(first.instructedOn, 10) }, first)).toMatchObject({ matched: true });
    expect(one({ ...bare, bookedOn: addDays(first.instructedOn, 11) }, first)).toEqual(reason('not_ours'));
    expect(one({ ...bare, bookedOn: addDays(first.instructedOn, -1) }, first)).toEqual(reason('not_ours'));
    const twin = payment(3, { amountFen: first.amountFen });
    expect(one(bare, first, twin)).toEqual(reason('ambiguous'));
    expect(one(bare, payment(1, { taken: ['paid'] }))).toEqual(reason('already_matched'));
  });

  it('with a reference is never robbed of its payment by one without', () => {
    const bare = lineOf(first, { reference: null });
    expect(matchLines([bare, lineOf(first)], [first])).toEqual([
      reason('already_matched'),
      matched('payment-1', 'reference'),
    ]);
  });

  it('that came back is matched by reference beside the payment, and never guessed', () => {
    const paid = payment(1, { taken: ['paid'] });
    const back = lineOf(paid, { event: 'returned' });
    expect(one(back, paid)).toEqual(matched('payment-1', 'reference'));
    expect(one({ ...back, reference: null }, paid)).toEqual(reason('not_ours'));
  });

  it('of a status report may come again', () => {
    const status = lineOf(first, { event: 'accepted', amountFen: null });
    expect(matchLines([status, status], [first])).toEqual([
      matched('payment-1', 'reference'),
      matched('payment-1', 'reference'),
    ]);
  });
});

// trust.md A13.
describe('a month of 10,000 lines', () => {
  const LINES = 10_000;

  it(`is matched to 99 % and more, the rest each with its reason, within seconds (seed ${SEED})`, () => {
    const { lines, payments, expected } = aMonth(LINES, SEED);
    const started = performance.now();
    const findings = matchLines(lines, payments);
    const elapsed = performance.now() - started;
    expect(findings).toHaveLength(LINES);
    findings.forEach((finding, index) => expect([index, finding]).toEqual([index, expected[index]]));
    const found = findings.filter((finding) => finding.matched);
    expect(found.length).toBeGreaterThanOrEqual(LINES * 0.99);
    expect(found.length).toBeLessThan(LINES);
    expect(new Set(found.map((finding) => finding.matched && finding.paymentId)).size).toBe(found.length);
    expect(elapsed).toBeLessThan(5_000);
  });
});

/**
 * A month as banks deliver it: nine of ten lines carry our reference somewhere, one of ten carries none, and a few of a
 * thousand are wrong in each of the ways there are; shuffled by the seed.
 */
function aMonth(count: number, seed: number) {
  const random = generator(seed);
  const payments: PaymentToMatch[] = [];
  const both: { line: LineToMatch; expected: unknown }[] = [];
  for (let number = 1; number <= count; number += 1) {
    const instructedOn: LocalDate = addDays(localDate('2026-11-01'), Math.floor(random() * 25));
    const payeeAccount = `15092000${String(Math.floor(random() * 300)).padStart(6, '0')}`;
    // Sums differ by at least a fen, so that amount and account name one payment alone.
    const mine = payment(number, { instructedOn, payeeAccount, amountFen: fen(BigInt(number) * 137n + 1_000_000n) });
    payments.push(mine);
    both.push(
      withItsReason(lineOf(mine), { mine, fate: Math.floor(random() * 1_000), way: Math.floor(random() * 10) }),
    );
  }
  for (let last = both.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [both[last], both[other]] = [both[other] as (typeof both)[0], both[last] as (typeof both)[0]];
  }
  return { payments, lines: both.map(({ line }) => line), expected: both.map(({ expected }) => expected) };
}

function withItsReason(line: LineToMatch, { mine, fate, way }: { mine: PaymentToMatch; fate: number; way: number }) {
  switch (fate) {
    case 0:
      return { line: { ...line, reference: 'BF-2019-0001-1' }, expected: reason('no_such_reference') };
    case 1:
      return { line: { ...line, amountFen: fen(mine.amountFen + 1n) }, expected: reason('wrong_amount') };
    case 2:
      return { line: { ...line, counterpartyName: '他人户名' }, expected: reason('wrong_name') };
    case 3:
      return {
        line: { ...line, reference: null, counterpartyName: '利息', counterpartyAccount: null },
        expected: reason('not_ours'),
      };
    default:
      if (way > 0) return { line, expected: matched(mine.id, 'reference') };
      return { line: { ...line, reference: null }, expected: matched(mine.id, 'amount_account') };
  }
}

/** A small generator of numbers in [0, 1) that a seed repeats (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
