export {
  drawPanel,
  type DrawExclusion,
  type DrawLog,
  type DrawRequest,
  type DrawResult,
  type DrawStep,
} from './draw-panel.js';
export { exclusionReasons, type DrawReason } from './exclusion-reasons.js';
export type { Collaboration, DrawConstraints, Party, PoolExpert } from './facts.js';
export { messages as drawMessages, type DrawCode } from './messages.js';
export { replayDraw } from './replay-draw.js';
