import './funding.labels.js';
export * from './share-arithmetic/index.js';
export { Encumbrance, FundingPlan, GrantPool, Instalment, Tranche, INSTALMENT_KINDS } from './funding.entities.js';
export { fundingPlanLifecycle, type FundingPlanFacts } from './funding-plan.lifecycle.js';
export {
  fundingParties,
  fundingPlanFacts,
  heldFen,
  planAmounts,
  plannedContributions,
  projectScope,
  trancheTermsOf,
} from './funding.facts.js';
export {
  drawingOn,
  encumbranceOf,
  encumbrancesOf,
  getPlan,
  getPool,
  getTranche,
  instalmentsOf,
  planOfProject,
  poolIdOfProject,
  poolOf,
  poolRows,
  tranchesOf,
} from './funding.repository.js';
export { encumberAward, type EncumberAward } from './actions/encumber-award.js';
export { releaseAward } from './actions/release-award.js';
export { draftPlan, revisePlan, type DraftPlan, type RevisePlan } from './actions/draft-plan.js';
export { agreePlan, type AgreePlan } from './actions/agree-plan.js';
export { releasePoolRest } from './actions/release-pool.js';
export { shiftLatestDates } from './actions/shift-latest-dates.js';
export { closePlan } from './actions/close-plan.js';
export { simulateProgramme, type SimulateProgramme, type TriedRules } from './queries/simulate-programme.js';
export type { InstalmentInput, PlanContent } from './plan-content.js';
export { fundingMessages } from './funding.messages.js';
