import './selection.labels.js';
export { Award, Decision, DecisionItem, DemanderOpinion, Ranking, type DecisionKind } from './selection.entities.js';
export { awardLifecycle, FALLEN_AWARD_STATES, type AwardFacts, type AwardState } from './award.lifecycle.js';
export { decisionLifecycle, type DecisionFacts } from './decision.lifecycle.js';
export { awardFacts, awardParties } from './selection.facts.js';
export { getAward, getDecision, rankingOf } from './selection.repository.js';
export { markAwardSigned } from './actions/mark-award-signed.js';
export { selectionMessages } from './selection.messages.js';
export { awardWork, challengeWork, decisionWork } from './selection.work.js';
