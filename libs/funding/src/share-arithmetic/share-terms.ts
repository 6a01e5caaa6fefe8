import { fen, floorCoFunding, floorShare, ppm, type Fen, type Ppm } from '#platform';
import type { FundingRules, ShareDenominator } from '#programme';

/** What a project's grant is bound to: the agreed share p and the limits of its rule pack (domain.md section 5). */
export interface ShareTerms {
  readonly share: Ppm;
  readonly denominator: ShareDenominator;
  /** `capFen`; absent means no cap. */
  readonly cap?: Fen;
  /** Own money to government money, at least; 0 means no such rule. */
  readonly selfToFiscalMin: Ppm;
  /** Cash paid to the taker to government money, at least; 0 means no such rule. */
  readonly minCashToTakerOfGrant: Ppm;
}

/** The terms of one project: the rules of its pack with the share agreed in its plan. */
export function shareTermsOf(rules: FundingRules, share: Ppm): ShareTerms {
  return {
    share,
    denominator: rules.denominator,
    ...(rules.capFen === undefined ? {} : { cap: fen(rules.capFen) }),
    selfToFiscalMin: ppm(rules.selfToFiscalMin),
    minCashToTakerOfGrant: ppm(rules.minCashToTakerOfGrant),
  };
}

/**
 * L(N) in fen (domain.md section 5): floor(N·p/(10⁶−p)) for `total_investment`, where the grant itself is a part of
 * the total; floor(N·p/10⁶) for the other denominators.
 * @throws DomainError 422 `money.share_not_below_whole` for `total_investment` with p of 100 % or more
 */
export function shareLimit(counted: Fen, share: Ppm, denominator: ShareDenominator): Fen {
  return denominator === 'total_investment' ? floorCoFunding(counted, share) : floorShare(counted, share);
}
