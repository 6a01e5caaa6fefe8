import type { Text } from '#platform';

/**
 * The rules of a programme (domain.md section 2, "Rule pack", and section 5). The shape is that of
 * rule-pack.schema.json, which also names, explains and bounds every value. Ratios are integer ppm,
 * money is a decimal string of fen, a missing optional value means "no such limit".
 */
export interface RulePack {
  readonly schemaVersion: 1;
  readonly code: string;
  readonly title: Text;
  /** A name for people and statistics. Services read the values below and never this one. */
  readonly mode: RulePackMode;
  readonly initiation: InitiationRules;
  readonly procedure: ProcedureRules;
  readonly windows: WindowRules;
  readonly eligibility: EligibilityRules;
  readonly review: ReviewRules;
  readonly selection: SelectionRules;
  readonly funding: FundingRules;
  readonly milestones: MilestoneRules;
  readonly acceptance: AcceptanceRules;
  readonly tolerance: ToleranceRules;
  readonly aftercare: AftercareRules;
}

export type RulePackMode = 'docking' | 'open_call' | 'race' | 'contest';

export interface InitiationRules {
  readonly initiators: readonly ('agency' | 'joint' | 'enterprise')[];
  readonly whenAgency?: {
    readonly coFunder: 'demander' | 'end_user' | 'taker' | 'social' | 'none';
    readonly acceptanceLead: 'agency' | 'end_user' | 'panel';
  };
}

export type ProcedureStep =
  | 'vetting'
  | 'docking'
  | 'technical_contract'
  | 'joint_filing'
  | 'formal_check'
  | 'opening'
  | 'qualification'
  | 'measurement'
  | 'panel_review'
  | 'decision'
  | 'notice'
  | 'award'
  | 'stage_elimination';

export type OfferKind = 'new_rnd' | 'existing_result' | 'incubation' | 'supply';

export interface ProcedureRules {
  readonly takeUp: 'intent' | 'proposal' | 'finished_work';
  readonly sealedUntilClosing: boolean;
  readonly filedBy: 'taker' | 'demander';
  readonly steps: readonly ProcedureStep[];
  readonly bulletinKind: 'batch' | 'rolling';
  readonly offerKinds: readonly OfferKind[];
  readonly rePostingMax: number;
}

export interface WindowRules {
  readonly needDays: number;
  readonly takeUpDays: number;
  /** `HH:MM`, Asia/Shanghai. */
  readonly closingHour: string;
  readonly noticeWorkingDays: number;
  readonly objectionReplyWorkingDays: number;
  readonly signingWorkingDays: number;
  readonly demanderConfirmWorkingDays: number;
  readonly recommenderWorkingDays: number;
  readonly agreeingWorkingDays: number;
  readonly correctionWorkingDays: number;
  readonly appealWorkingDays: number;
  readonly addendumFreezeWorkingDays: number;
  readonly milestoneDecisionWorkingDays: number;
  readonly demanderOverdueDays: number;
  readonly settlingDays: number;
  readonly recoveryReplyWorkingDays: number;
}

export type AffiliationTest = 'none' | 'same_unit_or_subsidiary' | 'equity_link' | 'control_or_significant_influence';

export interface FinancialStanding {
  readonly positiveNetAssetsRequired: boolean;
  readonly maxDebtRatio?: number;
}

/** On takers no age, degree, title or registration-date bar exists here, and the schema refuses unknown values. */
export interface EligibilityRules {
  readonly affiliationTest: AffiliationTest;
  readonly creditLookBackYears: number;
  readonly consortiumPartnersMax: number;
  readonly maxLiveProjectsPerUnit: number;
  readonly partialCover: boolean;
  readonly demanderMayLead: boolean;
  readonly earlierWinnerBarred: boolean;
  readonly localAnchorRequired: boolean;
  readonly demanderInvestmentFloorFen: string;
  readonly researchIntensityBands: readonly { readonly revenueFromFen: string; readonly intensityMin: number }[];
  readonly financialStanding: { readonly demander: FinancialStanding; readonly taker: FinancialStanding };
}

export interface ReviewCriterion {
  readonly code: string;
  readonly title: Text;
  readonly weight: number;
  readonly mustPass: boolean;
  readonly passScore?: number;
}

export interface ReviewRules {
  readonly panelMin: number;
  readonly quorum: number;
  readonly rubric: readonly ReviewCriterion[];
  readonly aggregation: 'mean' | 'trimmed_mean';
  readonly passScore: number;
  readonly blind: boolean;
  readonly tieBreak: 'must_pass_margin' | 'demander_choice' | 'interview' | 'race';
  readonly reserveCount: number;
  readonly reserveValidDays: number;
  readonly expertLoadCap: number;
  readonly conflictLookBackYears: number;
}

export interface SelectionRules {
  readonly decider: 'demander' | 'panel' | 'measured_result';
  readonly confirmedBy: 'agency';
  readonly demanderVoice: 'none' | 'opinion' | 'consent' | 'choice';
  readonly directedAwardAllowed: boolean;
  readonly winners: {
    readonly max: number;
    readonly placedMax: number;
    readonly workForms: readonly ('independent' | 'joint')[];
  };
}

export type PaymentMode =
  | 'co_fund_then_acceptance'
  | 'co_fund_then_midterm'
  | 'pre_then_post'
  | 'post_only'
  | 'staged_race'
  | 'per_milestone'
  | 'prize';

export type ShareDenominator = 'total_investment' | 'verified_cash_to_taker' | 'verified_demander_spend';

export type TrancheTrigger =
  | { readonly kind: 'agreement_effective' | 'midterm_passed' | 'acceptance_passed' }
  | { readonly kind: 'instalment_verified'; readonly instalment: number }
  | { readonly kind: 'milestone_passed'; readonly milestone: number };

/** `planned` computes the limit on the agreed plan (pre-funding), `verified_to_date` on money verified so far. */
export type TrancheGate = 'planned' | 'verified_to_date';

export interface PayeePart {
  readonly part: number;
  readonly payee: 'demander' | 'taker';
  readonly share: number;
}

export interface TrancheTerms {
  readonly number: number;
  /** K_k: all payments up to and including this one, as ppm of the grant G. */
  readonly ceiling: number;
  readonly trigger: TrancheTrigger;
  readonly gate: TrancheGate;
  readonly latestOffsetDays?: number;
  readonly payeeParts: readonly PayeePart[];
}

export interface FundingRules {
  /** A name for people and statistics. The tranches alone decide what is paid. */
  readonly paymentMode: PaymentMode;
  readonly shareMin: number;
  readonly shareMax: number;
  readonly denominator: ShareDenominator;
  readonly capFen?: string;
  readonly selfToFiscalMin: number;
  readonly minCashToTakerOfGrant: number;
  readonly retention: number;
  readonly spendBasis: 'taker_cost' | 'contract_price';
  readonly breachRecovery: 'all' | 'unspent' | 'unspent_and_ineligible';
  readonly payee: 'demander' | 'taker' | 'split';
  readonly grantScope: 'award' | 'pool';
  readonly tranches: readonly TrancheTerms[];
  readonly prizes?: readonly { readonly rank: number; readonly share: number }[];
}

export interface MilestoneRules {
  readonly maxStageChecks: number;
  readonly maxExtensions: number;
  readonly maxExtensionMonths: number;
  readonly maxPeriodMonths: number;
  readonly maxRectifications: number;
}

export interface AcceptanceRules {
  readonly passAt: number;
  readonly reReviewAt: number;
  readonly maxReReviews: number;
  readonly reReviewMonths: number;
  readonly failIfLateMonths: number;
  readonly authority: 'demander_led' | 'panel' | 'agency';
  readonly credit: 'binary' | 'proportional';
  readonly thirdPartyTestRequired: boolean;
  readonly methods: readonly ('measurement' | 'third_party_test' | 'comparative_test' | 'expert_meeting')[];
}

export type ToleranceCause =
  | 'technical_route_error'
  | 'trial_and_error'
  | 'force_majeure'
  | 'demander_default'
  | 'market_change'
  | 'policy_change';

export interface ToleranceRules {
  readonly allowed: boolean;
  readonly causes: readonly ToleranceCause[];
  readonly compensationShare: number;
  readonly forceMajeureFloor: number;
  readonly appealWorkingDays: number;
}

export interface AftercareRules {
  readonly trackingYears: number;
  readonly banYears: number;
}
