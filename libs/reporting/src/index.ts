export { listWork, type WorkRequest } from './worklist/list-work.js';
export { timelineOf, type TimelineRequest } from './timeline/timeline.js';
export { reportingMessages } from './reporting.messages.js';
