export * from './work-source.js';
export { parkedWork } from './parked-work.js';
