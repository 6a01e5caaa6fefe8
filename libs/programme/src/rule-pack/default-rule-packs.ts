import type { FundingRules, RulePack, TrancheTerms } from './rule-pack.js';

const toDemander: TrancheTerms['payeeParts'] = [{ part: 1, payee: 'demander', share: 1_000_000 }];

const coFundThenAcceptance: FundingRules = {
  paymentMode: 'co_fund_then_acceptance',
  shareMin: 200_000,
  shareMax: 300_000,
  denominator: 'total_investment',
  selfToFiscalMin: 1_000_000,
  minCashToTakerOfGrant: 400_000,
  retention: 0,
  spendBasis: 'taker_cost',
  breachRecovery: 'all',
  payee: 'demander',
  grantScope: 'award',
  tranches: [
    {
      number: 1,
      ceiling: 500_000,
      trigger: { kind: 'instalment_verified', instalment: 1 },
      gate: 'verified_to_date',
      payeeParts: toDemander,
    },
    {
      number: 2,
      ceiling: 1_000_000,
      trigger: { kind: 'acceptance_passed' },
      gate: 'verified_to_date',
      payeeParts: toDemander,
    },
  ],
};

/** `retention` in ppm of G is held back at mid-term; the acceptance tranche settles, with or without it. */
function coFundThenMidterm(retention: number): FundingRules {
  return {
    ...coFundThenAcceptance,
    paymentMode: 'co_fund_then_midterm',
    retention,
    tranches: [
      {
        number: 1,
        ceiling: 500_000,
        trigger: { kind: 'instalment_verified', instalment: 1 },
        gate: 'verified_to_date',
        payeeParts: toDemander,
      },
      {
        number: 2,
        ceiling: 1_000_000 - retention,
        trigger: { kind: 'midterm_passed' },
        gate: 'verified_to_date',
        payeeParts: toDemander,
      },
      {
        number: 3,
        ceiling: 1_000_000,
        trigger: { kind: 'acceptance_passed' },
        gate: 'verified_to_date',
        payeeParts: toDemander,
      },
    ],
  };
}

/**
 * The open call with the demander as payee, its voice in the decision and its lead in acceptance. The values are the
 * defaults of domain.md section 2; where published rules only show a range, the pack sets no bar.
 */
export const openCallThenAcceptance: RulePack = {
  schemaVersion: 1,
  code: 'open_call_then_acceptance',
  title: {
    zh: '榜单申报：配套拨付、验收后结清',
    en: 'Open call: co-funding, the rest at acceptance',
  },
  mode: 'open_call',
  initiation: {
    initiators: ['agency', 'joint', 'enterprise'],
    whenAgency: { coFunder: 'demander', acceptanceLead: 'agency' },
  },
  procedure: {
    takeUp: 'proposal',
    sealedUntilClosing: true,
    filedBy: 'taker',
    steps: ['opening', 'qualification', 'panel_review', 'decision', 'notice', 'award'],
    bulletinKind: 'batch',
    offerKinds: ['new_rnd', 'existing_result', 'incubation', 'supply'],
    rePostingMax: 2,
  },
  windows: {
    needDays: 30,
    takeUpDays: 20,
    closingHour: '17:00',
    noticeWorkingDays: 5,
    objectionReplyWorkingDays: 15,
    signingWorkingDays: 20,
    demanderConfirmWorkingDays: 15,
    recommenderWorkingDays: 10,
    agreeingWorkingDays: 5,
    correctionWorkingDays: 5,
    appealWorkingDays: 5,
    addendumFreezeWorkingDays: 3,
    milestoneDecisionWorkingDays: 10,
    demanderOverdueDays: 30,
    settlingDays: 60,
    recoveryReplyWorkingDays: 10,
  },
  eligibility: {
    affiliationTest: 'control_or_significant_influence',
    creditLookBackYears: 3,
    consortiumPartnersMax: 4,
    maxLiveProjectsPerUnit: 3,
    partialCover: false,
    demanderMayLead: false,
    earlierWinnerBarred: false,
    localAnchorRequired: false,
    demanderInvestmentFloorFen: '0',
    researchIntensityBands: [],
    financialStanding: {
      demander: { positiveNetAssetsRequired: false },
      taker: { positiveNetAssetsRequired: false },
    },
  },
  review: {
    panelMin: 5,
    quorum: 5,
    rubric: [
      {
        code: 'indicator_fit',
        title: { zh: '指标响应与可验证性', en: 'Response to the indicators and their measurability' },
        weight: 300_000,
        mustPass: true,
        passScore: 60,
      },
      { code: 'technical_route', title: { zh: '技术路线', en: 'Technical route' }, weight: 300_000, mustPass: false },
      { code: 'team', title: { zh: '团队与基础', en: 'Team and groundwork' }, weight: 200_000, mustPass: false },
      {
        code: 'schedule_budget',
        title: { zh: '进度与经费', en: 'Schedule and budget' },
        weight: 100_000,
        mustPass: false,
      },
      {
        code: 'application',
        title: { zh: '应用与转化', en: 'Application and transfer' },
        weight: 100_000,
        mustPass: false,
      },
    ],
    aggregation: 'mean',
    passScore: 60,
    blind: false,
    tieBreak: 'must_pass_margin',
    reserveCount: 2,
    reserveValidDays: 180,
    expertLoadCap: 20,
    conflictLookBackYears: 3,
  },
  selection: {
    decider: 'panel',
    confirmedBy: 'agency',
    demanderVoice: 'opinion',
    directedAwardAllowed: false,
    winners: { max: 1, placedMax: 1, workForms: ['independent'] },
  },
  funding: coFundThenAcceptance,
  milestones: {
    maxStageChecks: 1,
    maxExtensions: 1,
    maxExtensionMonths: 12,
    maxPeriodMonths: 36,
    maxRectifications: 1,
  },
  acceptance: {
    passAt: 900_000,
    reReviewAt: 800_000,
    maxReReviews: 1,
    reReviewMonths: 6,
    failIfLateMonths: 6,
    authority: 'demander_led',
    credit: 'binary',
    thirdPartyTestRequired: false,
    methods: ['measurement', 'third_party_test', 'comparative_test', 'expert_meeting'],
  },
  tolerance: {
    allowed: true,
    causes: [
      'technical_route_error',
      'trial_and_error',
      'force_majeure',
      'demander_default',
      'market_change',
      'policy_change',
    ],
    compensationShare: 500_000,
    forceMajeureFloor: 600_000,
    appealWorkingDays: 5,
  },
  aftercare: { trackingYears: 3, banYears: 3 },
};

export const openCallThenMidterm: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_then_midterm',
  title: { zh: '榜单申报：配套拨付、中期后结清', en: 'Open call: co-funding, the rest at mid-term' },
  funding: coFundThenMidterm(0),
};

export const openCallThenMidtermRetained: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_then_midterm_retained',
  title: {
    zh: '榜单申报：配套拨付、中期后拨付、留存 10% 至验收',
    en: 'Open call: co-funding, then mid-term, 10 % retained until acceptance',
  },
  funding: coFundThenMidterm(100_000),
};

/** The packs that a new programme starts from. */
export const defaultRulePacks: readonly RulePack[] = [
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
];
