import { fen, type Fen } from '#platform';
import { programmeAccount, type ProgrammeAccount, type ProgrammeScope } from './accounts.js';
import type { Leg } from './journal.js';

/** What can be put right in a closed year, whose money has all been paid, carried over or lapsed. */
export const ADJUSTMENT_KINDS = [
  'restore_lapsed',
  'lapse_carried',
  'raise_appropriation',
  'cut_appropriation',
] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

type Step = readonly [account: ProgrammeAccount, year: 'closed' | 'open', side: 'in' | 'out'];

const STEPS: Readonly<Record<AdjustmentKind, readonly Step[]>> = {
  restore_lapsed: [
    ['lapsed', 'closed', 'out'],
    ['carried', 'closed', 'in'],
    ['carried', 'open', 'out'],
    ['available', 'open', 'in'],
  ],
  lapse_carried: [
    ['available', 'open', 'out'],
    ['carried', 'open', 'in'],
    ['carried', 'closed', 'out'],
    ['lapsed', 'closed', 'in'],
  ],
  raise_appropriation: [
    ['appropriation', 'closed', 'out'],
    ['lapsed', 'closed', 'in'],
  ],
  cut_appropriation: [
    ['lapsed', 'closed', 'out'],
    ['appropriation', 'closed', 'in'],
  ],
};

/**
 * The legs of an adjustment in fen.
 * @param scope of the closed year · @param openYear the first year after it that is not closed
 */
export function adjustmentLegs(kind: AdjustmentKind, scope: ProgrammeScope, openYear: number, amountFen: Fen): Leg[] {
  return STEPS[kind].map(([account, year, side]) => ({
    account: programmeAccount(year === 'closed' ? scope : { ...scope, fiscalYear: openYear }, account),
    amountFen: side === 'in' ? amountFen : fen(-amountFen),
  }));
}
