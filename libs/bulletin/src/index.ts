import './bulletin.labels.js';
export {
  Addendum,
  Bulletin,
  Challenge,
  Clarification,
  NO_AWARD_REASONS,
  type NoAwardReason,
} from './bulletin.entities.js';
export { bulletinLifecycle, type BulletinFacts, type BulletinState } from './bulletin.lifecycle.js';
export {
  challengeLifecycle,
  PUBLIC_CHALLENGE_STATES,
  type ChallengeFacts,
  type ChallengeState,
} from './challenge.lifecycle.js';
export { clarificationLifecycle, type ClarificationFacts } from './clarification.lifecycle.js';
export { addendumLifecycle, type AddendumFacts } from './addendum.lifecycle.js';
export { getAddendum } from './addendum/addendum.repository.js';
export { raisedSinceOpening } from './addendum/raised-since-opening.js';
export { addendumFacts, bulletinFacts, challengeFacts, challengeParties } from './bulletin.facts.js';
export { challengesOf, getBulletin, getChallenge, getClarification } from './bulletin.repository.js';
export {
  publicBulletin,
  publicChallenge,
  publicChallengesOf,
  type PublicBulletin,
  type PublicChallengeDetail,
} from './queries/public-details.js';
export { closeWindow } from './actions/close-window.js';
export { completeChallenge, declareNoAward, markDecided, startEvaluation } from './actions/move-challenge.js';
export { lexeme, weightedDocument } from './search/search-document.js';
export { wordsOfQuery } from './search/words.js';
export { bulletinMessages } from './bulletin.messages.js';
export { addendumWork, agreedNeedWork, bulletinWork, clarificationWork } from './bulletin.work.js';
