import { ppm, sumFen, type Fen } from '#platform';
import {
  trancheAmount,
  trancheBase,
  trancheCashToTaker,
  trancheTermsOf,
  type BaseFacts,
  type ShareTerms,
  type Tranche,
  type TrancheAmount,
} from '#funding';
import type { Disbursement } from './disbursement.entities.js';
import { amountsOf } from './disbursement.repository.js';

/** Money that tranches are paid from: a project's own grant, or the pool that several share. */
export interface Purse {
  /** G, in fen. */
  readonly grant: Fen;
  readonly terms: ShareTerms;
  readonly tranches: readonly Tranche[];
  /** What was planned and put in, by each of those whose money counts for it. */
  readonly bases: readonly BaseFacts[];
}

export interface Allowance extends TrancheAmount {
  /** N_k in fen. */
  readonly countedFen: Fen;
}

/**
 * What tranche k may take from a purse. K_k and N_k are cumulative up to tranche k, so P against them is what tranches
 * up to k have. When later tranches have something already (k came back from the bank, or several are asked for at
 * once), k must fit the limits of each of them as well: the tightest may be one in between.
 */
export function leastAllowance(purse: Purse, tranche: Tranche, committed: readonly Disbursement[]): Allowance {
  const others = committed.filter((each) => each.trancheNumber !== tranche.number);
  const upTo = (last: Tranche): Allowance =>
    allowance(purse, last, amountsOf(others.filter((each) => each.trancheNumber <= last.number)));
  const later = purse.tranches.filter(
    ({ number }) => number > tranche.number && others.some((each) => each.trancheNumber === number),
  );
  return later.map(upTo).reduce((least, each) => (each.amount < least.amount ? each : least), upTo(tranche));
}

function allowance({ grant, terms, bases }: Purse, tranche: Tranche, committed: Fen): Allowance {
  const trancheTerms = trancheTermsOf(tranche);
  const countedFen = sumFen(bases.map((base) => trancheBase(trancheTerms, base)));
  const computed = trancheAmount({
    grant,
    terms,
    ceiling: ppm(tranche.ceilingPpm),
    counted: countedFen,
    cashToTaker: sumFen(bases.map((base) => trancheCashToTaker(trancheTerms, base))),
    committed,
  });
  return { ...computed, countedFen };
}
