export * from './draw/index.js';
export * from './scoring/index.js';
