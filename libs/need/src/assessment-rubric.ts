import type { ReviewCriterion } from '#programme';

/** From this total on, and with every must-pass criterion met, the panel recommends to list the need. */
export const ASSESSMENT_PASS_HUNDREDTHS = 6_000;

/**
 * What a need is assessed by (domain.md section 3, Need): authenticity, necessity, advancement, feasibility, urgency,
 * amount. A need that is not real or not necessary cannot make up for it elsewhere. Weights in ppm, scores 0 to 100.
 */
export const assessmentRubric: readonly ReviewCriterion[] = [
  {
    code: 'authenticity',
    title: { zh: '真实性', en: 'Authenticity' },
    weight: 200_000,
    mustPass: true,
    passScore: 60,
  },
  { code: 'necessity', title: { zh: '必要性', en: 'Necessity' }, weight: 200_000, mustPass: true, passScore: 60 },
  { code: 'advancement', title: { zh: '先进性', en: 'Advancement' }, weight: 200_000, mustPass: false },
  { code: 'feasibility', title: { zh: '可行性', en: 'Feasibility' }, weight: 150_000, mustPass: false },
  { code: 'urgency', title: { zh: '紧迫性', en: 'Urgency' }, weight: 100_000, mustPass: false },
  { code: 'amount', title: { zh: '投入合理性', en: 'Soundness of the amount' }, weight: 150_000, mustPass: false },
];
