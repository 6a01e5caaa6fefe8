import fc from 'fast-check';
import { GatewayRefusal, PaymentGateway } from '#disbursement';
import { systemActor, uuidv7, type RecordedEvent } from '#platform';
import { HandlerRegistry, type ExternalHandler, type ExternalServices } from '#platform/jobs';
import { aCast, type Cast } from '../builders/people.js';
import type { CopiedPayment } from '../support/copy-projects.mjs';
import { expectInvariants } from '../support/invariants.js';
import { manyApproved } from '../support/many-disbursements.js';
import { System } from '../support/system.js';
import { TreasuryControl } from '../support/treasury-control.js';

/** trust.md B10 asks for 2,000: `RUNS=2000`. */
const RUNS = Number(process.env['RUNS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const TIME_LIMIT_MS = 120_000 + RUNS * 3_000;
const TWICE = [1, 2];

type Turn = (what: string) => Promise<unknown>;

interface Standing {
  readonly state: string;
  readonly instructions: number;
  readonly voids: number;
  readonly settlements: number;
  readonly returns: number;
}

// Two workers send, two read reports, one person releases and another holds back, and the scheduler says whose unit or
// call to the treasury comes next. A unit itself is not cut: the database orders what runs at the same time.
describe(`one payment in the hands of many (${RUNS} interleavings, SEED=${SEED})`, () => {
  let system: System;
  let cast: Cast;
  let treasury: TreasuryControl;
  let waiting: CopiedPayment[];
  let gateway: PaymentGateway;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    treasury = new TreasuryControl(system.treasury);
    gateway = system.app.get(PaymentGateway, { strict: false });
    waiting = [...(await manyApproved(cast, RUNS))];
  }, TIME_LIMIT_MS);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  /** What a handler works with, each unit and each call in its turn. */
  function services(permissions: readonly string[], turn: Turn): ExternalServices {
    const context = { actor: systemActor(permissions), requestId: uuidv7() };
    const inTurn = <A extends unknown[], R>(what: string, call: (...given: A) => Promise<R>) => {
      return async (...given: A): Promise<R> => {
        await turn(what);
        return call(...given);
      };
    };
    const port: PaymentGateway = {
      submitBatch: inTurn('submit', gateway.submitBatch.bind(gateway)),
      findBatch: inTurn('find batch', gateway.findBatch.bind(gateway)),
      findInstruction: inTurn('find instruction', gateway.findInstruction.bind(gateway)),
      reportsAfter: inTurn('reports', gateway.reportsAfter.bind(gateway)),
    };
    const unit: ExternalServices['unit'] = async (work) => {
      await turn('unit');
      return system.unit.run(context, work);
    };
    return { unit, port: () => port as never };
  }

  function released(payment: CopiedPayment): RecordedEvent {
    const { id: subjectId } = payment;
    return { id: uuidv7(), type: 'disbursement.released', subjectId, programmeId: cast.programme.id, refs: {} };
  }

  /** Everybody at once; nobody but the senders, who gather first, begins before one of them does. */
  async function together(payment: CopiedPayment, turn: Turn): Promise<number[]> {
    const registry = system.app.get(HandlerRegistry);
    const sender = registry.find('disbursement.send-released') as ExternalHandler;
    const reader = registry.periodic().find(({ name }) => name === 'disbursement.read-reports');
    if (!reader) throw new Error('nobody reads reports');
    let begin: (value?: unknown) => void = () => undefined;
    const line = new Promise((resolve) => (begin = resolve));
    const gathered: Turn = (what) => {
      begin();
      return turn(what);
    };
    const act = async (who: Cast['finance'], action: string, body = {}): Promise<number> => {
      await line;
      await turn(action);
      return (await who.act('disbursements', payment, action, body)).status;
    };
    const people = [act(cast.finance, 'release'), act(cast.officer, 'withhold', { reason: '暂缓' })];
    const senders = TWICE.map(() => sender.call(services(sender.permissions, gathered), released(payment)));
    const readers = TWICE.map(() => line.then(() => reader.run(services(reader.permissions, turn))));
    const ended = await Promise.allSettled([...senders, ...readers]);
    for (const each of ended) {
      // What another worker has overtaken is refused by the treasury, and comes again.
      if (each.status === 'rejected' && !(each.reason instanceof GatewayRefusal)) throw each.reason;
    }
    return Promise.all(people);
  }

  const standing = async ({ id }: CopiedPayment): Promise<Standing> => {
    const journals = (kind: string): string =>
      `(select count(*)::int from journal j where j.subject_id = d.id and j.kind = '${kind}')`;
    const rows = await system.rows<Standing>(
      `select d.state, (select count(*)::int from payment_instruction i where i.disbursement_id = d.id) as instructions,
              ${journals('void')} as voids, ${journals('settlement')} as settlements, ${journals('return')} as returns
         from disbursement d where d.id = $1`,
      [id],
    );
    return rows[0] as Standing;
  };

  it(
    'is held back and never sent, or paid once and taken back at most once',
    async () => {
      const seen = { heldBack: 0, paid: 0, returned: 0 };
      const property = fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, comesBack) => {
        const payment = waiting.pop();
        if (!payment) throw new Error('no payment is left');
        await treasury.misbehave(comesBack ? { returnNext: { count: 1, reason: 'account_closed' } } : {});
        const turn: Turn = (what) => scheduler.schedule(Promise.resolve(), what);
        const statuses = await scheduler.waitFor(together(payment, turn));
        await system.drainJobs();
        expect([...statuses].sort()).toEqual([200, 409]);
        const paid = (await treasury.executed()).get(`${payment.number}-1`);
        const now = await standing(payment);
        if (statuses[0] !== 200) {
          seen.heldBack += 1;
          expect(paid).toBeUndefined();
          expect(now).toEqual({ state: 'withheld', instructions: 0, voids: 1, settlements: 0, returns: 0 });
          return;
        }
        const returns = comesBack ? 1 : 0;
        seen[comesBack ? 'returned' : 'paid'] += 1;
        expect(paid).toMatchObject({ settled: 1, returned: returns, rejected: 0 });
        const state = comesBack ? 'returned' : 'settled';
        expect(now).toEqual({ state, instructions: 1, voids: 0, settlements: 1, returns });
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      process.stdout.write(`interleavings: ${JSON.stringify(seen)}, SEED=${SEED}\n`);
    },
    TIME_LIMIT_MS,
  );
});
