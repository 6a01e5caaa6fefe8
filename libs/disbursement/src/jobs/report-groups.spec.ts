import { fen } from '#platform';
import type { PaymentReport } from '../gateway/index.js';
import { reportGroups } from './report-groups.js';

const report = (sequence: number, instruction: string, bank = `B${sequence}`): PaymentReport => ({
  sequence,
  instructionReference: instruction,
  batchReference: 'PC-1',
  status: 'settled',
  amountFen: fen(1n),
  bankReference: bank,
  reportedAt: new Date(0),
  reasonCode: null,
});
const programmeOf = new Map([
  ['a', 'one'],
  ['b', 'one'],
  ['c', 'two'],
]);
const grouped = (reports: readonly PaymentReport[], limit?: number): number[][] =>
  reportGroups(reports, programmeOf, limit).map((group) => group.map(({ sequence }) => sequence));

describe('groups of reports', () => {
  it('keep the order of the feed and are no longer than the limit', () => {
    const reports = [report(1, 'a'), report(2, 'b'), report(3, 'x'), report(4, 'y'), report(5, 'z')];
    expect(grouped(reports)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(grouped(reports, 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(grouped([])).toEqual([]);
  });

  it('are of one programme each', () => {
    expect(grouped([report(1, 'a'), report(2, 'c'), report(3, 'b')])).toEqual([[1], [2], [3]]);
  });

  it('never hold two reports on one instruction or under one bank reference', () => {
    expect(grouped([report(1, 'a'), report(2, 'b'), report(3, 'a'), report(4, 'b')])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(grouped([report(1, 'a', 'B'), report(2, 'b', 'B')])).toEqual([[1], [2]]);
  });
});
