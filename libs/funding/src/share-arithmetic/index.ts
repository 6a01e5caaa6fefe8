export * from './share-terms.js';
export * from './contribution-base.js';
export * from './computation.js';
export * from './grant-for-plan.js';
export * from './tranche-gate.js';
export * from './tranche-amount.js';
export * from './final-settlement.js';
export * from './simulate.js';
