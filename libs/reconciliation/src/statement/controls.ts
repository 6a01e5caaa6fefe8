import { addFen, formatYuan, subtractFen, sumFen, type Fen } from '#platform';
import { fileWrong } from './statement.js';

/** What a statement says of itself; a file that was cut off or put together from two does not agree with it. */
export interface Controls {
  readonly count: number | null;
  readonly debitFen: Fen | null;
  readonly creditFen: Fen | null;
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
}

/**
 * Compares a statement with its own counts, sums and balances.
 * @throws 422 statement.no_controls, statement.count_mismatch, statement.sum_mismatch, statement.balance_mismatch
 */
export function checkControls(controls: Controls, found: { count: number; debits: Fen[]; credits: Fen[] }): void {
  const { count, debitFen, creditFen, openingFen, closingFen } = controls;
  const debits = sumFen(found.debits);
  const credits = sumFen(found.credits);
  const balanced = openingFen !== null && closingFen !== null;
  if (!balanced && (count === null || (debitFen === null && creditFen === null))) {
    throw fileWrong('statement.no_controls');
  }
  if (count !== null && count !== found.count) {
    throw fileWrong('statement.count_mismatch', { stated: count, found: found.count });
  }
  for (const [stated, sum] of [
    [debitFen, debits],
    [creditFen, credits],
  ] as const) {
    if (stated !== null && stated !== sum) {
      throw fileWrong('statement.sum_mismatch', { stated: formatYuan(stated), found: formatYuan(sum) });
    }
  }
  if (balanced) checkBalance(openingFen, closingFen, subtractFen(credits, debits));
}

function checkBalance(opening: Fen, closing: Fen, change: Fen): void {
  const computed = addFen(opening, change);
  if (computed === closing) return;
  throw fileWrong('statement.balance_mismatch', { stated: formatYuan(closing), found: formatYuan(computed) });
}
