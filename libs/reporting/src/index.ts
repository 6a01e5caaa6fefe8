import './reporting.labels.js';
export { listWork, type WorkRequest } from './worklist/list-work.js';
export { timelineOf, type TimelineRequest } from './timeline/timeline.js';
