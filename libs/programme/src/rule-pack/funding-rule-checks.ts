import type { FieldError } from '#platform';
import type { FundingRules, PaymentMode, RulePack, TrancheTerms } from './rule-pack.js';

const WHOLE = 1_000_000;

/**
 * The triggers that each payment mode of domain.md section 5 is made of, in order. Only this table knows a payment
 * mode by its name. Every mode but `prize` ends with acceptance, because the final settlement needs a last tranche.
 */
const triggersOfPaymentMode: Readonly<Record<PaymentMode, RegExp>> = {
  co_fund_then_acceptance: /^(instalment_verified )+acceptance_passed$/,
  co_fund_then_midterm: /^(instalment_verified )+midterm_passed acceptance_passed$/,
  pre_then_post: /^agreement_effective acceptance_passed$/,
  post_only: /^acceptance_passed$/,
  staged_race: /^(agreement_effective|instalment_verified) (milestone_passed )+acceptance_passed$/,
  per_milestone: /^(agreement_effective )?(milestone_passed )+acceptance_passed$/,
  prize: /^agreement_effective$/,
};

/** Contradictions in the money rules (domain.md section 5). */
export function checkFundingRules(pack: RulePack): FieldError[] {
  const { funding } = pack;
  return [
    ...checkShareBand(funding),
    ...checkPaymentMode(funding),
    ...checkCeilings(funding),
    ...checkRetention(funding),
    ...checkTriggers(funding),
    ...checkMidterm(pack),
    ...checkPayees(funding),
    ...checkPrizes(funding),
  ];
}

function checkShareBand({ shareMin, shareMax }: FundingRules): FieldError[] {
  if (shareMin <= shareMax) return [];
  const params = { other: 'funding.shareMax', limit: shareMax };
  return [{ path: 'funding.shareMin', code: 'rule_pack.ratio_above_other', params }];
}

function checkPaymentMode({ paymentMode, tranches, grantScope }: FundingRules): FieldError[] {
  const triggers = tranches.map((tranche) => tranche.trigger.kind).join(' ');
  const racesForAPool = paymentMode !== 'staged_race' || grantScope === 'pool';
  if (triggersOfPaymentMode[paymentMode].test(triggers) && racesForAPool) return [];
  return [{ path: 'funding.paymentMode', code: 'rule_pack.payment_mode_mismatch', params: { paymentMode } }];
}

function checkCeilings({ tranches }: FundingRules): FieldError[] {
  const errors: FieldError[] = [];
  tranches.forEach((tranche, index) => {
    const path = `funding.tranches.${index}`;
    const expected = index + 1;
    if (tranche.number !== expected) {
      errors.push({ path: `${path}.number`, code: 'rule_pack.not_consecutive', params: { expected } });
    }
    const previous = tranches[index - 1]?.ceiling ?? 0;
    // Without retention everything may be paid before acceptance; the acceptance tranche then only settles.
    const mayStay = tranche.trigger.kind === 'acceptance_passed';
    if (tranche.ceiling < previous || (tranche.ceiling === previous && !mayStay)) {
      errors.push({ path: `${path}.ceiling`, code: 'rule_pack.ceiling_not_rising', params: { previous } });
    }
  });
  const last = tranches.length - 1;
  if (tranches[last]?.ceiling !== WHOLE) {
    errors.push({ path: `funding.tranches.${last}.ceiling`, code: 'rule_pack.ceiling_not_whole' });
  }
  return errors;
}

function checkRetention({ tranches, retention }: FundingRules): FieldError[] {
  const errors: FieldError[] = [];
  if (retention > 0 && tranches.at(-1)?.trigger.kind !== 'acceptance_passed') {
    errors.push({ path: 'funding.retention', code: 'rule_pack.retention_without_acceptance' });
  }
  const limit = WHOLE - retention;
  tranches.forEach((tranche, index) => {
    const path = `funding.tranches.${index}`;
    const waitsForAcceptance = tranche.trigger.kind === 'acceptance_passed';
    if (!waitsForAcceptance && tranche.ceiling > limit) {
      errors.push({ path: `${path}.ceiling`, code: 'rule_pack.ceiling_above_retention', params: { limit } });
    }
    if (waitsForAcceptance && index < tranches.length - 1) {
      errors.push({ path: `${path}.trigger.kind`, code: 'rule_pack.acceptance_not_last' });
    }
  });
  return errors;
}

function checkTriggers({ tranches }: FundingRules): FieldError[] {
  const errors: FieldError[] = [];
  const highest = { instalment_verified: 0, milestone_passed: 0 };
  tranches.forEach(({ trigger, gate }, index) => {
    const path = `funding.tranches.${index}`;
    const { instalment, milestone } = numbersOf(trigger);
    const wantsInstalment = trigger.kind === 'instalment_verified';
    const wantsMilestone = trigger.kind === 'milestone_passed';
    if ((instalment !== undefined) !== wantsInstalment || (milestone !== undefined) !== wantsMilestone) {
      errors.push({ path: `${path}.trigger`, code: 'rule_pack.trigger_number_mismatch' });
    } else if (wantsInstalment || wantsMilestone) {
      const number = instalment ?? milestone ?? 0;
      if (number <= highest[trigger.kind]) {
        errors.push({ path: `${path}.trigger`, code: 'rule_pack.trigger_number_not_rising' });
      }
      highest[trigger.kind] = number;
    }
    if (gate === 'planned' && trigger.kind !== 'agreement_effective') {
      errors.push({ path: `${path}.gate`, code: 'rule_pack.planned_after_work' });
    }
  });
  return errors;
}

/** The JSON may carry both numbers whatever the kind; the type of a parsed pack no longer admits it. */
function numbersOf(trigger: TrancheTerms['trigger']): { readonly instalment?: number; readonly milestone?: number } {
  return trigger as { readonly instalment?: number; readonly milestone?: number };
}

function checkMidterm({ funding, milestones }: RulePack): FieldError[] {
  const waitsForMidterm = funding.tranches.some((tranche) => tranche.trigger.kind === 'midterm_passed');
  if (!waitsForMidterm || milestones.maxStageChecks > 0) return [];
  return [{ path: 'milestones.maxStageChecks', code: 'rule_pack.midterm_without_stage_check' }];
}

function checkPayees({ tranches, payee }: FundingRules): FieldError[] {
  const errors: FieldError[] = [];
  tranches.forEach((tranche, index) => {
    const path = `funding.tranches.${index}.payeeParts`;
    const sum = tranche.payeeParts.reduce((total, part) => total + part.share, 0);
    if (sum !== WHOLE) errors.push({ path, code: 'rule_pack.sum_not_whole', params: { sum } });
    tranche.payeeParts.forEach((part, position) => {
      const expected = position + 1;
      if (part.part === expected) return;
      errors.push({ path: `${path}.${position}.part`, code: 'rule_pack.not_consecutive', params: { expected } });
    });
  });
  const paid = new Set(tranches.flatMap((tranche) => tranche.payeeParts.map((part) => part.payee)));
  const actual = paid.size > 1 ? 'split' : [...paid][0];
  if (actual !== payee) errors.push({ path: 'funding.payee', code: 'rule_pack.payee_mismatch', params: { payee } });
  return errors;
}

function checkPrizes({ paymentMode, prizes }: FundingRules): FieldError[] {
  const path = 'funding.prizes';
  if (paymentMode !== 'prize') return prizes ? [{ path, code: 'rule_pack.prizes_without_use' }] : [];
  if (!prizes) return [{ path, code: 'rule_pack.prizes_missing' }];
  const errors: FieldError[] = [];
  const sum = prizes.reduce((total, prize) => total + prize.share, 0);
  if (sum > WHOLE) errors.push({ path, code: 'rule_pack.sum_above_whole', params: { sum } });
  prizes.forEach((prize, index) => {
    const expected = index + 1;
    if (prize.rank === expected) return;
    errors.push({ path: `${path}.${index}.rank`, code: 'rule_pack.not_consecutive', params: { expected } });
  });
  return errors;
}
