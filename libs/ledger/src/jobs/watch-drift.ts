import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { fenToJson } from '#platform';
import type { PeriodicTask } from '#platform/jobs';
import { wrongBalances } from '../queries/wrong-balances.js';

const EVERY_MS = 10 * 60_000;
const METRIC = 'jbgs_ledger_wrong_balances';

/**
 * Recomputes every balance and raises the alarm when one is wrong: the gauge for the monitoring, an error line that
 * names the row for whoever looks. It repairs nothing, and what it finds is no work for another run, so it reports 0.
 */
export function watchDrift(logger: Logger, registry: Registry): PeriodicTask {
  const gauge = new Gauge({
    name: METRIC,
    help: 'Ledger accounts whose balance is not the sum of their postings, at the last look',
    registers: [registry],
  });
  return {
    name: 'ledger.watch-drift',
    everyMs: EVERY_MS,
    permissions: [],
    run: async ({ unit }) => {
      const wrong = await unit((tx) => wrongBalances(tx));
      gauge.set(wrong.length);
      const [first] = wrong;
      if (first) {
        const row = { ...first, expectedFen: fenToJson(first.expectedFen), foundFen: fenToJson(first.foundFen) };
        logger.error({ ...row, accounts: wrong.length }, 'ledger balance is not the sum of its postings');
      }
      return 0;
    },
  };
}
