export * from './indicator/index.js';
