import type { AffiliationKind } from '#identity';
import { compareCommitment, type Indicator } from '#need';
import type { AffiliationTest } from '#programme';
import { SHARE_COLUMNS, WHOLE_PPM, type Commitment, type ConsortiumMember } from '../content/proposal-content.js';

/** What stands in the way of qualification, found by the machine on the opened rows. */
export interface Screening {
  /** Relations to the demander that the programme's test does not allow. */
  readonly affiliations: readonly AffiliationKind[];
  readonly creditFindings: number;
  readonly creditLookBackYears: number;
  /** Names of indicators nobody commits to, where partial cover is not allowed. */
  readonly uncovered: readonly string[];
  /** Names of indicators whose commitment promises less than required, or cannot be compared with it. */
  readonly weaker: readonly string[];
  readonly partners: number;
  readonly partnersMax: number;
  /** Columns of shares that do not add up to the whole. */
  readonly unevenSplits: readonly string[];
  readonly demanderLeads: boolean;
  /** Projects that the leading units have in hand, the most of any of them, and how many the rules allow. */
  readonly liveProjects: number;
  readonly liveProjectsMax: number;
  /** Whether a leading unit has won in this programme before, where the rules bar it. */
  readonly wonBefore: boolean;
  /** The region in which somebody of the consortium must be at home; null where the rules ask for nobody or one is. */
  readonly anchorMissing: string | null;
}

/**
 * Which relations each test bars (domain.md section 2, eligibility). A link through equity is any stake, so it bars
 * what control and significant influence rest on too.
 */
const BARRED: Readonly<Record<AffiliationTest, readonly AffiliationKind[]>> = {
  none: [],
  same_unit_or_subsidiary: ['same_unit', 'subsidiary'],
  equity_link: ['same_unit', 'subsidiary', 'equity_link', 'control', 'significant_influence'],
  control_or_significant_influence: ['same_unit', 'subsidiary', 'control', 'significant_influence'],
};

/** The relations found that the test bars, each once. */
export function barredAffiliations(test: AffiliationTest, found: readonly AffiliationKind[]): AffiliationKind[] {
  return [...new Set(found)].filter((kind) => BARRED[test].includes(kind));
}

/** The indicator as the taker promises it: its values replaced, everything that makes it measurable unchanged. */
export function committedIndicator(required: Indicator, values: readonly string[]): Indicator {
  return { ...required, values };
}

/** Indicators without a commitment. */
export function uncoveredIndicators(required: readonly Indicator[], commitments: readonly Commitment[]): Indicator[] {
  const covered = new Set(commitments.map((commitment) => commitment.indicatorId));
  return required.filter((indicator) => !covered.has(indicator.id));
}

/** Indicators whose commitment is lower than required or not comparable with it ("never lower", domain.md section 3). */
export function weakerIndicators(required: readonly Indicator[], commitments: readonly Commitment[]): Indicator[] {
  return required.filter((indicator) => {
    const commitment = commitments.find(({ indicatorId }) => indicatorId === indicator.id);
    if (!commitment) return false;
    const comparison = compareCommitment(indicator, committedIndicator(indicator, commitment.values));
    return comparison === 'weaker' || comparison === 'incomparable';
  });
}

/** The columns of shares that do not add up to 1 000 000 ppm over the whole consortium. */
export function unevenSplits(members: readonly Pick<ConsortiumMember, (typeof SHARE_COLUMNS)[number]>[]): string[] {
  return SHARE_COLUMNS.filter((column) => members.reduce((sum, member) => sum + member[column], 0) !== WHOLE_PPM);
}
