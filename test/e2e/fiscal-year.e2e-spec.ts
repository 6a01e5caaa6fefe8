import { aPayeeAccount, aVerifiedContribution, payTranche, tranche } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, type ProjectBody } from '../builders/project.js';
import { BankFeed } from '../support/bank-feed.js';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';
import { openCallThenMidterm } from '#programme';

const DAY_MS = 86_400_000;

interface YearBody extends Versioned {
  readonly year: number;
  readonly state: string;
  readonly availableFen: string;
}

interface AdjustmentBody extends Versioned {
  readonly number: string;
  readonly state: string;
}

interface StatementBody {
  readonly state: string;
  readonly available: Readonly<Record<string, string>>;
  readonly totals: Readonly<Record<string, string>>;
  readonly projects: readonly Readonly<Record<string, string>>[];
  readonly carriedOverFen: string;
  readonly disagreements: readonly string[];
}

// domain.md section 5, Ledger: lapse and carry-over; trust.md A17: a closed year takes numbered adjustments only.
describe('a fiscal year ends while a project is under way', () => {
  let system: System;
  let cast: Cast;
  let project: ProjectBody;
  let year: number;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: openCallThenMidterm });
    await aPayeeAccount(cast);
    // The whole road lies in one year, whatever the day of the test; the cast got its money in the year before.
    await cast.advanceDays(await daysToJanuary());
    project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    await payTranche(cast, project.id, 1);
    const years = await yearsOf(cast.finance);
    year = years[0]?.year ?? 0;
  });
  afterAll(() => system.stop());

  const daysToJanuary = async (): Promise<number> => {
    const { body } = await system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
    const now = new Date((body as { now: string }).now);
    return Math.ceil((Date.UTC(now.getUTCFullYear() + 1, 0, 10) - now.getTime()) / DAY_MS);
  };
  const yearsOf = async (who: Client): Promise<readonly YearBody[]> => {
    const { body } = await who.get(`/programmes/${cast.programme.id}/fiscal-years`).expect(200);
    return (body as { items: YearBody[] }).items;
  };
  const books = async (wanted = year): Promise<YearBody> => {
    const known = (await yearsOf(cast.finance)).find((each) => each.year === wanted);
    const { body } = await cast.finance.get(`/fiscal-years/${known?.id}`).expect(200);
    return body as YearBody;
  };
  const balances = async (wanted: number): Promise<Readonly<Record<string, string>>> => {
    const path = `/programmes/${cast.programme.id}/ledger/balances?fiscalYear=${wanted}`;
    const { body } = await cast.finance.get(path).expect(200);
    const lines = (body as { balances: { source: string; account: string; balanceFen: string }[] }).balances;
    return Object.fromEntries(
      lines.filter(({ source }) => source === 'fiscal').map(({ account, balanceFen }) => [account, balanceFen]),
    );
  };
  const statement = async (wanted: number): Promise<StatementBody> =>
    (await cast.oversight.get(`/programmes/${cast.programme.id}/annual-statements/${wanted}`).expect(200))
      .body as StatementBody;
  const propose = (carryAvailableFen: string, who = cast.finance, wanted = year) =>
    books(wanted).then((subject) => who.act('fiscal-years', subject, 'propose_close', { carryAvailableFen }));
  const close = (who: Client, wanted = year) =>
    books(wanted).then((subject) => who.act('fiscal-years', subject, 'close'));
  const adjust = (kind: string, amountFen: string, wanted = year) =>
    cast.finance.post(`/programmes/${cast.programme.id}/prior-year-adjustments`, {
      year: wanted,
      kind,
      amountFen,
      reason: '市财政局批复恢复上年结余指标',
    });

  it('which cannot be closed before it is over', async () => {
    expect((await propose('0')).body).toMatchObject({ status: 409, code: 'fiscal_year.not_over' });
  });

  it('shows beforehand what would go on and what would lapse', async () => {
    const [first] = await milestonesOf(cast.officer, project.id);
    await passMilestone(cast, project.id, first?.number ?? 0);
    await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
    await cast.advanceDays(await daysToJanuary());
    await cast.system.drainJobs();
    const { body: preview } = await cast.finance.get(`/fiscal-years/${(await books()).id}/carry-over`).expect(200);
    const { lapsingFen, lines } = preview as { lapsingFen: string; lines: { account: string; carriedFen: string }[] };
    expect(lapsingFen).toBe('9875000000');
    expect(lines.map(({ account, carriedFen }) => [account, carriedFen])).toEqual(
      expect.arrayContaining([
        ['available', '0'],
        ['encumbered', '85000000'],
        ['paid', '40000000'],
        ['attested_cash', '350000000'],
      ]),
    );
  });

  it('waits for the year before it', async () => {
    expect((await propose('0')).body).toMatchObject({
      code: 'fiscal_year.earlier_open',
      reasons: [{ params: { year: year - 1 } }],
    });
    await propose('0', cast.finance, year - 1);
    expect((await close(cast.approver, year - 1)).body).toMatchObject({ state: 'closed' });
    expect(await balances(year - 1)).toMatchObject({ available: '0', lapsed: '10000000000' });
  });

  it('is closed by two persons, of whom the first says how much is carried over', async () => {
    expect((await propose('0', cast.officer)).status).toBe(403);
    expect((await propose('9875000001')).body).toMatchObject({ code: 'fiscal_year.carry_above_available' });
    expect((await propose('75000000')).body).toMatchObject({ state: 'closing', carryAvailableFen: '75000000' });
    expect((await close(cast.finance)).body).toMatchObject({ status: 409, code: 'fiscal_year.same_person' });
    const withdrawn = await cast.finance.act('fiscal-years', await books(), 'withdraw_close', { reason: '金额更正' });
    expect(withdrawn.body).toMatchObject({ state: 'open', carryAvailableFen: null });
    await propose('100000000');
    expect((await close(cast.officer)).status).toBe(403);
    expect((await close(cast.approver)).body).toMatchObject({ state: 'closed', availableFen: '0' });
    expect(await balances(year)).toEqual({
      appropriation: '-10000000000',
      available: '0',
      lapsed: '9775000000',
      carried: '225000000',
      encumbered: '0',
      payable: '0',
      in_flight: '0',
      paid: '0',
    });
    expect(await balances(year + 1)).toEqual({
      available: '100000000',
      carried: '-225000000',
      encumbered: '85000000',
      paid: '40000000',
    });
    await expectInvariants();
  });

  it('takes no appropriation any more; the next year does', async () => {
    const given = { amountFen: '50000000', indexNumber: '吉财教指〔补〕3号', budgetSubject: '2060404' };
    const path = `/programmes/${cast.programme.id}/appropriations`;
    const late = await cast.finance.post(path, { ...given, fiscalYear: year }).expect(409);
    expect(late.body).toMatchObject({ code: 'ledger.year_closed', reasons: [{ params: { year } }] });
    await cast.finance.post(path, { ...given, fiscalYear: year + 1 }).expect(201);
    expect(await balances(year + 1)).toMatchObject({ available: '150000000', appropriation: '-50000000' });
  });

  it('and the project is paid on, and a payment of the old year sent back, in the books of the new one', async () => {
    const closed = await balances(year);
    expect(await payTranche(cast, project.id, 2)).toMatchObject({ state: 'settled', amountFen: '76666666' });
    expect(await balances(year + 1)).toMatchObject({ encumbered: '8333334', paid: '116666666' });
    const paid = await tranche(cast.officer, project.id, 1);
    await BankFeed.of(system).returns({
      reference: paid.instructions.at(-1)?.reference ?? '',
      amountFen: paid.amountFen ?? '',
    });
    await system.drainJobs();
    expect((await tranche(cast.officer, project.id, 1)).state).toBe('returned');
    expect(await balances(year + 1)).toMatchObject({ encumbered: '48333334', paid: '76666666' });
    expect(await balances(year)).toEqual(closed);
    await expectInvariants();
  });

  it('is adjusted only under a number, with a reason, by two persons', async () => {
    expect((await adjust('restore_lapsed', '100', year + 1)).body).toMatchObject({
      code: 'prior_year_adjustment.year_not_closed',
    });
    await cast.officer.post(`/programmes/${cast.programme.id}/prior-year-adjustments`, {}).expect(403);
    const proposed = (await adjust('restore_lapsed', '75000000').then((answer) => answer.body)) as AdjustmentBody;
    expect(proposed).toMatchObject({ number: expect.stringMatching(/^TZ-\d{4}-\d{4}$/), state: 'proposed' });
    const alone = await cast.finance.act('prior-year-adjustments', proposed, 'post').expect(409);
    expect(alone.body).toMatchObject({ code: 'prior_year_adjustment.same_person' });
    await cast.approver.act('prior-year-adjustments', proposed, 'post').expect(200);
    expect(await balances(year)).toMatchObject({ lapsed: '9700000000', carried: '300000000' });
    expect(await balances(year + 1)).toMatchObject({ available: '225000000', carried: '-300000000' });
    const { body } = await cast.finance.get(
      `/programmes/${cast.programme.id}/ledger/journals?fiscalYear=${year}&limit=1`,
    );
    expect((body as { items: object[] }).items[0]).toMatchObject({
      kind: 'adjustment',
      reference: proposed.number,
      adjustmentId: proposed.id,
    });
    const second = (await adjust('cut_appropriation', '9700000001').then((answer) => answer.body)) as AdjustmentBody;
    const tooMuch = await cast.approver.act('prior-year-adjustments', second, 'post').expect(409);
    expect(tooMuch.body).toMatchObject({ code: 'ledger.insufficient_lapsed' });
    const rejected = await cast.approver.act('prior-year-adjustments', second, 'reject', { reason: '金额有误' });
    expect(rejected.body).toMatchObject({ state: 'rejected' });
    await expectInvariants();
  });

  it('and both years have a statement that agrees with the ledger', async () => {
    const old = await statement(year);
    expect(old).toMatchObject({
      state: 'closed',
      available: {
        openingFen: '0',
        appropriatedFen: '10000000000',
        encumberedFen: '150000000',
        releasedFen: '25000000',
        lapsedFen: '9700000000',
        closingFen: '175000000',
      },
      totals: { openingHeldFen: '0', paidFen: '40000000', closingHeldFen: '85000000', closingPaidFen: '40000000' },
      carriedOverFen: '185000000',
      disagreements: [],
    });
    expect(old.projects).toEqual([{ projectId: project.id, ...old.totals }]);
    expect(await statement(year + 1)).toMatchObject({
      state: 'open',
      available: { openingFen: '175000000', appropriatedFen: '50000000', closingFen: '225000000' },
      totals: {
        openingHeldFen: '85000000',
        openingPaidFen: '40000000',
        paidFen: '76666666',
        returnedFen: '40000000',
        closingHeldFen: '48333334',
        closingPaidFen: '76666666',
      },
      carriedOverFen: '0',
      disagreements: [],
    });
    await cast.taker.get(`/programmes/${cast.programme.id}/annual-statements/${year}`).expect(403);
    await cast.finance.get(`/programmes/${cast.programme.id}/annual-statements/2001`).expect(404);
    await cast.finance.get(`/programmes/${cast.programme.id}/annual-statements/last`).expect(400);
  });
});
