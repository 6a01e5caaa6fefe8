import { ACTING_ORGANISATION, defineWork } from '#platform';
import { PayeeAccount } from './identity.entities.js';
import { payeeAccountLifecycle } from './payee-account.lifecycle.js';

/** Accounts that wait for a second person. The finance officer of any agency may verify one. */
export const payeeAccountWork = defineWork({
  lifecycle: payeeAccountLifecycle,
  entity: PayeeAccount,
  inProgramme: false,
  joins: 'join organisation o on o.id = s.organisation_id',
  parties: { agency: ACTING_ORGANISATION, organisation: 's.organisation_id' },
  number: 'null::text',
  title: 'o.name',
  standsOn: { type: 'organisation', id: 'o.id' },
  awaits: { verify: {} },
  facts: (subject, { parties }) => ({ subject, parties }),
});
