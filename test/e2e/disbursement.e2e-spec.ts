import { uuidv7 } from '#platform';
import { anAcceptance } from '../builders/acceptance.js';
import {
  aPayeeAccount,
  aSubmittedContribution,
  aVerifiedContribution,
  payTranche,
  settlement,
  tranche,
} from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, readProject, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

describe('the money of the worked example (domain.md section 5)', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  describe('with the rest at acceptance', () => {
    let cast: Cast;
    let project: ProjectBody;
    beforeAll(async () => {
      cast = await aCast(system);
      project = await aProject(cast).active();
    });

    it('has a planned disbursement for every tranche, and tells why none can be requested yet', async () => {
      const first = await tranche(cast.officer, project.id, 1);
      expect(first).toMatchObject({ state: 'planned', amountFen: null, payableFen: '0' });
      await cast.officer.act('disbursements', first, 'request').expect(409);
    });

    it('waits until the first instalment is wholly verified', async () => {
      await aVerifiedContribution(cast, project.id, { amountFen: '70000000', instalment: 1 });
      expect(await tranche(cast.officer, project.id, 1)).toMatchObject({ state: 'planned' });
      await aVerifiedContribution(cast, project.id, { amountFen: '50000000', instalment: 1 });
      expect(await tranche(cast.officer, project.id, 1)).toMatchObject({ state: 'eligible', payableFen: '40000000' });
    });

    it('takes a voucher once, and never from the person who verifies it', async () => {
      const submitted = await aSubmittedContribution(cast, project.id, { amountFen: '100' });
      const { body } = await cast.finance.get(`/contributions/${submitted.id}`).expect(200);
      const { voucherNo } = body as { voucherNo: string };
      const again = {
        source: 'demander',
        kind: 'cash_to_taker',
        funds: 'own',
        amountFen: '100',
        paidOn: '2026-01-05',
        voucherNo,
      };
      const refusal = await cast.demander.post(`/projects/${project.id}/contributions`, again).expect(409);
      expect(refusal.body).toMatchObject({ code: 'contribution.voucher_used' });
      await cast.demander.act('contributions', submitted, 'verify').expect(403);
      await cast.finance.act('contributions', submitted, 'reject', { reason: '凭证与合同不符' }).expect(200);
    });

    it('is not released without a verified account of the payee', async () => {
      const requested = await cast.officer
        .act('disbursements', await tranche(cast.officer, project.id, 1), 'request')
        .expect(200);
      expect(requested.body).toMatchObject({ state: 'requested', amountFen: '40000000', amountInWords: '肆拾万元整' });
      await cast.officer.act('disbursements', requested.body, 'approve').expect(403);
      const approved = await cast.approver.act('disbursements', requested.body, 'approve').expect(200);
      const { body } = await cast.finance.act('disbursements', approved.body, 'release').expect(409);
      expect(body).toMatchObject({ reasons: [{ code: 'disbursement.no_payee_account' }] });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ payable: 40_000_000n });
    });

    it('is refused by the database when one person would be two of the three', async () => {
      const [row] = await system.rows<{ id: string }>('select id from disbursement where state = $1', ['approved']);
      const forge = (step: string, by: string) =>
        system.rows(`update disbursement set ${step} = ${by} where id = $1`, [row?.id]);
      const refusal = { constraint: 'disbursement_three_persons' };
      await expect(forge('approved_by', 'requested_by')).rejects.toMatchObject(refusal);
      await expect(forge('released_by', 'requested_by')).rejects.toMatchObject(refusal);
      await expect(forge('released_by', 'approved_by')).rejects.toMatchObject(refusal);
    });

    it('settles through the treasury in one batch', async () => {
      await aPayeeAccount(cast);
      const approved = await tranche(cast.finance, project.id, 1);
      await cast.finance.act('disbursements', approved, 'release').expect(200);
      await system.drainJobs();
      const settled = await tranche(cast.finance, project.id, 1);
      expect(settled).toMatchObject({ state: 'settled', instructions: [{ outcome: 'settled' }] });
      const { body } = await cast.finance.get('/payment-batches').expect(200);
      expect(body).toMatchObject({ items: [{ state: 'completed', count: 1, controlSumFen: '40000000' }] });
      const { items } = body as { items: [{ id: string }] };
      expect((await cast.oversight.get(`/payment-batches/${items[0].id}`).expect(200)).body).toEqual(items[0]);
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ paid: 40_000_000n, in_flight: 0n });
    });

    it('is refused by the database when a second payment of one tranche part would live beside the first', async () => {
      const { id } = await tranche(cast.finance, project.id, 1);
      const again = (table: string, column: string, changes: object): Promise<unknown> =>
        system.rows(
          `insert into ${table} select (jsonb_populate_record(t, $2)).* from ${table} t where ${column} = $1`,
          [id, { id: uuidv7(), ...changes }],
        );
      const instruction = { reference: 'BF-0000-0000-1', bank_reference: null };
      for (const outcome of ['pending', 'settled']) {
        const paidTwice = again('payment_instruction', 'disbursement_id', { ...instruction, outcome });
        await expect(paidTwice).rejects.toMatchObject({ constraint: 'payment_instruction_one_live' });
      }
      const requestedTwice = again('disbursement', 'id', { number: 'BF-0000-0000' });
      await expect(requestedTwice).rejects.toMatchObject({ constraint: 'disbursement_one_live' });
    });

    it('never counts grant that is only passed through', async () => {
      await aVerifiedContribution(cast, project.id, { amountFen: '40000000', funds: 'pass_through' });
      await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
    });

    it('computes the settlement from audited actuals and pays the difference', async () => {
      for (const { number } of await milestonesOf(cast.officer, project.id))
        await passMilestone(cast, project.id, number);
      await settlement(cast, project.id, '460000000').expect(409);
      await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'accepted' });
      const { body } = await settlement(cast, project.id, '460000000').expect(201);
      expect(body).toMatchObject({ finalFen: '115000000', payFen: '75000000', recoverFen: '0' });
      await system.drainJobs();
      expect(await tranche(cast.officer, project.id, 2)).toMatchObject({ state: 'eligible', payableFen: '75000000' });
      await settlement(cast, project.id, '460000000').expect(409);
    });

    it('goes back to a request when the bank returns it, and is paid under a new reference', async () => {
      await system.treasury.call('PUT', '/gateway/v1/knobs', { returnNext: { count: 1, reason: 'name_mismatch' } });
      const returned = await payTranche(cast, project.id, 2);
      expect(returned).toMatchObject({
        state: 'returned',
        instructions: [{ outcome: 'returned', reasonCode: 'name_mismatch' }],
      });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ paid: 40_000_000n, payable: 0n, in_flight: 0n });
      await cast.approver.act('disbursements', returned, 'approve').expect(409);
      await cast.finance.act('disbursements', returned, 'release').expect(409);
      const settled = await payTranche(cast, project.id, 2);
      expect(settled.state).toBe('settled');
      expect(settled.instructions.map((each) => each.reference)).toEqual([
        `${settled.number}-1`,
        `${settled.number}-2`,
      ]);
    });

    it('leaves nothing held once everything is paid', async () => {
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ paid: 115_000_000n, encumbered: 0n });
    });

    it('shows the result to everybody: what was measured and what was paid', async () => {
      const { body } = await system.visitor.get('/public/results?outcome=accepted').expect(200);
      expect(body).toMatchObject({
        items: [
          {
            id: project.id,
            outcome: 'accepted',
            field: '先进装备制造',
            programmeId: cast.programme.id,
            completionPpm: 1_000_000,
            grantFen: '125000000',
            paidFen: '115000000',
          },
        ],
      });
      const result = await system.visitor.get(`/public/results/${project.id}`).expect(200);
      const { indicators } = result.body as {
        indicators: { met: boolean; measured: string | null; values: string[]; committed: string[] }[];
      };
      expect(indicators.length).toBeGreaterThan(0);
      // Each is judged by what was committed, in the form of what was asked for.
      expect(indicators.map(({ committed }) => committed.length)).toEqual(
        indicators.map(({ values }) => values.length),
      );
      expect(indicators.every((line) => line.met && line.measured !== null)).toBe(true);
    });

    it('closes when the years of tracking are over', async () => {
      await cast.advanceDays(3 * 366 + 1000);
      await system.drainJobs();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'closed' });
      expect(await tranche(cast.officer, project.id, 1)).toMatchObject({ state: 'closed' });
    });
  });
});
