export * from './chinese-capital.js';
export * from './fen.js';
export * from './fen-column.js';
export * from './money.messages.js';
export * from './ratio.js';
export * from './split.js';
export * from './yuan.js';
