import type { ReviewCriterion } from '#programme';
import type { Criterion } from './scoring/index.js';

const HUNDREDTHS_OF_A_POINT = 100;

/** The criteria of a rule pack as the scoring reads them: a pass score of whole points becomes hundredths. */
export const toCriteria = (rubric: readonly ReviewCriterion[]): Criterion[] =>
  rubric.map(({ code, weight, mustPass, passScore = 0 }) => ({
    id: code,
    weightPpm: weight,
    mustPass: mustPass ? { minimumHundredths: passScore * HUNDREDTHS_OF_A_POINT } : null,
  }));
