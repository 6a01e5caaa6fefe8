import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { PayeeAccount } from './identity.entities.js';

export interface PayeeAccountFacts extends Facts {
  readonly subject: PayeeAccount;
}

const anotherPerson = defineGuard<PayeeAccountFacts>(
  'payee_account.same_person',
  { zh: '账户须由录入人以外的人核验', en: 'Somebody other than who entered the account must verify it' },
  ({ subject }, { actor }) => subject.enteredBy !== actor.userId,
);

/** An account to pay to: entered by its organisation, verified by another person, never edited (domain.md section 7). */
export const payeeAccountLifecycle = defineLifecycle<PayeeAccountFacts>()({
  name: 'payee_account',
  table: 'payee_account',
  label: { zh: '收款账户', en: 'Payee account' },
  initial: 'entered',
  states: {
    entered: { zh: '待核验', en: 'To be verified' },
    verified: { zh: '已核验', en: 'Verified' },
    retired: { zh: '已停用', en: 'Retired', final: true },
  },
  actions: {
    verify: {
      zh: '核验',
      en: 'Verify',
      from: ['entered'],
      to: 'verified',
      permission: 'payee_account.verify',
      guards: [anotherPerson],
    },
    retire: {
      zh: '停用',
      en: 'Retire',
      from: ['entered', 'verified'],
      to: 'retired',
      permission: 'payee_account.retire',
      reason: 'required',
    },
  },
});
