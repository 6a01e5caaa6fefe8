export * from './define-lifecycle.js';
export * from './guards.js';
export * from './allowed-actions.js';
export * from './transition.js';
export * from './diagram.js';
