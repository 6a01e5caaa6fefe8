import './programme.labels.js';
export * from './rule-pack/index.js';
export { Programme, RulePackVersion, Appropriation } from './programme.entities.js';
export { programmeLifecycle, type ProgrammeFacts } from './programme.lifecycle.js';
export { programmeMessages } from './programme.messages.js';
export {
  activeProgramme,
  getProgramme,
  programmeNames,
  programmeParties,
  rulePackOf,
  type ActiveProgramme,
} from './programme.repository.js';
export { programmeWork } from './programme.work.js';
