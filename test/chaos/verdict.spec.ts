import { judge, type Evidence, type HistoryEntry } from './verdict.mjs';

const released: HistoryEntry = { type: 'ok', op: 'release', id: 'd', version: 4, status: 200 };
const paid = { instructionReference: 'i', settled: 1, returned: 0 };
const settled = { state: 'settled', version: 6, releasedBy: 'finance', settlements: 1, references: ['i'] };
const totals = { ledgerFen: '0', redeliveries: 3, oddReports: 1, broken: [] };

function evidence(
  given: Partial<Omit<Evidence, 'history'>> = {},
  entries: readonly HistoryEntry[] = [released],
): Evidence {
  const of = (type: string, op?: string): HistoryEntry[] =>
    entries.filter((entry) => entry.type === type && (op === undefined || entry.op === op));
  const good = { payments: [{ id: 'd' }], book: [paid], standing: new Map([['d', settled]]), totals };
  return { ...good, suppressedDeliveries: 2, ...given, history: { of } };
}
const standing = (given: object): Pick<Evidence, 'standing'> => ({
  standing: new Map([['d', { ...settled, ...given }]]),
});
const read = (version: number): HistoryEntry => ({ ...released, op: 'read', version });

describe('the verdict on a run', () => {
  it('finds nothing wrong where everything happened once', () => {
    expect(judge(evidence())).toEqual({ lost: 0, doubled: 0, redeliveries: 3, suppressed: 3, broken: [] });
  });

  it.each<[string, Evidence, RegExp]>([
    ['a payment the treasury never made', evidence({ book: [] }), /1 released payments were never executed/],
    [
      'an instruction paid twice',
      evidence({ book: [{ ...paid, settled: 2 }] }),
      /1 payments were executed more than once/,
    ],
    [
      'two instructions of one payment that were both paid',
      evidence({ ...standing({ references: ['i', 'j'] }), book: [paid, { ...paid, instructionReference: 'j' }] }),
      /1 payments were executed more than once/,
    ],
    ['a settlement posted twice', evidence(standing({ settlements: 2 })), /not settled exactly once in the ledger: d/],
    [
      'a settlement that is missing',
      evidence(standing({ settlements: 0 })),
      /not settled exactly once in the ledger: d/,
    ],
    ['an acknowledged write that is gone', evidence(standing({ releasedBy: null })), /1 acknowledged releases are not/],
    ['a version that was read and is gone', evidence({}, [released, read(7)]), /1 versions that were read are gone/],
    ['a read of less than before', evidence({}, [released, read(3)]), /1 reads showed less than was acknowledged/],
    ['a refusal', evidence({}, [released, { ...released, type: 'fail', status: '409 x' }]), /refused: release 409 x/],
    ['a payment nobody could release', evidence({}, []), /1 payments could not be released/],
    ['a ledger that is not zero', evidence({ totals: { ...totals, ledgerFen: '1' } }), /the ledger adds up to 1 fen/],
    ['a violated check', evidence({ totals: { ...totals, broken: ['a.sql: 1'] } }), /a\.sql: 1/],
    ['a run without redeliveries', evidence({ totals: { ...totals, redeliveries: 0 } }), /nothing was delivered again/],
    [
      'a run that suppressed nothing',
      evidence({ totals: { ...totals, oddReports: 0 }, suppressedDeliveries: 0 }),
      /no duplicate was suppressed/,
    ],
  ])('names %s', (_, given, words) => {
    expect(judge(given).broken.join('\n')).toMatch(words);
  });
});
