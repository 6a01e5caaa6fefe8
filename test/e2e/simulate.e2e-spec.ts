import {
  contestPrize,
  openCallPerMilestone,
  openCallPostOnly,
  openCallPreThenPost,
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
  stagedRace,
} from '#programme';
import { aCast, type Cast } from '../builders/people.js';
import {
  ACCEPTED,
  AGREED,
  cash,
  MIDTERM,
  PATH,
  PLAN,
  VERIFIED,
  withFunding,
  type SimulationBody,
  type Step,
} from '../builders/simulation.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

describe('rules are tried before they are used', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());
  afterEach(() => expectInvariants());

  const ask = (who: Client, changes: object) =>
    who.post(`/programmes/${cast.programme.id}/simulate`, { ...PLAN, path: PATH, ...changes });
  const tried = async (changes: object): Promise<SimulationBody> =>
    (await ask(cast.officer, changes).expect(200)).body as SimulationBody;
  const errorsOf = async (changes: object): Promise<(readonly [string, string])[]> => {
    const { body } = await ask(cast.officer, changes).expect(422);
    return (body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => [path, code]);
  };
  const amounts = ({ tranches }: SimulationBody): string[] => tranches.map(({ amountFen }) => amountFen);

  describe('one project', () => {
    it('under the rules in force: 400,000.00 and 750,000.00, with dates, sums and the rule that bound each', async () => {
      const simulation = await tried({});
      expect(simulation).toMatchObject({
        rulePackCode: 'open_call_then_acceptance',
        grantFen: '125000000',
        committedFen: '115000000',
        releasedFen: '10000000',
        settlements: [{ finalFen: '115000000', payFen: '75000000', recoverFen: '0' }],
        waiting: [],
        noAward: false,
      });
      const [first, last] = simulation.tranches;
      expect(first).toMatchObject({
        on: '2027-03-01',
        amountFen: '40000000',
        cumulativeFen: '40000000',
        parts: [{ payee: 'demander', amountFen: '40000000' }],
        boundBy: { code: 'funding.line.limit', zh: expect.stringContaining('上限') as string },
        latestOn: null,
        latestPassed: false,
      });
      expect(last).toMatchObject({
        on: '2028-12-01',
        amountFen: '75000000',
        cumulativeFen: '115000000',
        boundBy: { code: 'funding.line.audited_share' },
      });
      expect(last?.computation).toContainEqual(
        expect.objectContaining({ code: 'funding.line.limit', amountFen: '116666666', basisFen: '350000000' }),
      );
      const lines = simulation.tranches.flatMap(({ computation }) => computation);
      for (const { code, zh, en } of lines)
        expect([zh === code, en === code, /\p{Script=Han}/u.test(zh)]).toEqual([false, false, true]);
    });

    it.each([
      ['mid-term, nothing retained', openCallThenMidterm, ['40000000', '76666666', '0'], '1666666'],
      ['mid-term, 10 % retained', openCallThenMidtermRetained, ['40000000', '72500000', '2500000'], '0'],
    ])('the rest at %s', async (_name, rulePack, paid, recoverFen) => {
      const simulation = await tried({ rulePack });
      expect(amounts(simulation)).toEqual(paid);
      expect(simulation).toMatchObject({
        committedFen: '115000000',
        settlements: [{ finalFen: '115000000', recoverFen }],
      });
    });

    it('under the other denominators', async () => {
      const ofCash = withFunding(openCallThenAcceptance, { denominator: 'verified_cash_to_taker' });
      const cashOnly = await tried({ rulePack: ofCash });
      expect(cashOnly).toMatchObject({ grantFen: '93750000', settlements: [{ finalFen: '87500000' }] });
      expect(amounts(cashOnly)).toEqual(['30000000', '57500000']);
      const ofSpend = withFunding(openCallThenAcceptance, { denominator: 'verified_demander_spend' });
      const ownSpend = cash('2027-10-01', '20000000', { contributionKind: 'own_project_spend' });
      const spend = await tried({ rulePack: ofSpend, path: [...PATH.slice(0, 4), ownSpend, MIDTERM, ACCEPTED] });
      expect(spend).toMatchObject({ settlements: [{ finalFen: '92500000' }] });
      expect(amounts(spend)).toEqual(['30000000', '62500000']);
    });

    it('never counts grant that is only passed through, and recovers what a refund takes away', async () => {
      const forwarded = cash('2027-10-01', '40000000', { funds: 'pass_through' });
      const path = [...PATH.slice(0, 4), forwarded, MIDTERM, ACCEPTED];
      expect(amounts(await tried({ rulePack: openCallThenMidterm, path }))).toEqual(['40000000', '76666666', '0']);
      const refund = { on: '2028-01-05', kind: 'refund', refundOf: 3, amountFen: '200000000' };
      const refunded = await tried({ rulePack: openCallThenMidterm, path: [...PATH.slice(0, 5), refund, ACCEPTED] });
      // N = 1,500,000.00, so L = 500,000.00 of the 1,166,666.66 that were paid.
      expect(refunded.settlements).toMatchObject([{ finalFen: '50000000', recoverFen: '66666666' }]);
    });

    it('before and after the work, at its end only, and by milestones with split payees', async () => {
      const preThenPost = await tried({ rulePack: openCallPreThenPost });
      expect(amounts(preThenPost)).toEqual(['37500000', '77500000']);
      expect(preThenPost.tranches[0]).toMatchObject({
        on: '2027-01-10',
        parts: [{ payee: 'taker' }],
        boundBy: { code: 'funding.line.ceiling' },
      });
      expect(amounts(await tried({ rulePack: openCallPostOnly }))).toEqual(['115000000']);
      const milestone = (on: string, number: number): Step => ({ on, kind: 'milestone_passed', milestone: number });
      const path = [
        ...PATH.slice(0, 3),
        milestone('2027-08-01', 1),
        ...VERIFIED.slice(2),
        milestone('2028-06-01', 2),
        ACCEPTED,
      ];
      const split = await tried({ rulePack: openCallPerMilestone, path });
      expect(amounts(split)).toEqual(['40000000', '60000000', '15000000']);
      expect(split.tranches[0]?.parts).toMatchObject([
        { payee: 'demander', amountFen: '24000000' },
        { payee: 'taker', amountFen: '16000000' },
      ]);
    });

    it('splits odd fen by largest remainder, so that the parts add up', async () => {
      const [terms] = openCallPostOnly.funding.tranches;
      const payeeParts = [
        { part: 1, payee: 'demander', share: 333_333 },
        { part: 2, payee: 'taker', share: 333_334 },
        { part: 3, payee: 'taker', share: 333_333 },
      ];
      const rulePack = {
        ...openCallPostOnly,
        funding: { ...openCallPostOnly.funding, payee: 'split', tranches: [{ ...terms, payeeParts }] },
      };
      const path = [...PATH.slice(0, 5), { ...ACCEPTED, auditedSpendFen: '400' }];
      const { tranches } = await tried({ rulePack, path });
      expect(tranches[0]?.parts.map(({ amountFen }) => amountFen)).toEqual(['33', '34', '33']);
    });

    it('says what a tranche still waits for, and when its latest date has passed', async () => {
      const tranches = openCallThenAcceptance.funding.tranches.map((terms) => ({ ...terms, latestOffsetDays: 49 }));
      const rulePack = withFunding(openCallThenAcceptance, { tranches });
      const late = await tried({ rulePack, path: PATH.slice(0, 3) });
      expect(late.tranches).toMatchObject([{ on: '2027-03-01', latestOn: '2027-02-28', latestPassed: true }]);
      expect(late).toMatchObject({
        releasedFen: null,
        waiting: [
          {
            number: 2,
            latestOn: '2027-02-28',
            latestPassed: true,
            reason: { code: 'funding.gate.acceptance_not_passed', zh: '验收未通过', en: 'Acceptance is not passed' },
          },
        ],
      });
      const inTime = tranches.map((terms) => ({ ...terms, latestOffsetDays: 50 }));
      const onTheDay = await tried({ rulePack: withFunding(openCallThenAcceptance, { tranches: inTime }) });
      expect(onTheDay.tranches[0]).toMatchObject({ latestOn: '2027-03-01', latestPassed: false });
    });

    it('is bound by the cap, and by cash to the taker, when the rules say so', async () => {
      const capped = await tried({
        rulePack: withFunding(openCallThenAcceptance, { capFen: '90000000' }),
        instalments: [PLAN.instalments[0], { kind: 'cash_to_taker', plannedFen: '290000000' }],
      });
      expect(capped).toMatchObject({ grantFen: '90000000', grantBoundBy: { code: 'funding.line.cap' } });
      expect(amounts(capped)).toEqual(['40000000', '50000000']);
      const ownSpend = cash('2027-10-01', '400000000', { contributionKind: 'own_project_spend' });
      const inCash = await tried({
        rulePack: withFunding(openCallThenMidterm, { minCashToTakerOfGrant: 3_000_000 }),
        path: [AGREED, ...VERIFIED, ownSpend, MIDTERM],
      });
      expect(inCash.tranches[1]?.boundBy.code).toBe('funding.line.cash_to_taker');
      expect(amounts(inCash)).toEqual(['40000000', '76666666']);
    });
  });

  describe('racers who share a pool', () => {
    const own = (racer: string, plannedFen: string): object => ({ kind: 'cash_to_taker', plannedFen, racer });
    const racers = ['甲', '乙', '丙'].map((name) => ({ name }));
    const instalments = [
      ...racers.map(({ name }) => own(name, '30000000')),
      own('甲', '45000000'),
      own('乙', '45000000'),
      own('甲', '195000000'),
    ];
    const of = (racer: string, step: Step): Step => ({ ...step, racer });
    const paid = (racer: string, on: string, instalment: number, amountFen: string): Step =>
      of(racer, cash(on, amountFen, { instalment }));
    const started = [
      ...racers.map(({ name }) => of(name, AGREED)),
      ...racers.map(({ name }) => paid(name, '2027-02-01', 1, '30000000')),
    ];
    const out = (racer: string, on: string, more: object = {}): Step => ({ racer, on, kind: 'eliminated', ...more });
    const checked = (racer: string, on: string): Step => ({ racer, on, kind: 'milestone_passed', milestone: 1 });
    const race = (path: readonly Step[]): Promise<SimulationBody> =>
      tried({ rulePack: stagedRace, racers, instalments, path });
    const stages = [
      ...started,
      out('丙', '2027-06-01', { auditedSpendFen: '34000000' }),
      paid('甲', '2027-06-10', 2, '45000000'),
      paid('乙', '2027-06-10', 2, '45000000'),
      checked('甲', '2027-07-01'),
      checked('乙', '2027-07-15'),
    ];

    it('pays 3 × 100,000, 2 × 150,000 and 650,000; who is out keeps 85,000.00 and returns 15,000.00', async () => {
      const placed = { racer: '甲', on: '2028-12-01', kind: 'acceptance_passed', auditedSpendFen: '360000000' };
      const end = [paid('甲', '2028-01-10', 3, '195000000'), out('乙', '2028-11-01'), placed];
      const simulation = await race([...stages, ...end]);
      const payments = simulation.tranches.map(({ number, racer, on, amountFen }) => [number, racer, on, amountFen]);
      expect(payments).toEqual([
        [1, '甲', '2027-02-01', '10000000'],
        [1, '乙', '2027-02-01', '10000000'],
        [1, '丙', '2027-02-01', '10000000'],
        [2, '甲', '2027-07-15', '15000000'],
        [2, '乙', '2027-07-15', '15000000'],
        [3, '甲', '2028-12-01', '65000000'],
      ]);
      expect(simulation).toMatchObject({
        grantFen: '125000000',
        settlements: [
          { racer: '丙', finalFen: '8500000', payFen: '0', recoverFen: '1500000' },
          { racer: '甲', finalFen: '90000000', payFen: '65000000', recoverFen: '0' },
        ],
        paidFen: '125000000',
        committedFen: '123500000',
        releasedFen: '0',
        noAward: false,
      });
    });

    it('checks L on the money of all, and pays a step only when everybody still in the race has reached it', async () => {
      const first = await race([...started.slice(0, 5), paid('丙', '2027-02-03', 1, '29999999')]);
      expect(first.tranches).toEqual([]);
      expect(first.waiting.map(({ reason }) => reason.code).slice(0, 3)).toEqual([
        'funding.gate.other_racers',
        'funding.gate.other_racers',
        'funding.gate.instalment_not_complete',
      ]);
      const poor = await race([
        ...started,
        paid('甲', '2027-06-10', 2, '45000000'),
        ...['甲', '乙', '丙'].map((name) => checked(name, '2027-07-01')),
      ]);
      // Own money of all: 1,350,000.00, so L = 450,000.00, of which 300,000.00 are paid.
      expect(amounts(poor).slice(3)).toEqual(['5000000', '5000000', '5000000']);
      expect(poor.tranches[3]?.boundBy.code).toBe('funding.line.limit');
    });

    it('releases 950,000.00 without an award when all are out at the checkpoint', async () => {
      const everybody = ['甲', '乙', '丙'].map((name) => out(name, '2027-06-01'));
      expect(await race([...started, ...everybody])).toMatchObject({
        paidFen: '30000000',
        releasedFen: '95000000',
        noAward: true,
        waiting: [],
      });
    });

    it('pays prizes by rank', async () => {
      const ranked = racers.map(({ name }, index) => ({ name, rank: index + 1 }));
      const works = racers.map(({ name }) => ({
        kind: 'own_project_spend',
        source: 'taker',
        plannedFen: '125000000',
        racer: name,
      }));
      const prizes = await tried({
        rulePack: contestPrize,
        racers: ranked,
        instalments: works,
        path: [of('乙', AGREED), of('甲', AGREED)],
      });
      expect(prizes.tranches).toMatchObject([
        { racer: '乙', amountFen: '37500000', boundBy: { code: 'funding.line.prize' }, parts: [{ payee: 'taker' }] },
        { racer: '甲', amountFen: '62500000', cumulativeFen: '100000000' },
      ]);
      expect(prizes).toMatchObject({ releasedFen: null, waiting: [{ racer: '丙' }] });
    });

    it('says which racer is wrong', async () => {
      const wrong = (changes: object) => errorsOf({ rulePack: stagedRace, racers, instalments, path: [], ...changes });
      expect(await wrong({ racers: undefined })).toEqual([['racers', 'field.required']]);
      expect(await wrong({ racers: [...racers, { name: '丁' }, { name: '甲', rank: 1 }] })).toEqual([
        ['racers', 'funding.simulate.too_many_racers'],
        ['racers.4.name', 'rule_pack.not_unique'],
        ['racers.4.rank', 'field.unknown'],
      ]);
      expect(await wrong({ path: [of('戊', AGREED), AGREED] })).toEqual([
        ['path.0.racer', 'funding.simulate.racer_unknown'],
        ['path.1.racer', 'field.required'],
      ]);
      const on = '2027-06-01';
      const accepted = ['乙', '丙'].map((name) => ({ ...ACCEPTED, on, racer: name }));
      expect(await wrong({ path: [out('甲', on), checked('甲', on), ...accepted] })).toEqual([
        ['path.1.racer', 'funding.simulate.racer_is_out'],
        ['path.3.kind', 'funding.simulate.too_many_placed'],
      ]);
      const noRace = { racers, path: [out('甲', on)] };
      expect(await errorsOf(noRace)).toEqual([
        ['racers', 'funding.simulate.no_race'],
        ['path.0.racer', 'funding.simulate.no_race'],
        ['path.0.kind', 'funding.simulate.no_race'],
      ]);
    });
  });

  describe('refusals', () => {
    it('name every wrong field', async () => {
      const path = [
        { on: '2027-01-10', kind: 'contribution', amountFen: '100' },
        { on: '2027-01-09', kind: 'agreement_effective', milestone: 1 },
        { on: '2027-01-11', kind: 'acceptance_passed' },
      ];
      expect(await errorsOf({ path })).toEqual([
        ['path.0.contributionKind', 'field.required'],
        ['path.1.milestone', 'field.unknown'],
        ['path.1.on', 'funding.simulate.dates_in_order'],
        ['path.2.auditedSpendFen', 'field.required'],
      ]);
      const refund = (refundOf: number, amountFen: string): Step => ({
        on: '2028-01-01',
        kind: 'refund',
        refundOf,
        amountFen,
      });
      expect(await errorsOf({ path: [AGREED, refund(0, '1'), refund(7, '1'), refund(3, '1')] })).toEqual([
        ['path.1.refundOf', 'funding.simulate.refund_of_nothing'],
        ['path.2.refundOf', 'funding.simulate.refund_of_nothing'],
        ['path.3.refundOf', 'funding.simulate.refund_of_nothing'],
      ]);
      const twice = [cash('2027-01-10', '100'), refund(0, '60'), refund(0, '41')];
      expect(await errorsOf({ path: twice })).toEqual([['path.2.amountFen', 'funding.simulate.refund_too_large']]);
    });

    it('refuse a plan and rules that could never be used', async () => {
      expect(await errorsOf({ sharePpm: 300_001 })).toContainEqual(['sharePpm', 'funding.plan.share_outside_band']);
      const rich = withFunding(openCallThenAcceptance, { selfToFiscalMin: 3_000_001 });
      expect(await errorsOf({ rulePack: rich })).toEqual([['instalments', 'funding.plan.self_funding_too_low']]);
      const contradiction = withFunding(openCallThenAcceptance, { shareMin: 300_001 });
      expect(await errorsOf({ rulePack: contradiction })).toEqual([
        ['funding.shareMin', 'rule_pack.ratio_above_other'],
      ]);
      const long = Array.from({ length: 201 }, () => AGREED);
      expect(await errorsOf({ path: long })).toEqual([['path', 'field.list_size']]);
    });

    it('are for whoever has no part in the programme; it writes nothing for the others', async () => {
      const before = await system.rows('select max(seq) as seq from audit_entry');
      for (const who of [cast.approver, cast.finance, cast.oversight, cast.organiser]) await ask(who, {}).expect(200);
      await ask(cast.demander, {}).expect(403);
      await ask(cast.taker, {}).expect(403);
      expect(await system.rows('select max(seq) as seq from audit_entry')).toEqual(before);
      const founding = { name: '尚无规则的计划', agencyId: cast.people.officer.organisationId };
      const { body } = await cast.officer.post('/programmes', founding).expect(201);
      const path = `/programmes/${(body as { id: string }).id}/simulate`;
      const bare = await cast.officer.post(path, { ...PLAN, path: PATH }).expect(409);
      expect(bare.body).toMatchObject({ code: 'programme.no_rule_pack', reasons: [{ zh: '请先制定规则包' }] });
      await cast.officer.post(path, { ...PLAN, path: PATH, rulePack: openCallThenAcceptance }).expect(200);
    });
  });
});
