import { anAcceptance } from '../builders/acceptance.js';
import {
  aPayeeAccount,
  aVerifiedContribution,
  payTranche,
  settlement,
  tranche,
  type DisbursementBody,
} from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import {
  aProject,
  milestonesOf,
  passMilestone,
  readAgreement,
  readProject,
  type ProjectBody,
} from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import { BankFeed } from '../support/bank-feed.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

// domain.md section 5: `returned` (by the bank, even after settlement) goes back to `requested`, never to `approved`.
describe('payments that come back after the final settlement', () => {
  let system: System;
  let feed: BankFeed;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    feed = BankFeed.of(system);
    cast = await aCast(system);
    await aPayeeAccount(cast);
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const comesBack = async (project: ProjectBody, number: number): Promise<DisbursementBody> => {
    const paid = await tranche(cast.officer, project.id, number);
    const last = paid.instructions.at(-1);
    if (!last || paid.amountFen === null) throw new Error('nothing was paid');
    await feed.returns({ reference: last.reference, amountFen: paid.amountFen });
    await system.drainJobs();
    return tranche(cast.officer, project.id, number);
  };
  const accepted = async (project: ProjectBody): Promise<void> => {
    for (const { number, state } of await milestonesOf(cast.officer, project.id)) {
      if (state !== 'passed') await passMilestone(cast, project.id, number);
    }
    await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
  };

  describe('after the final settlement', () => {
    let project: ProjectBody;
    let voucher: { id: string; version: number };
    beforeAll(async () => {
      project = await aProject(cast).active();
      await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
      await payTranche(cast, project.id, 1);
      voucher = await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
      await accepted(project);
      await settlement(cast, project.id, '460000000').expect(201);
      await system.drainJobs();
    });

    it('nothing is recognised or reversed any more: the settlement has counted it', async () => {
      const refusal = await cast.finance.act('contributions', voucher, 'reverse', { reason: '重复' }).expect(409);
      expect(refusal.body).toMatchObject({ code: 'contribution.project_closed' });
    });

    it('a payment that comes back is owed as it was counted', async () => {
      expect(await comesBack(project, 1)).toMatchObject({ state: 'returned', payableFen: '40000000' });
      expect(await payTranche(cast, project.id, 2)).toMatchObject({ state: 'settled', amountFen: '75000000' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling' });
      expect(await payTranche(cast, project.id, 1)).toMatchObject({ state: 'settled', amountFen: '40000000' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
    });

    it('also while the project is tracked, and nothing stays held when it is paid again', async () => {
      await comesBack(project, 1);
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 40_000_000n, paid: 75_000_000n });
      await payTranche(cast, project.id, 1);
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, paid: 115_000_000n });
    });

    it('given up, its money is available again', async () => {
      const returned = await comesBack(project, 1);
      await cast.finance.act('disbursements', returned, 'cancel', { reason: '收款单位放弃' }).expect(200);
      await system.drainJobs();
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, paid: 75_000_000n });
    });

    it('after closing it is booked like any other and stops no other report', async () => {
      await cast.advanceDays(3 * 366 + 1000);
      await system.drainJobs();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'closed' });
      expect(await tranche(cast.officer, project.id, 2)).toMatchObject({ state: 'closed' });
      expect(await comesBack(project, 2)).toMatchObject({ state: 'returned', payableFen: '75000000' });
      expect(await payTranche(cast, project.id, 2)).toMatchObject({ state: 'closed' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, paid: 75_000_000n });
    });
  });

  describe('when the result is not accepted', () => {
    it('nothing waits for a tranche whose gate never opens', async () => {
      const project = await aProject(cast).active();
      await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
      for (const { number } of await milestonesOf(cast.officer, project.id))
        await passMilestone(cast, project.id, number);
      const { content } = await readAgreement(cast.officer, project.id);
      const measured = Object.fromEntries(content.indicators.map(({ committed }) => [committed.name, null]));
      const asking = await readProject(cast.officer, project.id);
      await anAcceptance(cast, { project: asking, measured, verdict: 'not_accept' }).concluded();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'not_accepted' });
      await settlement(cast, project.id, '160000000').expect(201);
      await system.drainJobs();
      expect(await tranche(cast.officer, project.id, 2)).toMatchObject({ state: 'cancelled' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n });
    });
  });

  describe('when the last tranche is given up', () => {
    it('the settlement ends all the same', async () => {
      const project = await aProject(cast).active();
      await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
      await accepted(project);
      await settlement(cast, project.id, '160000000').expect(201);
      await system.drainJobs();
      const last = await tranche(cast.finance, project.id, 2);
      expect(last).toMatchObject({ state: 'eligible', payableFen: '40000000' });
      await cast.finance.act('disbursements', last, 'cancel', { reason: '需求方放弃' }).expect(200);
      await system.drainJobs();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n });
    });
  });
});
