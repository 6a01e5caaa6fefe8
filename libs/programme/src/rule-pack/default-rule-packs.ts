import {
  coFundThenAcceptance,
  coFundThenMidterm,
  perMilestone,
  postOnly,
  preThenPost,
  prizes,
  racePool,
} from './default-funding-rules.js';
import type { RulePack } from './rule-pack.js';

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

export const openCallPreThenPost: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_pre_then_post',
  title: {
    zh: '榜单申报：前资助 30%、验收后补助，拨付揭榜方',
    en: 'Open call: 30 % pre-funding on the plan, the rest at acceptance, paid to the taker',
  },
  funding: preThenPost,
};

export const openCallPostOnly: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_post_only',
  title: { zh: '榜单申报：验收后一次性补助', en: 'Open call: post-subsidy at acceptance' },
  funding: postOnly,
};

export const openCallPerMilestone: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_per_milestone',
  title: {
    zh: '榜单申报：按里程碑拨付，需求方与揭榜方六四分账',
    en: 'Open call: paid by milestones, split 60 to 40 between demander and taker',
  },
  funding: perMilestone,
};

/** The race of domain.md section 5: three admitted, one placed, steps of 24 %, 24 % and 52 % of one pool. */
export const stagedRace: RulePack = {
  ...openCallThenAcceptance,
  code: 'race_in_stages',
  title: { zh: '赛马：分阶段拨付与淘汰', en: 'Race: paid in stages, with elimination' },
  mode: 'race',
  procedure: {
    ...openCallThenAcceptance.procedure,
    steps: [...openCallThenAcceptance.procedure.steps, 'stage_elimination'],
  },
  selection: {
    ...openCallThenAcceptance.selection,
    winners: { max: 3, placedMax: 1, workForms: ['independent'] },
  },
  funding: racePool,
};

export const contestPrize: RulePack = {
  ...openCallThenAcceptance,
  code: 'contest_prize',
  title: { zh: '挑战赛：按名次发放奖金', en: 'Contest: prizes by rank' },
  mode: 'contest',
  procedure: {
    ...openCallThenAcceptance.procedure,
    takeUp: 'finished_work',
    sealedUntilClosing: false,
    steps: ['qualification', 'measurement', 'decision', 'notice', 'award'],
  },
  selection: {
    ...openCallThenAcceptance.selection,
    decider: 'measured_result',
    winners: { max: 3, placedMax: 3, workForms: ['independent'] },
  },
  funding: prizes,
};

/** The packs that a new programme starts from: every payment mode of domain.md section 5. */
export const defaultRulePacks: readonly RulePack[] = [
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
  openCallPreThenPost,
  openCallPostOnly,
  openCallPerMilestone,
  stagedRace,
  contestPrize,
];
