export { listWork, type WorkRequest } from './worklist/list-work.js';
