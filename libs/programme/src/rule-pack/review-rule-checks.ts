import type { FieldError } from '#platform';
import type { ReviewCriterion, RulePack } from './rule-pack.js';

const WHOLE = 1_000_000;

/** Contradictions in the panel, the rubric and the tie break (domain.md section 2, "review"). */
export function checkReviewRules(pack: RulePack): FieldError[] {
  return [...checkPanel(pack), ...checkRubric(pack), ...checkTieBreak(pack)];
}

function checkPanel({ review }: RulePack): FieldError[] {
  const { panelMin, quorum } = review;
  const errors: FieldError[] = [];
  if (panelMin % 2 === 0) errors.push({ path: 'review.panelMin', code: 'rule_pack.panel_not_odd' });
  const path = 'review.quorum';
  if (quorum > panelMin) errors.push({ path, code: 'rule_pack.quorum_above_panel', params: { panelMin } });
  if (quorum * 2 <= panelMin) errors.push({ path, code: 'rule_pack.quorum_not_majority', params: { panelMin } });
  if (review.aggregation === 'trimmed_mean' && quorum < 3) {
    errors.push({ path, code: 'rule_pack.quorum_too_small_to_trim' });
  }
  return errors;
}

function checkRubric({ review }: RulePack): FieldError[] {
  const errors: FieldError[] = [];
  const sum = review.rubric.reduce((total, criterion) => total + criterion.weight, 0);
  if (sum !== WHOLE) errors.push({ path: 'review.rubric', code: 'rule_pack.sum_not_whole', params: { sum } });
  const seen = new Set<string>();
  review.rubric.forEach((criterion, index) => {
    errors.push(...checkCriterion(criterion, index, seen));
    seen.add(criterion.code);
  });
  return errors;
}

function checkCriterion(criterion: ReviewCriterion, index: number, seen: ReadonlySet<string>): FieldError[] {
  const errors: FieldError[] = [];
  const path = `review.rubric.${index}`;
  if (seen.has(criterion.code)) {
    errors.push({ path: `${path}.code`, code: 'rule_pack.not_unique', params: { value: criterion.code } });
  }
  if (criterion.mustPass !== (criterion.passScore !== undefined)) {
    errors.push({ path: `${path}.passScore`, code: 'rule_pack.pass_score_mismatch' });
  }
  return errors;
}

function checkTieBreak({ review, selection }: RulePack): FieldError[] {
  const path = 'review.tieBreak';
  if (review.tieBreak === 'must_pass_margin' && !review.rubric.some((criterion) => criterion.mustPass)) {
    return [{ path, code: 'rule_pack.tie_break_without_must_pass' }];
  }
  if (review.tieBreak === 'race' && selection.winners.max < 2) {
    return [{ path, code: 'rule_pack.tie_break_without_race' }];
  }
  return [];
}
