import { openCallThenMidterm } from '#programme';
import { aPayeeAccount, aVerifiedContribution, payTranche, tranche, type DisbursementBody } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, passMilestone, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import { BankFeed } from '../support/bank-feed.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

// domain.md section 5: `returned` (by the bank, even after settlement) goes back to `requested`, never to `approved`.
describe('payments that come back long after they were made', () => {
  let system: System;
  let feed: BankFeed;
  beforeAll(async () => {
    system = await System.start();
    feed = BankFeed.of(system);
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const comesBack = async (cast: Cast, project: ProjectBody, number: number): Promise<DisbursementBody> => {
    const paid = await tranche(cast.officer, project.id, number);
    const last = paid.instructions.at(-1);
    if (!last || paid.amountFen === null) throw new Error('nothing was paid');
    await feed.returns({ reference: last.reference, amountFen: paid.amountFen });
    await system.drainJobs();
    return tranche(cast.officer, project.id, number);
  };

  describe('while the project is at work', () => {
    let cast: Cast;
    let project: ProjectBody;
    beforeAll(async () => {
      cast = await aCast(system, { rulePack: openCallThenMidterm });
      await aPayeeAccount(cast);
      project = await aProject(cast).active();
      await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
      await payTranche(cast, project.id, 1);
      await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
      await passMilestone(cast, project.id, 1);
      await payTranche(cast, project.id, 2);
    });

    it('an early tranche can be asked for again in full though a later one is paid', async () => {
      const returned = await comesBack(cast, project, 1);
      expect(returned).toMatchObject({ state: 'returned', payableFen: '40000000' });
    });

    it('it can be withheld and the hold be lifted', async () => {
      const returned = await tranche(cast.officer, project.id, 1);
      const withheld = await cast.officer
        .act('disbursements', returned, 'withhold', { reason: '户名待更正' })
        .expect(200);
      expect(withheld.body).toMatchObject({ state: 'withheld' });
      await cast.officer.act('disbursements', withheld.body, 'lift', { reason: '户名已更正' }).expect(200);
    });

    it('it is paid again by three persons', async () => {
      expect(await payTranche(cast, project.id, 1)).toMatchObject({ state: 'settled', amountFen: '40000000' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ paid: 116_666_666n });
    });
  });

  describe('a bank number that was used before', () => {
    it('is kept with its reason and does not hold up the feed', async () => {
      const [{ taken } = { taken: '' }] = await system.rows<{ taken: string }>(
        'select bank_reference as taken from payment_report order by sequence limit 1',
      );
      await feed.add({ bankReference: taken });
      await system.drainJobs();
      const kept = await system.rows('select unmatched from payment_report order by sequence desc limit 1');
      expect(kept).toEqual([{ unmatched: 'duplicate' }]);
    });
  });
});
