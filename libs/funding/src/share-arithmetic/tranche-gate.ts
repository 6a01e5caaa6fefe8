import { defineMessages, type Reason } from '#platform';
import type { TrancheTrigger } from '#programme';
import type { InstalmentProgress } from './contribution-base.js';

export const trancheGateMessages = defineMessages({
  'funding.gate.agreement_not_effective': { zh: '任务书尚未生效', en: 'The agreement is not effective yet' },
  'funding.gate.instalment_not_complete': {
    zh: '第 {instalment} 期投入未足额核实：计划 {planned:yuan} 元，已核实 {verified:yuan} 元',
    en: 'Instalment {instalment} is not fully verified: planned CNY {planned:yuan}, verified CNY {verified:yuan}',
  },
  'funding.gate.milestone_not_passed': { zh: '里程碑 {milestone} 未通过', en: 'Milestone {milestone} is not passed' },
  'funding.gate.midterm_not_passed': { zh: '中期评估未通过', en: 'The mid-term evaluation is not passed' },
  'funding.gate.other_racers': {
    zh: '等待其他在赛方到达同一节点',
    en: 'Waits for the other racers to reach the same point',
  },
  'funding.gate.checkpoint_open': {
    zh: '第 {stage} 赛段考核尚未批准',
    en: 'The checkpoint of stage {stage} is not approved yet',
  },
  'funding.gate.not_placed': { zh: '名次尚未排定', en: 'Nobody is placed yet' },
  'funding.gate.acceptance_not_passed': { zh: '验收未通过', en: 'Acceptance is not passed' },
});

export interface GateFacts {
  readonly agreementEffective: boolean;
  readonly instalments: readonly InstalmentProgress[];
  readonly passedMilestones: ReadonlySet<number>;
  readonly midtermPassed: boolean;
  readonly acceptancePassed: boolean;
}

/**
 * Why a tranche is not eligible yet, or null when its trigger has come about (trust.md A5). No tranche is paid without
 * an effective agreement; an instalment is complete when its verified sum reaches the planned amount F.
 */
export function trancheGate(trigger: TrancheTrigger, facts: GateFacts): Reason | null {
  if (!facts.agreementEffective) return { code: 'funding.gate.agreement_not_effective' };
  switch (trigger.kind) {
    case 'agreement_effective':
      return null;
    case 'instalment_verified':
      return instalmentGate(trigger.instalment, facts);
    case 'milestone_passed': {
      if (facts.passedMilestones.has(trigger.milestone)) return null;
      return { code: 'funding.gate.milestone_not_passed', params: { milestone: trigger.milestone } };
    }
    case 'midterm_passed':
      return facts.midtermPassed ? null : { code: 'funding.gate.midterm_not_passed' };
    case 'acceptance_passed':
      return facts.acceptancePassed ? null : { code: 'funding.gate.acceptance_not_passed' };
  }
}

function instalmentGate(number: number, facts: GateFacts): Reason | null {
  const instalment = facts.instalments.find((each) => each.number === number);
  const complete = instalment !== undefined && instalment.planned > 0n && instalment.verified >= instalment.planned;
  if (complete) return null;
  const planned = (instalment?.planned ?? 0n).toString();
  const verified = (instalment?.verified ?? 0n).toString();
  return { code: 'funding.gate.instalment_not_complete', params: { instalment: number, planned, verified } };
}
