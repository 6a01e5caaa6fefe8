import './reconciliation.labels.js';
export { reconciliationMessages } from './reconciliation.messages.js';
export {
  BankStatement,
  BankStatementLine,
  PayingAccount,
  PaymentExport,
  StatementResolution,
} from './reconciliation.entities.js';
