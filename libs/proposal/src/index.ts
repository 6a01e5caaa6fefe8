import './proposal.labels.js';
export { Proposal, ProposalBudgetLine, ProposalCommitment, ProposalPartner } from './proposal.entity.js';
export {
  BUDGET_CATEGORIES,
  OFFER_KINDS,
  type BudgetCategory,
  type BudgetLine,
  type Commitment,
  type ConsortiumMember,
  type DraftContent,
  type ProposalContent,
  type ScheduleStep,
  type TeamMember,
} from './content/proposal-content.js';
export { proposalLifecycle, type ProposalFacts, type ProposalState } from './proposal.lifecycle.js';
export { proposalFacts, proposalParties, visibleProposal } from './proposal.facts.js';
export {
  budgetOf,
  commitmentsOf,
  getProposal,
  participantsOf,
  partnersOf,
  qualifiedProposals,
  submittedCount,
} from './proposal.repository.js';
export { openedContent } from './queries/opened-content.js';
export { committedIndicator } from './qualification/screening.js';
export { createProposal, type CreateProposal } from './actions/create-proposal.js';
export { saveDraft } from './actions/save-draft.js';
export { submitProposal } from './actions/submit-proposal.js';
export { withdrawProposal } from './actions/withdraw-proposal.js';
export {
  dismissProposal,
  markRanked,
  putUnderReview,
  reserveProposal,
  selectProposal,
  voidProposal,
} from './actions/move-proposal.js';
export { proposalMessages } from './proposal.messages.js';
export { proposalWork } from './proposal.work.js';
