import { checkRubric } from '#panel';
import { assessmentRubric } from './assessment-rubric.js';

describe('the rubric of an assessment', () => {
  it('is one the scoring accepts: weights add up to the whole', () => {
    const criteria = assessmentRubric.map(({ code, weight, mustPass, passScore }) => ({
      id: code,
      weightPpm: weight,
      mustPass: mustPass ? { minimumHundredths: (passScore ?? 0) * 100 } : null,
    }));
    expect(checkRubric(criteria)).toEqual([]);
    expect(criteria.filter(({ mustPass }) => mustPass).map(({ id }) => id)).toEqual(['authenticity', 'necessity']);
  });
});
