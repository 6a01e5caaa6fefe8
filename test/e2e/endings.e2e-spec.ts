import { addDays, daysBetween, localDate } from '#platform';
import { openCallThenAcceptance, type EligibilityRules } from '#programme';
import { anAcceptance, readAcceptance, STATEMENT, todayOf } from '../builders/acceptance.js';
import { aChallenge } from '../builders/bulletin.js';
import { aPayeeAccount, aVerifiedContribution, payTranche, recoveriesOf } from '../builders/money.js';
import { aCast, Registry, type Cast, type Person } from '../builders/people.js';
import { aProject, milestoneOf, milestonesOf, readProject } from '../builders/project.js';
import { aProposal } from '../builders/proposal.js';
import { anAward } from '../builders/selection.js';
import { aTermination, aTakerAccount, partsOf, payPart, settled, terminated } from '../builders/termination.js';
import type { Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

const REASON = { reason: '需求方停产检修。' };

describe('ends that follow from somebody’s default, from lateness, or come in the middle of something', () => {
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

  it('the demander breaks its word: it gives all back, and the taker is compensated', async () => {
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    await payTranche(cast, project.id, 1);
    const own = await cast.demander
      .post(`/projects/${project.id}/terminations`, {
        kind: 'demander_default',
        grounds: '本单位不再付款。',
        evidence: '董事会决议。',
      })
      .expect(409);
    expect(own.body).toMatchObject({ code: 'termination.own_default' });
    const ended = await terminated(cast, project.id, { kind: 'demander_default' });
    expect(ended).toMatchObject({ kind: 'demander_default', cause: 'demander_default' });
    expect(await readProject(cast.officer, project.id)).toMatchObject({
      state: 'settling',
      outcome: 'demander_default',
    });
    // N = 1,200,000.00 and P = 400,000.00 that never reached the taker, whose cost was 1,800,000.00.
    const audited = { auditedSpendFen: '180000000', takerCostFen: '180000000', salvageFen: '0' };
    const settlement = await settled(cast, project.id, audited);
    expect(settlement).toMatchObject({
      keepFen: '0',
      recoverFen: '40000000',
      compensationFen: '30000000',
      releaseFen: '55000000',
    });
    const line = settlement.computation.find(({ code }) => code === 'funding.line.default_kept');
    expect(line).toMatchObject({ zh: '需求方违约：仅保留已到揭榜方的补助', amountYuan: '0.00' });
    const recoveries = await recoveriesOf(cast, project.id);
    expect(recoveries).toMatchObject([{ debtorId: project.demanderId, amountFen: '40000000' }]);
    const compensation = (await partsOf(cast, project.id)).find(({ purpose }) => purpose === 'compensation');
    if (!compensation) throw new Error('nothing is compensated');
    expect(await payPart(cast, compensation)).toMatchObject({ state: 'settled', amountFen: '30000000' });
  });

  it('a suspended project’s clocks stand still: what is open falls due as many days later as it rested', async () => {
    const project = await aProject(cast).active();
    const before = await milestonesOf(cast.officer, project.id);
    const since = localDate(await todayOf(cast));
    const { body: suspended } = await cast.officer.act('projects', project, 'suspend', REASON).expect(200);
    await system.drainJobs();
    await cast.advanceDays(400);
    await system.drainJobs();
    // Its day has long gone by, and nobody calls it late.
    expect((await milestoneOf(cast.officer, project.id, 1)).state).toBe('active');
    const { body: resumed } = await cast.officer.act('projects', suspended as Versioned, 'resume', REASON).expect(200);
    await system.drainJobs();
    const rested = daysBetween(since, localDate(await todayOf(cast)));
    expect(rested).toBe(400);
    const later = (on: string): string => addDays(localDate(on), rested);
    const after = await milestonesOf(cast.officer, project.id);
    expect(after.map(({ dueOn }) => dueOn)).toEqual(before.map(({ dueOn }) => later(dueOn)));
    expect((resumed as { endsOn: string }).endsOn).toBe(later(project.endsOn ?? ''));
    await cast.advanceDays(daysBetween(localDate(await todayOf(cast)), localDate(after[0]?.dueOn ?? '')) + 1);
    await system.drainJobs();
    expect((await milestoneOf(cast.officer, project.id, 1)).state).toBe('overdue');
  });

  it('a project that is being accepted may be ended by agreement, and its round with it', async () => {
    const acceptance = await anAcceptance(cast).testing();
    const refused = await cast.taker
      .post(`/projects/${acceptance.projectId}/terminations`, {
        kind: 'breach',
        grounds: '需求方未付款。',
        evidence: '往来函件三份。',
      })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'termination.project_not_running' });
    await aTermination(cast, acceptance.projectId, { kind: 'force_majeure' }).then((asked) =>
      cast.taker.act('terminations', asked, 'withdraw').expect(200),
    );
    await terminated(cast, acceptance.projectId, { kind: 'mutual' });
    expect(await readProject(cast.officer, acceptance.projectId)).toMatchObject({
      state: 'settling',
      outcome: 'mutual',
    });
    expect(await readAcceptance(cast.officer, acceptance.id)).toMatchObject({ state: 'discontinued', outcome: null });
    expect(await settled(cast, acceptance.projectId, { auditedSpendFen: '0' })).toMatchObject({ keepFen: '0' });
    expect(await readProject(cast.officer, acceptance.projectId)).toMatchObject({ state: 'tracking' });
  });

  it('nobody asked for acceptance in the months after the period: the project is not accepted', async () => {
    const project = await aProject(cast).active();
    const left = daysBetween(localDate(await todayOf(cast)), localDate(project.endsOn ?? ''));
    await cast.advanceDays(left + 170);
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'active' });
    await cast.advanceDays(20);
    const late = await cast.taker.post(`/projects/${project.id}/acceptances`, STATEMENT).expect(409);
    expect((late.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toContain(
      'acceptance.too_late',
    );
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'not_accepted' });
    const states = (await milestonesOf(cast.officer, project.id)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['superseded']));
  });

  describe('what a unit must bring and may have in hand', () => {
    /** Rules of the programme from here on; challenges keep those they were published under. */
    const setRules = async (eligibility: Partial<EligibilityRules>): Promise<void> => {
      const { body } = await cast.officer.get(`/programmes/${cast.programme.id}`).expect(200);
      const rulePack = {
        ...openCallThenAcceptance,
        eligibility: { ...openCallThenAcceptance.eligibility, maxLiveProjectsPerUnit: 100, ...eligibility },
      };
      await cast.officer.act('programmes', body as Versioned, 'set_rules', { rulePack }).expect(200);
    };
    const refusals = async (taker: Person = cast.people.taker): Promise<string[]> => {
      const opened = await aProposal(cast, await aChallenge(cast).open(), { taker }).opened();
      const { body } = await cast.officer.act('proposals', opened, 'qualify').expect(409);
      return (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
    };

    it('is held against the rules when it is qualified, with reasons in words', async () => {
      await anAward(cast).confirmed();
      await setRules({ maxLiveProjectsPerUnit: 1, earlierWinnerBarred: true });
      expect(await refusals()).toEqual(['proposal.too_many_live_projects', 'proposal.won_before']);
    });

    it('names the region in which somebody must be at home', async () => {
      await setRules({ localAnchorRequired: true });
      const registry = new Registry(system, cast.admin);
      const far = await registry.organisation('浙江大学杭州国际科创中心', 'institute', '浙江杭州');
      const taker = await registry.person('外地揭榜人', far, ['taker', 'organisation_admin']);
      expect(await refusals(taker)).toEqual(['proposal.local_anchor_missing']);
      const near = await aProposal(cast, await aChallenge(cast).open()).opened();
      await cast.officer.act('proposals', near, 'qualify').expect(200);
    });
  });
});
