import { PaymentGateway, type PaymentReport } from '#disbursement';
import { fen, systemActor, uuidv7 } from '#platform';
import { HandlerRegistry, type ExternalServices } from '#platform/jobs';
import { aCast, type Cast } from '../builders/people.js';
import type { CopiedPayment } from '../support/copy-projects.mjs';
import { expectInvariants } from '../support/invariants.js';
import { manyApproved, releaseAll } from '../support/many-disbursements.js';
import { System } from '../support/system.js';
import { seededRandom } from '../support/zipf-text.mjs';

const PAYMENTS = Number(process.env['PAYMENTS'] ?? 80);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const WORKERS = 32;
/** Every report is handed to so many of the workers, at the same time. */
const COPIES = 2;
const TIME_LIMIT_MS = 120_000 + PAYMENTS * 1_000;

type Ending = PaymentReport['status'];

// trust.md A6: a pending payment resolves exactly once, whoever comes first.
describe(`reports that race for the same payments (${PAYMENTS} payments, SEED=${SEED})`, () => {
  const random = seededRandom(SEED);
  let system: System;
  let cast: Cast;
  let payments: readonly CopiedPayment[];
  let told = 0;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    payments = await manyApproved(cast, PAYMENTS);
    const gateway = system.app.get(PaymentGateway, { strict: false });
    const reportsAfter = gateway.reportsAfter.bind(gateway);
    // The money is sent, and nobody has heard of its outcome yet.
    gateway.reportsAfter = () => Promise.resolve([]);
    await releaseAll(cast, payments);
    await system.drainJobs();
    gateway.reportsAfter = reportsAfter;
  }, TIME_LIMIT_MS);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const report = ({ number, amountFen }: CopiedPayment, status: Ending): PaymentReport => {
    told += 1;
    return {
      sequence: told,
      instructionReference: `${number}-1`,
      batchReference: 'PC-RACE',
      status,
      amountFen: fen(amountFen ?? '0'),
      bankReference: `RACE-${told}`,
      reportedAt: new Date(),
      reasonCode: status === 'settled' ? null : 'account_closed',
    };
  };

  /** Every report goes to several workers; each works through its own pile in its own order. */
  async function race(reports: readonly PaymentReport[]): Promise<void> {
    const piles: PaymentReport[][] = Array.from({ length: WORKERS }, () => []);
    for (const each of shuffled(reports)) {
      for (let copy = 0; copy < COPIES; copy += 1) piles[Math.floor(random() * WORKERS)]?.push(each);
    }
    const task = system.app
      .get(HandlerRegistry)
      .periodic()
      .find(({ name }) => name === 'disbursement.read-reports');
    if (!task) throw new Error('nobody reads reports');
    const runs = piles.map((pile) => {
      const context = { actor: systemActor(task.permissions), requestId: uuidv7() };
      const services: ExternalServices = {
        unit: (work) => system.unit.run(context, work),
        port: () => ({ reportsAfter: () => Promise.resolve(shuffled(pile)) }) as never,
      };
      return task.run(services);
    });
    await Promise.all(runs);
  }

  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);

  /** How many payments have so many journals that take money out of flight or back, by the states they ended in. */
  const resolutions = () =>
    system.rows<{ state: string; outcome: string; journals: string; payments: number }>(
      `select d.state, i.outcome, string_agg(j.kind, ',' order by j.id) as journals, count(distinct d.id)::int as payments
         from disbursement d join payment_instruction i on i.disbursement_id = d.id
         left join journal j on j.subject_id = d.id and j.kind in ('settlement', 'return')
        where d.number like '%-C%' group by d.id, d.state, i.outcome`,
    );

  it(
    'end each payment once: settled or rejected, never both and never twice',
    async () => {
      await race(payments.flatMap((each) => [report(each, 'settled'), report(each, 'rejected')]));
      const ended = await resolutions();
      expect(ended).toHaveLength(PAYMENTS);
      const kinds = ended.map(({ state, outcome, journals }) => `${state} ${outcome} ${journals}`);
      expect([...new Set(kinds)].sort()).toEqual(['returned rejected return', 'settled settled settlement']);
    },
    TIME_LIMIT_MS,
  );

  it(
    'and the bank takes each settled one back once',
    async () => {
      const settled = new Set(
        (await system.rows<{ id: string }>(`select id from disbursement where state = 'settled'`)).map(({ id }) => id),
      );
      const back = payments.filter(({ id }) => settled.has(id));
      await race(back.flatMap((each) => [report(each, 'returned'), report(each, 'returned')]));
      const kinds = (await resolutions()).map(({ outcome, journals }) => `${outcome} ${journals}`);
      expect(kinds.filter((kind) => kind === 'returned settlement,return')).toHaveLength(back.length);
      expect(kinds.filter((kind) => kind === 'rejected return')).toHaveLength(PAYMENTS - back.length);
    },
    TIME_LIMIT_MS,
  );
});
