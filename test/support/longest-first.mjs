import DefaultSequencer from '@jest/test-sequencer';

/** What takes twenty seconds and more by itself; where it began last, the other worker would wait for it at the end. */
const LONGEST = [
  'test/e2e/chaos.e2e-spec.ts',
  'test/e2e/every-subject/every-subject.e2e-spec.ts',
  'test/e2e/proposal-deadline.e2e-spec.ts',
  'test/e2e/rolling-restart.e2e-spec.ts',
  'test/e2e/queue.e2e-spec.ts',
  'libs/ledger/src/ledger-model.int-spec.ts',
  'test/e2e/resolve-race.e2e-spec.ts',
  'test/e2e/race.e2e-spec.ts',
  'test/e2e/queue-processes.e2e-spec.ts',
  'test/e2e/acceptance.e2e-spec.ts',
  'test/e2e/treasury-faults.e2e-spec.ts',
  'test/e2e/project.e2e-spec.ts',
];

/** Jest's own order knows durations from earlier runs only, and a fresh clone has none. */
export default class LongestFirst extends DefaultSequencer {
  sort(tests) {
    const rank = ({ path }) => LONGEST.findIndex((file) => path.endsWith(`/${file}`));
    const long = tests.filter((test) => rank(test) >= 0).sort((one, other) => rank(one) - rank(other));
    return [...long, ...super.sort(tests.filter((test) => rank(test) < 0))];
  }
}
