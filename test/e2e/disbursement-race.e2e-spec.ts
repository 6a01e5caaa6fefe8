import pg from 'pg';
import { PaymentGateway, type PaymentBatchMessage } from '#disbursement';
import { systemActor, uuidv7 } from '#platform';
import { HandlerRegistry, type ExternalHandler, type ExternalServices } from '#platform/jobs';
import { anAcceptance } from '../builders/acceptance.js';
import { aPayeeAccount, aVerifiedContribution, settlement, tranche } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, readProject, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

describe('money when several work on it at the same time', () => {
  let system: System;
  let cast: Cast;
  let project: ProjectBody;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    await aPayeeAccount(cast);
    project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '70000000', instalment: 1 });
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const act = async (who: Cast['officer'], action: string, body?: object): Promise<void> => {
    await who.act('disbursements', await tranche(who, project.id, 1), action, body).expect(200);
  };

  it('does not approve or release what a reversed voucher no longer bears', async () => {
    const voucher = await aVerifiedContribution(cast, project.id, { amountFen: '50000000', instalment: 1 });
    await act(cast.officer, 'request');
    await act(cast.approver, 'approve');
    await cast.finance.act('contributions', voucher, 'reverse', { reason: '凭证作废' }).expect(200);
    const approved = await tranche(cast.finance, project.id, 1);
    const { body } = await cast.finance.act('disbursements', approved, 'release').expect(409);
    expect(body).toMatchObject({
      reasons: [{ code: 'disbursement.gate_closed' }, { code: 'disbursement.limit_exceeded' }],
    });
    await act(cast.officer, 'withhold', { reason: '凭证作废' });
    await act(cast.officer, 'lift', { reason: '等待补足' });
    await aVerifiedContribution(cast, project.id, { amountFen: '50000000', instalment: 1 });
  });

  it('does not take the refusal of an overtaken submission for the refusal of its batch', async () => {
    await act(cast.officer, 'request');
    await act(cast.approver, 'approve');
    await act(cast.finance, 'release');
    const { id } = await tranche(cast.finance, project.id, 1);
    await Promise.allSettled(overtaking(id).map((start) => start()));
    expect(await tranche(cast.finance, project.id, 1)).toMatchObject({ state: 'instructed' });
    await system.drainJobs();
    const paid = await tranche(cast.finance, project.id, 1);
    expect(paid).toMatchObject({ state: 'settled', instructions: [{ outcome: 'settled' }] });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ paid: 40_000_000n, in_flight: 0n });
  });

  /** Two workers at the batch of the same disbursement: the second one's message reaches the treasury before the first one's. */
  function overtaking(disbursementId: string): readonly (() => Promise<void>)[] {
    const gateway = system.app.get(PaymentGateway, { strict: false });
    const submit = gateway.submitBatch.bind(gateway);
    const [secondArrived, firstClaimed, firstEnded] = [aSignal(), aSignal(), aSignal()];
    gateway.submitBatch = async (batch: PaymentBatchMessage) => {
      if (batch.lines[0]?.attempt === 1) {
        firstClaimed.give();
        await secondArrived.given;
        return submit(batch);
      }
      const receipt = await submit(batch);
      secondArrived.give();
      await firstEnded.given;
      return receipt;
    };
    const run = async (): Promise<void> => {
      const handler = system.app.get(HandlerRegistry).find('disbursement.send-released') as ExternalHandler;
      const context = { actor: systemActor(handler.permissions), requestId: uuidv7() };
      const services: ExternalServices = {
        unit: (work) => system.unit.run(context, work),
        port: (token) => system.app.get(token, { strict: false }),
      };
      await handler.call(services, {
        id: uuidv7(),
        type: handler.on,
        subjectId: disbursementId,
        programmeId: cast.programme.id,
      });
    };
    return [
      () => run().finally(firstEnded.give),
      async () => {
        await firstClaimed.given;
        await run();
      },
    ];
  }

  it('settles behind whoever holds one of the disbursements, without holding the project meanwhile', async () => {
    for (const { number } of await milestonesOf(cast.officer, project.id))
      await passMilestone(cast, project.id, number);
    await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
    const { id } = await tranche(cast.finance, project.id, 2);
    const somebody = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await somebody.connect();
    try {
      await somebody.query('begin');
      await somebody.query('select 1 from disbursement where id = $1 for no key update', [id]);
      // P = 400,000.00 = F: nothing is left to pay, so the settlement cancels the last tranche.
      const settling = settlement(cast, project.id, '160000000').then((response) => response.status);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await somebody.query('select 1 from project where id = $1 for no key update nowait', [project.id]);
      await somebody.query('commit');
      expect(await settling).toBe(201);
    } finally {
      await somebody.end();
    }
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
  });
});

function aSignal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
