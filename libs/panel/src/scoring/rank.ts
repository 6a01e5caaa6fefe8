export type TieBreak = 'must_pass_margin' | 'demander_choice' | 'interview' | 'race';

/** One subject's aggregated result; the fields are those of AggregatedScores. */
export interface RankingEntry {
  readonly id: string;
  readonly totalHundredths: number;
  readonly mustPassFailed: readonly string[];
  readonly mustPassMarginHundredths: number | null;
}

export interface RankingRules {
  /** Hundredths of a point; reached exactly is passed. */
  readonly passScoreHundredths: number;
  readonly tieBreak: TieBreak;
}

export interface RankedEntry {
  readonly id: string;
  /** Tied entries share a rank and the next rank is skipped (1, 1, 3). */
  readonly rank: number;
  /** Entries that share the rank and still have to be told apart. */
  readonly tiedWith: readonly string[];
  readonly passed: boolean;
  /** How the place among its neighbours came about, for the record. */
  readonly decidedBy: 'total' | 'must_pass_margin' | 'undecided';
}

/**
 * Ranks the subjects of one challenge by total (domain.md section 2, review). Passed entries, with the pass score reached and no must-pass
 * criterion failed, stand before all others. Of equal totals `must_pass_margin` puts the larger margin first; equal margins stay tied.
 * `demander_choice`, `interview` and `race` are decided by people or by work, so they leave the tie standing and shown.
 * The result does not depend on the order of the entries. Throws RangeError on a repeated id.
 */
export function rank(entries: readonly RankingEntry[], rules: RankingRules): readonly RankedEntry[] {
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) throw new RangeError('an entry is listed twice');
  const standings = entries.map((entry) => ({
    id: entry.id,
    passed: entry.totalHundredths >= rules.passScoreHundredths && entry.mustPassFailed.length === 0,
    total: entry.totalHundredths,
    // Without must-pass criteria nobody has a margin, and every tie stays.
    margin: rules.tieBreak === 'must_pass_margin' ? (entry.mustPassMarginHundredths ?? 0) : 0,
  }));
  const sameTotal = (a: Standing, b: Standing): boolean => a.passed === b.passed && a.total === b.total;
  return standings
    .sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1))
    .map((entry) => {
      const others = standings.filter(({ id }) => id !== entry.id);
      const tiedWith = others.filter((other) => order(entry, other) === 0).map(({ id }) => id);
      const isByMargin = others.some((other) => sameTotal(entry, other));
      return {
        id: entry.id,
        rank: 1 + others.filter((other) => order(other, entry) < 0).length,
        tiedWith,
        passed: entry.passed,
        decidedBy: tiedWith.length > 0 ? 'undecided' : isByMargin ? 'must_pass_margin' : 'total',
      };
    });
}

interface Standing {
  readonly id: string;
  readonly passed: boolean;
  readonly total: number;
  readonly margin: number;
}

/** Negative when a stands before b, zero when nothing tells them apart. */
const order = (a: Standing, b: Standing): number =>
  Number(b.passed) - Number(a.passed) || b.total - a.total || b.margin - a.margin;
