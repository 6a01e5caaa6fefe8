export * from './text.js';
export * from './labels.js';
import './platform.labels.js';
