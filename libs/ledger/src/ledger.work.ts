import { defineWork, fen } from '#platform';
import { fiscalYearLifecycle } from './fiscal-year.lifecycle.js';
import { FiscalYear, PriorYearAdjustment } from './ledger.entities.js';
import { priorYearAdjustmentLifecycle } from './prior-year-adjustment.lifecycle.js';

const PARTIES = { agency: 's.agency_id' };

/** Years that are over and whose books wait for their two persons. */
export const fiscalYearWork = defineWork({
  lifecycle: fiscalYearLifecycle,
  entity: FiscalYear,
  parties: PARTIES,
  number: 's.year::text',
  title: 'g.name',
  awaits: {
    propose_close: { when: `s.year < extract(year from n.at at time zone 'Asia/Shanghai')` },
    close: {},
  },
  extras: {
    earlier_open: `(select min(f.year) from fiscal_year f
      where f.programme_id = s.programme_id and f.year < s.year and f.state <> 'closed')`,
    available: `coalesce((select b.balance_fen from ledger_balance b
      where b.account_id = ledger_account_id(s.programme_id, null, s.year, 'fiscal', 'available')), 0)::text`,
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    earlierOpen: extras['earlier_open'] as number | null,
    availableFen: fen(extras['available'] as string),
  }),
});

export const priorYearAdjustmentWork = defineWork({
  lifecycle: priorYearAdjustmentLifecycle,
  entity: PriorYearAdjustment,
  parties: PARTIES,
  number: 's.number',
  title: 's.reason',
  awaits: { post: {}, reject: {} },
  facts: (subject, { parties }) => ({ subject, parties }),
});
