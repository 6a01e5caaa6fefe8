import './panel.labels.js';
export * from './draw/index.js';
export * from './scoring/index.js';
export {
  Expert,
  ExpertTie,
  PANEL_PURPOSES,
  Panel,
  PanelAssignment,
  PanelDraw,
  PanelEntry,
  PanelScore,
  TIE_KINDS,
  type PanelPurpose,
  type TieKind,
} from './panel.entities.js';
export { expertLifecycle, type ExpertFacts } from './expert.lifecycle.js';
export { panelAssignmentLifecycle, type PanelAssignmentFacts } from './panel-assignment.lifecycle.js';
export { panelLifecycle, type PanelFacts } from './panel.lifecycle.js';
export { panelMessages } from './panel.messages.js';
export {
  assignedExperts,
  assignmentsOf,
  entriesOf,
  getAssignment,
  getPanel,
  panelFacts,
  panelOfSubject,
} from './panel.repository.js';
export { convenePanel, type ConvenePanel } from './actions/convene-panel.js';
export { closePanel, dissolvePanel } from './actions/end-panel.js';
export { fillSeats } from './actions/fill-seat.js';
export { redrawPanel } from './actions/redraw-panel.js';
export { acceptAssignment, declineAssignment, recuseAssignment, replaceExpert } from './actions/answer-invitation.js';
export { saveScores, submitScores, type ScoreInput, type SubmitScores } from './actions/submit-scores.js';
export { panelResult, type EntryResult, type PanelResult } from './queries/panel-result.js';
export { panelAssignmentWork, panelWork } from './panel.work.js';
