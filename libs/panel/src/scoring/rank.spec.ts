import { rank, type RankingEntry, type TieBreak } from './rank.js';

const entry = (
  id: string,
  totalHundredths: number,
  margin: number | null = 0,
  failed: string[] = [],
): RankingEntry => ({
  id,
  totalHundredths,
  mustPassFailed: failed,
  mustPassMarginHundredths: margin,
});

const ranked = (entries: readonly RankingEntry[], tieBreak: TieBreak = 'demander_choice') =>
  rank(entries, { passScoreHundredths: 6000, tieBreak }).map(
    ({ id, rank: place, tiedWith, passed, decidedBy }) =>
      `${place} ${id} ${passed ? 'passed' : 'not passed'}${tiedWith.length > 0 ? ` tied with ${tiedWith.join()}` : ''} by ${decidedBy}`,
  );

describe('rank', () => {
  it('orders by total and passes exactly at the pass score', () => {
    expect(ranked([entry('c', 5999), entry('a', 8000), entry('b', 6000)])).toEqual([
      '1 a passed by total',
      '2 b passed by total',
      '3 c not passed by total',
    ]);
  });

  it('puts a failed must-pass behind every passed entry, however high its total', () => {
    expect(ranked([entry('a', 9900, -1, ['feasibility']), entry('b', 6000), entry('c', 5000)])).toEqual([
      '1 b passed by total',
      '2 a not passed by total',
      '3 c not passed by total',
    ]);
  });

  it.each<TieBreak>(['demander_choice', 'interview', 'race'])(
    '%s leaves a tie to be decided and skips the next rank',
    (tieBreak) => {
      expect(
        ranked([entry('d', 6000), entry('b', 8000, 900), entry('c', 8000, 100), entry('a', 8000, 5)], tieBreak),
      ).toEqual([
        '1 a passed tied with b,c by undecided',
        '1 b passed tied with a,c by undecided',
        '1 c passed tied with a,b by undecided',
        '4 d passed by total',
      ]);
    },
  );

  it('must_pass_margin decides by the margin and leaves equal margins tied', () => {
    const entries = [entry('a', 8000, 100), entry('b', 8000, 250), entry('c', 8000, 100), entry('d', 8100, 1)];
    expect(ranked(entries, 'must_pass_margin')).toEqual([
      '1 d passed by total',
      '2 b passed by must_pass_margin',
      '3 a passed tied with c by undecided',
      '3 c passed tied with a by undecided',
    ]);
  });

  it('must_pass_margin without must-pass criteria leaves the tie', () => {
    expect(ranked([entry('a', 8000, null), entry('b', 8000, null)], 'must_pass_margin')).toEqual([
      '1 a passed tied with b by undecided',
      '1 b passed tied with a by undecided',
    ]);
  });

  it('does not tie a passed with a failed entry of the same total', () => {
    expect(ranked([entry('a', 8000, -1, ['x']), entry('b', 8000, 5)])).toEqual([
      '1 b passed by total',
      '2 a not passed by total',
    ]);
  });

  it('does not depend on the order of the entries and leaves them untouched', () => {
    const entries = [entry('a', 8000, 1), entry('b', 8000, 2), entry('c', 7000), entry('d', 7000)];
    const reversed = [...entries].reverse();
    expect(ranked(reversed, 'must_pass_margin')).toEqual(ranked(entries, 'must_pass_margin'));
    expect(reversed.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('ranks nothing and one, and refuses the same entry twice', () => {
    expect(ranked([])).toEqual([]);
    expect(ranked([entry('a', 6000)])).toEqual(['1 a passed by total']);
    expect(() => ranked([entry('a', 1), entry('a', 2)])).toThrow(RangeError);
  });
});
