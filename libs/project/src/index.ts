import './project.labels.js';
export {
  Agreement,
  Project,
  Signature,
  SIGNING_PARTIES,
  RACE_EXITS,
  TERMINATION_KINDS,
  type ProjectOutcome,
  type SigningParty,
  type TerminationKind,
} from './project.entities.js';
export {
  MILESTONE_KINDS,
  type AgreementTerms,
  type IndicatorTarget,
  type MilestoneKind,
  type MilestoneTerms,
  type PartyShare,
} from './agreement-terms.js';
export { projectLifecycle, type ProjectFacts, type ProjectParties, type ProjectState } from './project.lifecycle.js';
export { agreementLifecycle, type AgreementFacts, type AgreementState } from './agreement.lifecycle.js';
export { partiesWithin, projectFacts, projectParties } from './project.facts.js';
export {
  agreementOf,
  contractingOf,
  findProject,
  getAgreement,
  getProject,
  projectOfAward,
  projectsOf,
  racersOf,
} from './project.repository.js';
export { agreementIndicators, contentOf, type AgreedIndicator, type AgreementContent } from './agreement-content.js';
export {
  beginAccepting,
  eliminateProject,
  closeProject,
  finishSettlement,
  markAccepted,
  markNotAccepted,
  markNotPlaced,
  placeProject,
  returnToActive,
  startSettling,
} from './actions/move-project.js';
export { getTermination } from './termination.repository.js';
export { terminationLifecycle, type TerminationFacts, type TerminationState } from './termination.lifecycle.js';
export { projectMessages } from './project.messages.js';
export { agreementWork, projectPartiesOf, terminationWork } from './project.work.js';
