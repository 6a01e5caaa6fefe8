export * from './rule-pack/index.js';
