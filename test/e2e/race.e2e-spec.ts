import { stagedRace } from '#programme';
import { anAcceptance } from '../builders/acceptance.js';
import { readChallenge } from '../builders/bulletin.js';
import { aPayeeAccount, aVerifiedContribution, payTranche, recoveriesOf, tranche } from '../builders/money.js';
import { aCast, type Cast, type Person } from '../builders/people.js';
import { milestoneOf, milestonesOf, passMilestone, readAgreement, readProject } from '../builders/project.js';
import {
  aCheckpoint,
  approvedCheckpoint,
  aRace,
  asTaker,
  aThirdTaker,
  confirmedRacers,
  RACER_PLAN,
  signedProject,
  stateOf,
  type Race,
  type Racer,
} from '../builders/race.js';
import { fiscalBalances } from '../builders/selection.js';
import { demanded, received, settled } from '../builders/termination.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** 1,250,000.00: 25 % of 5,000,000.00. */
const POOL = 125_000_000n;

describe('a race for one pool (domain.md section 5, Race)', () => {
  let system: System;
  let cast: Cast;
  let takers: readonly Person[];
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: stagedRace });
    takers = [cast.people.taker, cast.people.taker2, await aThirdTaker(cast)];
    for (const taker of takers) await aPayeeAccount(asTaker(cast, taker), 'taker');
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const payIn = async ({ project }: Racer, instalment: number, amountFen: string): Promise<void> => {
    await aVerifiedContribution(cast, project.id, { amountFen, instalment });
  };
  const stateOfTranche = async ({ project }: Racer, number: number): Promise<string> =>
    (await tranche(cast.officer, project.id, number)).state;
  const paid = async ({ project }: Racer, number: number): Promise<unknown> => {
    const { state, amountFen } = await payTranche(cast, project.id, number);
    return [state, amountFen];
  };
  const heldInPool = async ({ challengeId }: Race): Promise<bigint> =>
    (await fiscalBalances(cast, challengeId))['encumbered'] ?? 0n;

  async function startedRace(): Promise<Race & { a: Racer; b: Racer; c: Racer }> {
    const race = await aRace(cast, takers);
    const [a, b, c] = race.racers;
    if (!a || !b || !c) throw new Error('three were to race');
    return { ...race, a, b, c };
  }

  /** Every racer has its 300,000.00 and 100,000.00 of the pool. */
  async function firstStepPaid(race: Race): Promise<void> {
    for (const racer of race.racers) await payIn(racer, 1, '30000000');
    for (const racer of race.racers) expect(await paid(racer, 1)).toEqual(['settled', '10000000']);
  }

  describe('three admitted, one placed', () => {
    let race: Race & { a: Racer; b: Racer; c: Racer };
    beforeAll(async () => {
      race = await startedRace();
    });

    it('is encumbered once, and a ledger is kept for each racer', async () => {
      expect(await heldInPool(race)).toBe(POOL);
      for (const { project } of race.racers) expect(await fiscalBalances(cast, project.id)).toEqual({});
    });

    it('pays a step when every racer has reached it: 3 × 100,000.00', async () => {
      const { a, b, c } = race;
      await payIn(a, 1, '30000000');
      await payIn(b, 1, '30000000');
      expect(await stateOfTranche(a, 1)).toBe('planned');
      await payIn(c, 1, '30000000');
      for (const racer of race.racers) expect(await stateOfTranche(racer, 1)).toBe('eligible');
      for (const racer of race.racers) expect(await paid(racer, 1)).toEqual(['settled', '10000000']);
      expect(await heldInPool(race)).toBe(POOL - 30_000_000n);
      expect(await fiscalBalances(cast, c.project.id)).toMatchObject({ paid: 10_000_000n });
    });

    it('is told by measurements at the checkpoint who is out, by two persons', async () => {
      const { a, b, c } = race;
      await payIn(a, 2, '45000000');
      await payIn(b, 2, '45000000');
      await passMilestone(a.cast, a.project.id, 1);
      await passMilestone(b.cast, b.project.id, 1);
      expect(await stateOfTranche(a, 2)).toBe('planned');
      const goOn = { racer: a, verdict: 'advances' };
      const early = await aCheckpoint(cast, race, {
        stage: 1,
        verdicts: [goOn, { racer: b, verdict: 'advances' }, { racer: c, verdict: 'advances' }],
      });
      const behind = await cast.approver.act('checkpoints', early, 'approve').expect(409);
      expect(behind.body).toMatchObject({ reasons: [{ code: 'checkpoint.stage_not_passed' }] });
      await cast.officer.act('checkpoints', early, 'approve').expect(403);
      await cast.approver.act('checkpoints', early, 'return', { reason: '丙方未达到阶段指标。' }).expect(200);
      const checkpoint = await approvedCheckpoint(cast, race, {
        stage: 1,
        verdicts: [goOn, { racer: b, verdict: 'advances' }, { racer: c, verdict: 'eliminated' }],
      });
      const { body: racing } = await cast.officer.get(`/projects?challengeId=${race.challengeId}`).expect(200);
      expect((racing as { items: object[] }).items).toHaveLength(3);
      const told = await cast.oversight.get(`/timeline?subjectType=checkpoint&subjectId=${checkpoint.id}`).expect(200);
      expect(told.body).toMatchObject({ items: [{ action: 'create' }, { action: 'approve' }] });
      const measured = checkpoint.items.map(({ verdict, results }) => [verdict, results.map(({ met }) => met)]);
      expect(measured).toEqual(
        expect.arrayContaining([
          ['advances', [true]],
          ['eliminated', [false]],
        ]),
      );
      expect(await stateOf(cast.officer, c)).toEqual(['settling', 'eliminated']);
      expect(await readAgreement(cast.officer, c.project.id)).toMatchObject({ state: 'rescinded' });
      const open = await milestonesOf(cast.officer, c.project.id);
      expect(new Set(open.map(({ state }) => state))).toEqual(new Set(['superseded']));
      expect(await stateOfTranche(c, 2)).toBe('cancelled');
    });

    it('pays the next step to those who are left: 2 × 150,000.00', async () => {
      const { a, b } = race;
      expect(await stateOfTranche(a, 2)).toBe('eligible');
      expect(await paid(a, 2)).toEqual(['settled', '15000000']);
      expect(await paid(b, 2)).toEqual(['settled', '15000000']);
      expect(await heldInPool(race)).toBe(65_000_000n);
    });

    it('settles who is out on what it spent: C keeps 85,000.00, 15,000.00 come back', async () => {
      const { c } = race;
      expect(await settled(cast, c.project.id, { auditedSpendFen: '34000000' })).toMatchObject({
        outcome: 'eliminated',
        keepFen: '8500000',
        recoverFen: '1500000',
        payFen: '0',
        releaseFen: '0',
      });
      const [recovery] = await recoveriesOf(cast, c.project.id);
      expect(recovery).toMatchObject({ amountFen: '1500000' });
      if (!recovery) return;
      await received(cast, await demanded(cast, recovery), '1500000');
      expect(await stateOf(cast.officer, c)).toEqual(['tracking', 'eliminated']);
      // What a racer gives back goes to the programme and not to the others.
      expect(await heldInPool(race)).toBe(65_000_000n);
    });

    it('places one at the end: 650,000.00 to A, B is not placed, and nothing is held any more', async () => {
      const { a, b } = race;
      await payIn(a, 3, '195000000');
      await passMilestone(a.cast, a.project.id, 2);
      await anAcceptance(a.cast, { project: await readProject(cast.officer, a.project.id) }).concluded();
      expect(await stateOf(cast.officer, a)).toEqual(['accepted', 'accepted']);
      expect(await stateOfTranche(a, 3)).toBe('planned');
      const wrong = await aCheckpoint(cast, race, {
        verdicts: [
          { racer: a, verdict: 'not_placed' },
          { racer: b, verdict: 'placed', place: 1 },
        ],
      });
      const refused = await cast.approver.act('checkpoints', wrong, 'approve').expect(409);
      expect(refused.body).toMatchObject({ reasons: [{ code: 'checkpoint.placed_not_accepted' }] });
      await cast.approver.act('checkpoints', wrong, 'return', { reason: '乙方未通过验收。' }).expect(200);
      const placing = await approvedCheckpoint(cast, race, {
        verdicts: [
          { racer: a, verdict: 'placed', place: 1 },
          { racer: b, verdict: 'not_placed' },
        ],
      });
      expect(placing.items[0]).toMatchObject({ verdict: 'placed', place: 1, completionPpm: 1_000_000 });
      expect(await stateOf(cast.officer, b)).toEqual(['settling', 'not_placed']);
      expect(await settled(cast, b.project.id, { auditedSpendFen: '100000000' })).toMatchObject({
        outcome: 'not_placed',
        keepFen: '25000000',
        recoverFen: '0',
      });
      expect(await settled(cast, a.project.id, { auditedSpendFen: '360000000' })).toMatchObject({
        outcome: 'accepted',
        finalFen: '90000000',
        payFen: '65000000',
      });
      expect(await paid(a, 3)).toEqual(['settled', '65000000']);
      expect(await stateOf(cast.officer, a)).toEqual(['tracking', 'accepted']);
      expect(await heldInPool(race)).toBe(0n);
      const total = [race.a, race.b, race.c].map(({ project }) => fiscalBalances(cast, project.id));
      expect((await Promise.all(total)).map(({ paid: sum }) => sum)).toEqual([90_000_000n, 25_000_000n, 10_000_000n]);
    });
  });

  it('all out at the checkpoint: 950,000.00 are released and the challenge ends without an award', async () => {
    const race = await startedRace();
    await firstStepPaid(race);
    const before = (await fiscalBalances(cast))['available'] ?? 0n;
    expect(await heldInPool(race)).toBe(95_000_000n);
    await approvedCheckpoint(cast, race, {
      stage: 1,
      verdicts: race.racers.map((racer) => ({ racer, verdict: 'eliminated' })),
    });
    expect(await heldInPool(race)).toBe(0n);
    expect((await fiscalBalances(cast))['available']).toBe(before + 95_000_000n);
    const challenge = await readChallenge(cast, race.challengeId);
    expect(challenge).toMatchObject({ state: 'no_award', noAwardReason: 'all_eliminated' });
    for (const racer of race.racers) {
      expect(await settled(cast, racer.project.id, { auditedSpendFen: '40000000' })).toMatchObject({
        keepFen: '10000000',
        recoverFen: '0',
      });
      expect(await stateOf(cast.officer, racer)).toEqual(['tracking', 'eliminated']);
    }
  });

  it('never lets approvals that come together exceed the pool or a racer’s own money', async () => {
    const race = await startedRace();
    for (const racer of race.racers) await payIn(racer, 1, '30000000');
    const requested = await Promise.all(
      race.racers.map(async ({ project }) => {
        const part = await tranche(cast.officer, project.id, 1);
        return (await cast.officer.act('disbursements', part, 'request').expect(200)).body as typeof part;
      }),
    );
    const voucher = await aVerifiedContribution(cast, race.a.project.id, { amountFen: '100', instalment: 2 });
    const answers = await Promise.all([
      ...requested.map((part) => cast.approver.act('disbursements', part, 'approve')),
      ...requested.map((part) => cast.approver.act('disbursements', part, 'approve')),
      cast.finance.act('contributions', voucher, 'reverse', { reason: '凭证有误' }),
    ]);
    expect(answers.slice(0, 6).filter(({ status }) => status === 200)).toHaveLength(3);
    expect(await heldInPool(race)).toBe(POOL - 30_000_000n);
  });

  it('has one share for all who draw on a pool', async () => {
    const awards = await confirmedRacers(cast, takers.slice(0, 2));
    const [first, second] = awards;
    if (!first || !second) throw new Error('two were to be confirmed');
    const plan = (awardId: string, changes: object) =>
      cast.officer.post('/funding-plans', { ...RACER_PLAN, awardId, ...changes });
    // Until a share is agreed the pool holds what the upper end of the band would cost.
    const race: Race = { challengeId: first.challengeId, racers: [] };
    expect(await heldInPool(race)).toBe(150_000_000n);
    await signedProject(cast, first, RACER_PLAN);
    expect(await heldInPool(race)).toBe(POOL);
    const dearer = { totalInvestmentFen: '385714285', sharePpm: 300_000 };
    const { body } = await plan(second.id, dearer).expect(422);
    expect((body as { errors: { code: string }[] }).errors.map(({ code }) => code)).toContain(
      'funding_plan.share_not_of_pool',
    );
  });

  it('says why a checkpoint cannot be drafted', async () => {
    const race = await startedRace();
    const { a } = race;
    const draft = (input: object) =>
      cast.officer.post(`/challenges/${race.challengeId}/checkpoints`, { minutes: '纪要', ...input });
    const verdicts = race.racers.map(({ project }) => ({
      projectId: project.id,
      verdict: 'advances',
      reasons: '达到',
    }));
    const fields = async (input: object): Promise<unknown> =>
      ((await draft(input).expect(422)).body as { errors: { path: string; code: string }[] }).errors.map(
        ({ path, code }) => [path, code],
      );
    expect(await fields({ stage: 1, verdicts: verdicts.slice(1) })).toEqual([['verdicts', 'checkpoint.racer_missing']]);
    expect(await fields({ stage: 7, verdicts })).toEqual([['stage', 'checkpoint.stage_unknown']]);
    expect(await fields({ verdicts })).toHaveLength(3);
    await a.cast.taker.post(`/challenges/${race.challengeId}/checkpoints`, { minutes: '纪要', verdicts }).expect(403);
    const milestone = await milestoneOf(cast.officer, a.project.id, 1);
    expect(milestone.state).toBe('active');
  });
});
