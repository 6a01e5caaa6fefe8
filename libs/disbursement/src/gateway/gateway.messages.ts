import { defineMessages } from '#platform';

/** Why a bank rejects or returns a payment, in the words a finance officer knows. */
export const gatewayMessages = defineMessages({
  'gateway.reason.name_mismatch': { zh: '户名不符', en: 'Account name does not match' },
  'gateway.reason.account_not_found': { zh: '账号不存在', en: 'No such account' },
  'gateway.reason.account_closed': { zh: '账户已销户', en: 'Account closed' },
  'gateway.reason.bank_code_mismatch': { zh: '行号与开户行不符', en: 'Bank code does not belong to the account' },
});
