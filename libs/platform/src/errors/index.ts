export type { Language, Text } from '../labels/index.js';
export * from './messages.js';
export * from './domain-error.js';
export * from './platform.messages.js';
