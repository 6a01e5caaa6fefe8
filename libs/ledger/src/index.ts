import './ledger.labels.js';

export * from './accounts.js';
export * from './journal.js';
export * from './actions/post-journal.js';
export * from './actions/reverse-journal.js';
export type { Movement } from './movements/transfer.js';
export * from './movements/budget.js';
export * from './movements/payment.js';
export * from './movements/recovery.js';
export * from './movements/contribution.js';
export { listBalances, balancesByAccount, type BalanceLine, type BooksFilter } from './queries/balances.js';
export * from './queries/journals.js';
export * from './queries/statement.js';
