export * from './bank-numbers.js';
export * from './citizen-id.js';
export type { IdentifierCheck, IdentifierRefusal } from './identifier-check.js';
export * from './identifiers.messages.js';
export * from './mobile.js';
export * from './organisation-code.js';
export * from './uscc.js';
