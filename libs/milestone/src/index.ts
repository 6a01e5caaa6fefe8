import './milestone.labels.js';
export {
  Measurement,
  Milestone,
  ProgressReport,
  StageCheck,
  type Blockage,
  type Deliverable,
} from './milestone.entities.js';
export {
  DONE_MILESTONE_STATES,
  milestoneLifecycle,
  type MilestoneFacts,
  type MilestoneState,
} from './milestone.lifecycle.js';
export { milestoneFacts } from './milestone.facts.js';
export {
  getMilestone,
  measurementsOf,
  milestonesOf,
  openMilestones,
  reportsOf,
  stageChecksOf,
} from './milestone.repository.js';
export { milestoneMessages } from './milestone.messages.js';
export { milestoneWork } from './milestone.work.js';
