import { acceptedValues, isWithin } from './accepted-values.js';
import type { Indicator } from './indicator.js';
import { unitsComparable } from './units.js';

export type CommitmentComparison = 'equal' | 'stronger' | 'weaker' | 'incomparable';

/**
 * Holds what a taker commits to against what is required: "commitment, never lower" (domain.md section 3), so only `equal` and `stronger` may stand.
 * A commitment is stronger when every result that meets it also meets the requirement, whatever comparators the two use;
 * values in different but comparable units are converted exactly. A different condition or measurement protocol, an
 * incomparable unit, or sets that merely overlap are `incomparable`: a machine cannot tell which of them promises more.
 */
export function compareCommitment(required: Indicator, committed: Indicator): CommitmentComparison {
  if (!unitsComparable(required.unit, committed.unit) || !isMeasuredAlike(required, committed)) return 'incomparable';
  const requiredValues = acceptedValues(required);
  const committedValues = acceptedValues(committed);
  const isAtLeastAsStrong = isWithin(committedValues, requiredValues);
  const isAtMostAsStrong = isWithin(requiredValues, committedValues);
  if (isAtLeastAsStrong) return isAtMostAsStrong ? 'equal' : 'stronger';
  return isAtMostAsStrong ? 'weaker' : 'incomparable';
}

function isMeasuredAlike(required: Indicator, committed: Indicator): boolean {
  return (
    required.condition === committed.condition &&
    required.protocol.who === committed.protocol.who &&
    required.protocol.how === committed.protocol.how &&
    required.protocol.sample === committed.protocol.sample &&
    required.protocol.instrument === committed.protocol.instrument
  );
}
