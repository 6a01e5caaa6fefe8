export { achievement } from './achievement.js';
export { compareCommitment, type CommitmentComparison } from './compare-commitment.js';
export { formatIndicator, formatRequirement, type Language } from './format-indicator.js';
export {
  comparators,
  indicatorKinds,
  type Comparator,
  type Indicator,
  type IndicatorKind,
  type MeasuredValue,
  type MeasurementProtocol,
} from './indicator.js';
export { isMeasuredValue, isMet } from './is-met.js';
export { messages as indicatorMessages, type IndicatorErrorCode } from './messages.js';
export {
  maxIndicators,
  maxWeight,
  parseIndicator,
  parseIndicators,
  type FieldError,
  type Parsed,
} from './parse-indicator.js';
export { displayUnit, normaliseUnit, parseUnit, unitsComparable, type Unit } from './units.js';
