export * from './calendar.messages.js';
export * from './local-date.js';
export * from './official-calendar.js';
export * from './shanghai-time.js';
export * from './working-calendar.js';
export * from './working-calendar-store.js';
