import { openCallThenAcceptance, type RulePack, type TrancheTerms } from '#programme';
import { anAcceptance } from '../builders/acceptance.js';
import { aPayeeAccount, aVerifiedContribution, recoveriesOf } from '../builders/money.js';
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
import {
  actOnRecovery,
  aTakerAccount,
  demanded,
  partsOf,
  payPart,
  received,
  settled,
  terminated,
  type FullRecoveryBody,
} from '../builders/termination.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** 70 % of every tranche to the demander, 30 % to the taker; a breach gives back what was not spent eligibly. */
const payeeParts: TrancheTerms['payeeParts'] = [
  { part: 1, payee: 'demander', share: 700_000 },
  { part: 2, payee: 'taker', share: 300_000 },
];
const rulePack: RulePack = {
  ...openCallThenAcceptance,
  code: 'open_call_split',
  funding: {
    ...openCallThenAcceptance.funding,
    payee: 'split',
    breachRecovery: 'unspent_and_ineligible',
    tranches: openCallThenAcceptance.funding.tranches.map((each) => ({ ...each, payeeParts })),
  },
};

/** A · p = 400,000.00, so that the audit alone takes nothing back. */
const AUDITED = { auditedSpendFen: '160000000', grantSpentFen: '30000000', grantIneligibleFen: '5000000' };

describe('money that must come back', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack });
    await aPayeeAccount(cast);
    await aTakerAccount(cast);
  });

  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  /** Paid 400,000.00 in two parts. */
  async function paid(): Promise<ProjectBody> {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    const amounts: (string | null)[] = [];
    for (const part of (await partsOf(cast, project.id)).filter(({ trancheNumber }) => trancheNumber === 1)) {
      amounts.push((await payPart(cast, part)).amountFen);
    }
    expect(amounts).toEqual(['28000000', '12000000']);
    return project;
  }

  /** The recovery from one of those who were paid. */
  async function owedBy(project: ProjectBody, debtorId: string): Promise<FullRecoveryBody> {
    const recoveries = (await recoveriesOf(cast, project.id)) as readonly FullRecoveryBody[];
    const found = recoveries.find((each) => each.debtorId === debtorId);
    if (!found) throw new Error(`${debtorId} owes nothing`);
    const listed = await cast.officer.get(`/api/v1/recoveries?projectId=${project.id}`).expect(200);
    const { items } = listed.body as { items: readonly { id: string; projectTitle: string }[] };
    expect(items.map(({ id }) => id).sort()).toEqual(recoveries.map(({ id }) => id).sort());
    expect(items[0]?.projectTitle).not.toBe('');
    return found;
  }

  describe('after a breach', () => {
    let project: ProjectBody;
    let rest: FullRecoveryBody;
    beforeAll(async () => {
      project = await paid();
      await terminated(cast, project.id, { kind: 'breach' });
    });

    it('is owed by each who was paid, in proportion', async () => {
      const given = { auditSource: '吉审字〔2027〕61号', ...AUDITED, grantIneligibleFen: '30000001' };
      const refusal = await cast.finance.post(`/projects/${project.id}/settlement`, given).expect(422);
      expect(refusal.body).toMatchObject({ errors: [{ code: 'settlement.ineligible_above_spent' }] });
      const settlement = await settled(cast, project.id, AUDITED);
      expect(settlement).toMatchObject({
        outcome: 'breach',
        keepFen: '25000000',
        recoverFen: '15000000',
        compensationFen: '0',
      });
      expect(await owedBy(project, project.demanderId)).toMatchObject({ amountFen: '10500000', state: 'assessed' });
      expect(await owedBy(project, project.takerId)).toMatchObject({ amountFen: '4500000', state: 'assessed' });
    });

    it('comes back from one wholly and from the other in part', async () => {
      const ofTaker = await demanded(cast, await owedBy(project, project.takerId));
      expect(await received(cast, ofTaker, '4500000')).toMatchObject({ state: 'recovered' });
      const ofDemander = await demanded(cast, await owedBy(project, project.demanderId));
      rest = await received(cast, ofDemander, '6000000');
      expect(rest).toMatchObject({ state: 'part_recovered' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({ receivable: 4_500_000n });
    });

    it('the rest is written off by two people, and not by one', async () => {
      const reason = { reason: '债务人已破产清算，无可供执行财产。' };
      const unproposed = await cast.approver.act('recoveries', rest, 'write_off').expect(409);
      expect(unproposed.body).toMatchObject({ code: 'recovery.write_off_not_proposed' });
      await cast.approver.act('recoveries', rest, 'propose_write_off', reason).expect(403);
      const first = await actOnRecovery(cast.finance, rest, 'propose_write_off', reason);
      const again = await cast.finance.act('recoveries', first, 'propose_write_off', reason).expect(409);
      expect(again.body).toMatchObject({ code: 'recovery.write_off_proposed' });
      const refused = await actOnRecovery(cast.approver, first, 'refuse_write_off', { reason: '先申报债权。' });
      const proposed = await actOnRecovery(cast.finance, refused, 'propose_write_off', reason);
      await cast.finance.act('recoveries', proposed, 'write_off').expect(403);
      const writtenOff = await actOnRecovery(cast.approver, proposed, 'write_off');
      expect(writtenOff).toMatchObject({ state: 'written_off', receivedFen: '6000000', writtenOffFen: '4500000' });
      await system.drainJobs();
    });

    it('the database refuses a write-off by whoever proposed it', async () => {
      const same = `update recovery set written_off_by = write_off_proposed_by where id = $1`;
      await expect(system.rows(same, [rest.id])).rejects.toMatchObject({
        code: '23514',
        constraint: 'recovery_write_off_two_persons',
      });
    });

    it('ends with nothing held or owed, and the statement says why', async () => {
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking', outcome: 'breach' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({
        encumbered: 0n,
        payable: 0n,
        in_flight: 0n,
        receivable: 0n,
        paid: 40_000_000n,
        recovery: -10_500_000n,
      });
      const query = `projectId=${project.id}&limit=100`;
      const { body } = await cast.finance.get(`/programmes/${cast.programme.id}/ledger/statement?${query}`).expect(200);
      const kinds = (body as { items: { kind: string }[] }).items.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind.startsWith('recovery'))).toEqual([
        'recovery_claim',
        'recovery_receipt',
        'recovery_claim',
        'recovery_receipt',
        'recovery_write_off',
      ]);
      await cast.advanceDays(3 * 366);
      await system.drainJobs();
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'closed' });
    });
  });

  it('a result that is not accepted gives back by the same rule', async () => {
    const project = await paid();
    for (const { number } of await milestonesOf(cast.officer, project.id))
      await passMilestone(cast, project.id, number);
    const { content } = await readAgreement(cast.officer, project.id);
    const measured = Object.fromEntries(content.indicators.map(({ committed }) => [committed.name, null]));
    const asking = await readProject(cast.officer, project.id);
    await anAcceptance(cast, { project: asking, measured, verdict: 'not_accept' }).concluded();
    const settlement = await settled(cast, project.id, AUDITED);
    expect(settlement).toMatchObject({
      outcome: 'not_accepted',
      keepFen: '25000000',
      recoverFen: '15000000',
      payFen: '0',
    });
    for (const debtorId of [project.demanderId, project.takerId]) {
      const recovery = await demanded(cast, await owedBy(project, debtorId));
      await received(cast, recovery, recovery.amountFen);
    }
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, receivable: 0n });
  });
});
