import { minFen, subtractFen, sumFen, zeroFen, type Fen } from '#platform';
import type { ShareDenominator, TrancheTerms } from '#programme';

/** Non-government money of a plan, in fen. Instalment numbers start at 1; null belongs to no instalment. */
export interface PlannedContribution {
  readonly instalment: number | null;
  readonly source: 'demander' | 'taker' | 'social';
  readonly kind: 'cash_to_taker' | 'own_project_spend';
  /** `pass_through` is grant money handed on; it is recorded and never counted. */
  readonly funds: 'own' | 'pass_through';
  readonly amount: Fen;
}

/** Money that was really put in: `refunded` of `amount` came back to its giver. */
export interface ContributionFact extends PlannedContribution {
  readonly state: 'declared' | 'submitted' | 'verified' | 'queried' | 'rejected' | 'reversed';
  readonly refunded: Fen;
}

/**
 * N in fen: verified own non-government money counted by the denominator, refunds deducted (domain.md section 5).
 * Grant passed through is never counted: it would let the grant raise its own limit.
 */
export function countedBase(contributions: readonly ContributionFact[], denominator: ShareDenominator): Fen {
  return netSum(contributions.filter((contribution) => isCounted(contribution, denominator)));
}

/** The same base on the agreed plan, for the grant G and for tranches with the gate `planned`. */
export function plannedBase(contributions: readonly PlannedContribution[], denominator: ShareDenominator): Fen {
  return sumFen(contributions.filter((each) => countsTowards(denominator, each)).map((each) => each.amount));
}

/** Verified own cash that reached the taker and stayed there, in fen, whatever the denominator. */
export function verifiedCashToTaker(contributions: readonly ContributionFact[]): Fen {
  return countedBase(contributions, 'verified_cash_to_taker');
}

/**
 * What planned instalment 1 contributes to N: min(sum, F₁) in fen. Any number of vouchers make up `sum`; below F₁ the
 * instalment is not complete and the tranche that waits for it is not eligible (see `trancheGate`).
 */
export function instalmentBase(sum: Fen, planned: Fen): Fen {
  return minFen(sum, planned);
}

export interface InstalmentProgress {
  readonly number: number;
  /** F: the amount planned for this instalment. */
  readonly planned: Fen;
  /** The counted verified money attributed to this instalment. */
  readonly verified: Fen;
}

/** Every planned instalment, by number, with the counted money planned and verified for it. */
export function instalmentProgress(
  planned: readonly PlannedContribution[],
  contributions: readonly ContributionFact[],
  denominator: ShareDenominator,
): InstalmentProgress[] {
  const numbers = new Set(planned.flatMap((each) => (each.instalment === null ? [] : [each.instalment])));
  return [...numbers]
    .sort((left, right) => left - right)
    .map((number) => ({
      number,
      planned: plannedBase(
        planned.filter((each) => each.instalment === number),
        denominator,
      ),
      verified: countedBase(
        contributions.filter((each) => each.instalment === number),
        denominator,
      ),
    }));
}

export interface BaseFacts {
  readonly planned: readonly PlannedContribution[];
  readonly contributions: readonly ContributionFact[];
  readonly denominator: ShareDenominator;
}

/**
 * N_k in fen for one tranche: the plan for the gate `planned`; the instalments up to the one waited for, each at most
 * at its planned amount, for `instalment_verified`; everything verified to date otherwise.
 */
export function trancheBase(tranche: Pick<TrancheTerms, 'gate' | 'trigger'>, facts: BaseFacts): Fen {
  const { gate, trigger } = tranche;
  if (gate === 'planned') return plannedBase(facts.planned, facts.denominator);
  if (trigger.kind !== 'instalment_verified') return countedBase(facts.contributions, facts.denominator);
  const progress = instalmentProgress(facts.planned, facts.contributions, facts.denominator);
  const reached = progress.filter((instalment) => instalment.number <= trigger.instalment);
  return sumFen(reached.map((instalment) => instalmentBase(instalment.verified, instalment.planned)));
}

/** Cash to the taker, in fen, that goes with `trancheBase`: planned cash before work starts, verified cash afterwards. */
export function trancheCashToTaker(tranche: Pick<TrancheTerms, 'gate'>, facts: BaseFacts): Fen {
  if (tranche.gate === 'planned') return plannedBase(facts.planned, 'verified_cash_to_taker');
  return verifiedCashToTaker(facts.contributions);
}

function isCounted(contribution: ContributionFact, denominator: ShareDenominator): boolean {
  return contribution.state === 'verified' && countsTowards(denominator, contribution);
}

function countsTowards(denominator: ShareDenominator, contribution: PlannedContribution): boolean {
  if (contribution.funds !== 'own') return false;
  switch (denominator) {
    case 'total_investment':
      return true;
    case 'verified_cash_to_taker':
      // What a taker moves to itself is not paid to it.
      return contribution.kind === 'cash_to_taker' && contribution.source !== 'taker';
    case 'verified_demander_spend':
      return contribution.source === 'demander';
  }
}

function netSum(contributions: readonly ContributionFact[]): Fen {
  if (contributions.length === 0) return zeroFen;
  return sumFen(contributions.map((contribution) => subtractFen(contribution.amount, contribution.refunded)));
}
