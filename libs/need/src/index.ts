import './need.labels.js';
export * from './indicator/index.js';
export {
  COOPERATIONS,
  Need,
  RESULT_OWNERSHIPS,
  type AssessmentRecommendation,
  type Confidentiality,
  type Cooperation,
  type NeedChannel,
  type Priority,
  type ResultOwnership,
  type SourceFacts,
} from './need.entity.js';
export { needLifecycle, type NeedFacts, type NeedState } from './need.lifecycle.js';
export { needFacts, needParties } from './need.facts.js';
export { getNeed, indicatorsOf } from './need.repository.js';
export { amendNeed, readAmendment, type NeedAmendment } from './actions/amend-need.js';
export { listNeed } from './actions/list-need.js';
export { needMessages } from './need.messages.js';
export { needWork } from './need.work.js';
