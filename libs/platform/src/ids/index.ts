export * from './ids.messages.js';
export * from './uuidv7.js';
