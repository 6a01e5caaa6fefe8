import { displayPercent, fen, formatWanYuan, messageOf, wholePpm, type Params, type Text } from '#platform';
import type { RulePack } from './rule-pack.js';
import './rules-in-words.messages.js';

/** One rule as people read it. */
export interface RuleInWords extends Text {
  /** `windows`, `eligibility`, … : the part of the rules it comes from. */
  readonly group: string;
  readonly code: string;
}

type Line = readonly [code: string, params?: Params];

/**
 * What a rule pack means for whoever thinks of taking part: who may, by when, who decides, how much the government
 * pays and for what. In the order in which a challenge lives; rules that set no limit are left out.
 */
export function rulesInWords(rulePack: RulePack): RuleInWords[] {
  const groups: Readonly<Record<string, readonly Line[]>> = {
    procedure: procedure(rulePack),
    windows: windows(rulePack),
    eligibility: eligibility(rulePack),
    review: review(rulePack),
    funding: funding(rulePack),
    acceptance: acceptance(rulePack),
  };
  return Object.entries(groups).flatMap(([group, lines]) =>
    lines.map(([code, params]) => ({ group, code, ...messageOf(`rule.${code}`, params) })),
  );
}

const percent = (ratio: number): string => displayPercent(BigInt(ratio), wholePpm, 0);

function procedure({ mode, procedure: { sealedUntilClosing, rePostingMax }, selection }: RulePack): Line[] {
  return [
    [`mode.${mode}`],
    ...(sealedUntilClosing ? [['sealed'] as const] : []),
    [`decider.${selection.decider}`],
    ['winners', { max: selection.winners.max }],
    ...(rePostingMax > 0 ? [['re_posting', { max: rePostingMax }] as const] : []),
  ];
}

function windows({ windows: w }: RulePack): Line[] {
  return [
    ['take_up', { days: w.takeUpDays, hour: w.closingHour }],
    ['addendum_freeze', { days: w.addendumFreezeWorkingDays }],
    ['notice', { days: w.noticeWorkingDays }],
    ['objection_reply', { days: w.objectionReplyWorkingDays }],
    ['signing', { days: w.signingWorkingDays }],
  ];
}

function eligibility({ eligibility: e }: RulePack): Line[] {
  return [
    [`affiliation.${e.affiliationTest}`],
    ...(e.creditLookBackYears > 0 ? [['credit', { years: e.creditLookBackYears }] as const] : []),
    ['consortium', { max: e.consortiumPartnersMax }],
    ...(e.demanderInvestmentFloorFen === '0'
      ? []
      : [['investment_floor', { amount: formatWanYuan(fen(e.demanderInvestmentFloorFen)) }] as const]),
    [e.partialCover ? 'partial_cover' : 'full_cover'],
  ];
}

function review({ review: r, procedure: { steps } }: RulePack): Line[] {
  if (!steps.includes('panel_review')) return [];
  return [
    ['panel', { min: r.panelMin, quorum: r.quorum }],
    ['pass_score', { score: r.passScore }],
    ...(r.reserveCount > 0 ? [['reserve', { count: r.reserveCount, days: r.reserveValidDays }] as const] : []),
  ];
}

function funding({ funding: f }: RulePack): Line[] {
  return [
    [f.shareMin === f.shareMax ? 'share' : 'share_band', { min: percent(f.shareMin), max: percent(f.shareMax) }],
    [`denominator.${f.denominator}`],
    ...(f.capFen === undefined ? [] : [['cap', { amount: formatWanYuan(fen(f.capFen)) }] as const]),
    [`payee.${f.payee}`],
    ['tranches', { count: f.tranches.length }],
  ];
}

function acceptance({ acceptance: a, milestones, tolerance }: RulePack): Line[] {
  return [
    ['period', { months: milestones.maxPeriodMonths }],
    ['stage_checks', { max: milestones.maxStageChecks }],
    ['pass_at', { ratio: percent(a.passAt) }],
    ...(a.thirdPartyTestRequired ? [['third_party_test'] as const] : []),
    [tolerance.allowed ? 'tolerance' : 'no_tolerance'],
  ];
}
