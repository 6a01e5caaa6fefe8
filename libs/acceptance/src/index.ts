import './acceptance.labels.js';
export * from './completion/index.js';
export {
  Acceptance,
  AcceptanceLine,
  TestMeasurement,
  TestReport,
  type Measurer,
  type OpinionVerdict,
} from './acceptance.entities.js';
export {
  acceptanceLifecycle,
  type AcceptanceFacts,
  type AcceptanceParties,
  type AcceptanceState,
} from './acceptance.lifecycle.js';
export { acceptanceFacts, acceptanceParties } from './acceptance.facts.js';
export { acceptancesOf, getAcceptance, linesOf } from './acceptance.repository.js';
export { Checkpoint, CheckpointItem, type CheckpointVerdict } from './checkpoint.entities.js';
export { checkpointLifecycle, type CheckpointFacts, type CheckpointState } from './checkpoint.lifecycle.js';
export { checkpointFacts, decidedStages, getCheckpoint } from './checkpoint.repository.js';
export { checkpointMessages } from './checkpoint.messages.js';
export { acceptanceMessages } from './acceptance.messages.js';
export { acceptanceRequestWork, acceptanceWork } from './acceptance.work.js';
