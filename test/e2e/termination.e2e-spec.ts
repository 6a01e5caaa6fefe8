import {
  aPayeeAccount,
  aSubmittedContribution,
  aVerifiedContribution,
  payTranche,
  recoveriesOf,
  tranche,
} from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, readAgreement, readProject, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import {
  actOnRecovery,
  actOnTermination,
  aTakerAccount,
  aTermination,
  partsOf,
  payPart,
  received,
  settled,
  terminated,
  type PartBody,
} from '../builders/termination.js';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** The example of domain.md section 5, No fault: N = 2,000,000.00, P = 400,000.00, the taker's cost 2,600,000.00. */
const AUDITED = { auditedSpendFen: '260000000', takerCostFen: '260000000', salvageFen: '0' };

describe('how a project ends before its acceptance', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    await aPayeeAccount(cast);
    await aTakerAccount(cast);
  });

  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  /** Tranche 1 paid on instalment 1 and handed on to the taker, who worked on 2,000,000.00 of the demander's money. */
  async function underWay(): Promise<ProjectBody> {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    expect(await payTranche(cast, project.id, 1)).toMatchObject({ state: 'settled', amountFen: '40000000' });
    await aVerifiedContribution(cast, project.id, { amountFen: '80000000', instalment: 2 });
    await aVerifiedContribution(cast, project.id, { amountFen: '40000000', funds: 'pass_through' });
    return project;
  }

  async function compensationOf(projectId: string): Promise<PartBody> {
    const found = (await partsOf(cast, projectId)).find(({ purpose }) => purpose === 'compensation');
    if (!found) throw new Error('nothing is compensated');
    return found;
  }

  const payCompensation = async (projectId: string): Promise<PartBody> =>
    payPart(cast, await compensationOf(projectId));

  describe('without anybody’s fault', () => {
    let project: ProjectBody;
    beforeAll(async () => {
      project = await underWay();
    });

    it('shows beforehand, line by line, what each end would come to, and writes nothing', async () => {
      const preview = async (outcome: string) =>
        (await cast.approver.post(`/projects/${project.id}/settlement/preview`, { ...AUDITED, outcome }).expect(200))
          .body;
      expect(await preview('no_fault')).toMatchObject({ keepFen: '40000000', compensationFen: '10000000' });
      expect(await preview('force_majeure')).toMatchObject({ compensationFen: '12000000', releaseFen: '73000000' });
      expect(await preview('breach')).toMatchObject({ keepFen: '0', recoverFen: '40000000' });
      const { body } = await cast.officer.post(`/projects/${project.id}/settlement/preview`, AUDITED).expect(409);
      expect(body).toMatchObject({ code: 'settlement.outcome_unknown' });
      const recorded = await cast.officer.get(`/projects/${project.id}/settlement`).expect(200);
      expect(recorded.body).toEqual({ settlement: null });
      await cast.taker.post(`/projects/${project.id}/settlement/preview`, AUDITED).expect(403);
    });

    it('counts of a payment on its way only what is released: an end cancels what was merely asked for', async () => {
      const young = await aProject(cast).active();
      await aVerifiedContribution(cast, young.id, { amountFen: '120000000', instalment: 1 });
      const kept = async (): Promise<string> => {
        const input = { ...AUDITED, outcome: 'no_fault' };
        const { body } = await cast.officer.post(`/projects/${young.id}/settlement/preview`, input).expect(200);
        return (body as { keepFen: string }).keepFen;
      };
      const act = async (who: Client, action: string): Promise<void> => {
        await who.act('disbursements', await tranche(cast.officer, young.id, 1), action).expect(200);
      };
      await act(cast.officer, 'request');
      expect(await kept()).toBe('0');
      await act(cast.approver, 'approve');
      expect(await kept()).toBe('0');
      await act(cast.finance, 'release');
      expect(await kept()).toBe('40000000');
    });

    it('needs a cause that the rules tolerate, findings, and another person’s decision', async () => {
      const ask = (input: object) =>
        cast.taker.post(`/projects/${project.id}/terminations`, {
          grounds: '技术路线被证明不可行。',
          evidence: '试验记录。',
          ...input,
        });
      expect((await ask({ kind: 'no_fault' }).expect(422)).body).toMatchObject({
        errors: [{ path: 'cause', code: 'termination.cause_missing' }],
      });
      expect((await ask({ kind: 'breach', cause: 'market_change' }).expect(422)).body).toMatchObject({
        errors: [{ path: 'cause', code: 'termination.cause_unused' }],
      });
      const asked = await aTermination(cast, project.id, { kind: 'no_fault', cause: 'technical_route_error' });
      const again = await ask({ kind: 'no_fault', cause: 'trial_and_error' }).expect(409);
      expect(again.body).toMatchObject({ code: 'termination.open_already' });
      await cast.approver.act('terminations', asked, 'approve', { reason: '同意' }).expect(409);
      await cast.demander.act('terminations', asked, 'find', { findings: '属实。' }).expect(403);
      const notTheirs = await cast.demander.act('terminations', asked, 'withdraw').expect(409);
      expect(notTheirs.body).toMatchObject({ code: 'termination.not_requester' });
      expect(await actOnTermination(cast.taker, asked, 'withdraw')).toMatchObject({ state: 'withdrawn' });
    });

    it('cancels what is not with the treasury, rescinds the agreement and leaves no milestone open', async () => {
      const { id } = await tranche(cast.officer, project.id, 2);
      await terminated(cast, project.id, { kind: 'no_fault', cause: 'technical_route_error' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'no_fault' });
      expect(await readAgreement(cast.officer, project.id)).toMatchObject({ state: 'rescinded' });
      const states = (await milestonesOf(cast.officer, project.id)).map(({ state }) => state);
      expect(new Set(states)).toEqual(new Set(['superseded']));
      expect((await cast.officer.get(`/disbursements/${id}`).expect(200)).body).toMatchObject({ state: 'cancelled' });
    });

    it('keeps 400,000.00 and compensates the taker with 100,000.00, paid by three persons and the treasury', async () => {
      const missing = await cast.finance
        .post(`/projects/${project.id}/settlement`, { auditedSpendFen: '260000000', auditSource: '吉审字〔2027〕61号' })
        .expect(422);
      expect(missing.body).toMatchObject({ errors: [{ path: 'takerCostFen', code: 'settlement.figure_missing' }] });
      const settlement = await settled(cast, project.id, AUDITED);
      expect(settlement).toMatchObject({
        outcome: 'no_fault',
        keepFen: '40000000',
        compensationFen: '10000000',
        recoverFen: '0',
        releaseFen: '75000000',
      });
      const uncovered = settlement.computation.find(({ code }) => code === 'funding.line.uncovered');
      expect(uncovered).toMatchObject({ zh: '未覆盖成本 B', amountYuan: '200,000.00' });
      expect(await compensationOf(project.id)).toMatchObject({
        state: 'eligible',
        payee: 'taker',
        payableFen: '10000000',
      });
      expect(await payCompensation(project.id)).toMatchObject({ state: 'settled', amountFen: '10000000' });
    });

    it('releases 750,000.00 and ends with nothing held', async () => {
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
      expect(await fiscalBalances(cast, project.id)).toMatchObject({
        encumbered: 0n,
        payable: 0n,
        in_flight: 0n,
        paid: 50_000_000n,
      });
      expect(await releasedOf(cast, project.id)).toBe(75_000_000n);
      await closed(project);
      const { body } = await cast.officer.get(`/disbursements/${(await compensationOf(project.id)).id}`).expect(200);
      expect(body).toMatchObject({ state: 'closed' });
    });
  });

  it('by force majeure, with its floor: compensates 120,000.00 and releases 730,000.00', async () => {
    const project = await underWay();
    await terminated(cast, project.id, { kind: 'force_majeure' });
    const settlement = await settled(cast, project.id, AUDITED);
    expect(settlement).toMatchObject({ compensationFen: '12000000', releaseFen: '73000000', keepFen: '40000000' });
    expect(await payCompensation(project.id)).toMatchObject({ state: 'settled', amountFen: '12000000' });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking', outcome: 'force_majeure' });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, paid: 52_000_000n });
    expect(await releasedOf(cast, project.id)).toBe(73_000_000n);
  });

  describe('by agreement, early', () => {
    let project: ProjectBody;
    beforeAll(async () => {
      project = await aProject(cast).active();
      await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
      await payTranche(cast, project.id, 1);
    });

    it('takes the consent of both', async () => {
      const asked = await aTermination(cast, project.id, { kind: 'mutual' });
      expect(asked).toMatchObject({ takerConsentedAt: expect.any(String), demanderConsentedAt: null });
      const early = await cast.officer
        .act('terminations', asked, 'find', { findings: '属实，双方协商一致。' })
        .expect(409);
      expect(early.body).toMatchObject({ code: 'termination.consent_missing' });
      const twice = await cast.taker.act('terminations', asked, 'consent').expect(409);
      expect(twice.body).toMatchObject({ code: 'termination.consented_already' });
      const agreed = await actOnTermination(cast.demander, asked, 'consent');
      const found = await actOnTermination(cast.officer, agreed, 'find', { findings: '双方协商一致。' });
      const refused = await actOnTermination(cast.approver, found, 'refuse', { reason: '先行协商资产处置。' });
      expect(refused).toMatchObject({ state: 'refused' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'active', outcome: null });
      await terminated(cast, project.id, { kind: 'mutual' });
    });

    it('keeps 325,000.00 and recovers 75,000.00 from the demander, who answers and pays in two parts', async () => {
      const settlement = await settled(cast, project.id, { auditedSpendFen: '130000000' });
      expect(settlement).toMatchObject({ keepFen: '32500000', recoverFen: '7500000', compensationFen: '0' });
      const [assessed] = await recoveriesOf(cast, project.id);
      expect(assessed).toMatchObject({ debtorId: project.demanderId, amountFen: '7500000' });
      const notified = await actOnRecovery(cast.officer, assessed as never, 'notify');
      const stranger = await cast.taker.act('recoveries', notified, 'reply', { reply: '与我单位无关。' }).expect(409);
      expect(stranger.body).toMatchObject({ code: 'recovery.not_debtor' });
      const answered = await actOnRecovery(cast.demander, notified, 'reply', { reply: '无异议，分两次退回。' });
      expect(answered).toMatchObject({ state: 'notified', replies: [{ late: false }] });
      await cast.advanceDays(30);
      const claimed = await actOnRecovery(cast.officer, answered, 'demand');
      const late = await actOnRecovery(cast.demander, claimed, 'reply', { reply: '补充退款计划。' });
      expect(late.replies).toMatchObject([{ late: false }, { late: true }]);
      const future = { amountFen: '1', receivedOn: '2099-01-01', bankReference: 'ZH-2099' };
      const refusal = await cast.finance.act('recoveries', late, 'receive', future).expect(422);
      expect(refusal.body).toMatchObject({ errors: [{ path: 'receivedOn', code: 'recovery.received_in_future' }] });
      const part = await received(cast, late, '5000000');
      expect(part).toMatchObject({ state: 'part_recovered', receivedFen: '5000000' });
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling' });
      expect(await received(cast, part, '2500000')).toMatchObject({
        state: 'recovered',
        receipts: [{ amountFen: '5000000' }, { amountFen: '2500000' }],
      });
    });

    it('ends with nothing held or owed', async () => {
      expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking', outcome: 'mutual' });
      const balances = {
        encumbered: 0n,
        payable: 0n,
        in_flight: 0n,
        receivable: 0n,
        paid: 40_000_000n,
        recovery: -7_500_000n,
      };
      expect(await fiscalBalances(cast, project.id)).toMatchObject(balances);
      expect(await releasedOf(cast, project.id)).toBe(85_000_000n);
    });
  });

  it('a payment that is released runs to its end, and nothing else is asked for until the settlement', async () => {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    const act = async (who: Client, subject: Versioned, action: string): Promise<Versioned> =>
      (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
    const requested = await act(cast.officer, await tranche(cast.officer, project.id, 1), 'request');
    await act(cast.finance, await act(cast.approver, requested, 'approve'), 'release');
    await terminated(cast, project.id, { kind: 'breach' });
    expect(await tranche(cast.officer, project.id, 1)).toMatchObject({ state: 'settled' });
    expect(await settled(cast, project.id, { auditedSpendFen: '160000000' })).toMatchObject({
      outcome: 'breach',
      keepFen: '0',
      recoverFen: '40000000',
    });
  });

  it('an approved payment is void with the project', async () => {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    const act = async (who: Client, subject: Versioned, action: string): Promise<Versioned> =>
      (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
    const requested = await act(cast.officer, await tranche(cast.officer, project.id, 1), 'request');
    await act(cast.approver, requested, 'approve');
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ payable: 40_000_000n });
    await terminated(cast, project.id, { kind: 'force_majeure' });
    expect(await tranche(cast.officer, project.id, 1)).toMatchObject({ state: 'cancelled' });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ payable: 0n, encumbered: 125_000_000n });
    expect(await settled(cast, project.id, { ...AUDITED, takerCostFen: '120000000' })).toMatchObject({
      keepFen: '0',
      recoverFen: '0',
      compensationFen: '0',
      releaseFen: '125000000',
    });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
    expect(await recoveriesOf(cast, project.id)).toEqual([]);
  });

  it('a suspended project is paid nothing until it goes on, and may be ended', async () => {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    const reason = { reason: '需求方停产检修。' };
    const { body: suspended } = await cast.officer.act('projects', project, 'suspend', reason).expect(200);
    expect(suspended).toMatchObject({ state: 'suspended' });
    const first = await tranche(cast.officer, project.id, 1);
    const refusal = await cast.officer.act('disbursements', first, 'request').expect(409);
    expect(refusal.body).toMatchObject({ code: 'disbursement.project_suspended' });
    const { body: resumed } = await cast.officer.act('projects', suspended, 'resume', reason).expect(200);
    await aSubmittedContribution(cast, project.id, { amountFen: '1000000' });
    expect(await payTranche(cast, project.id, 1)).toMatchObject({ state: 'settled' });
    await cast.officer.act('projects', resumed, 'suspend', reason).expect(200);
    await terminated(cast, project.id, { kind: 'force_majeure' });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'force_majeure' });
  });

  /** The years of tracking are over. */
  async function closed(project: ProjectBody): Promise<void> {
    await cast.advanceDays(3 * 366);
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'closed' });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ encumbered: 0n, payable: 0n, in_flight: 0n });
  }
});

/** What was given back of the encumbrance since the plan was agreed, by the statement of the project's books. */
async function releasedOf(cast: Cast, projectId: string): Promise<bigint> {
  const { body } = await cast.finance
    .get(`/programmes/${cast.programme.id}/ledger/statement?projectId=${projectId}`)
    .expect(200);
  const lines = (body as { items: { kind: string; movements: { account: string; amountFen: string }[] }[] }).items;
  const last = lines.filter(({ kind }) => kind === 'release').at(-1);
  return -BigInt(last?.movements.find(({ account }) => account === 'encumbered')?.amountFen ?? '0');
}
