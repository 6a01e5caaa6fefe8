import { addDays, shanghaiDate, systemActor, uuidv7, type Tx } from '#platform';
import { agreePlan, closePlan } from '#funding';
import { openCallThenAcceptance, type RulePack } from '#programme';
import { markAwardSigned } from '#selection';
import { aCast, type Cast } from '../builders/people.js';
import {
  aFundingPlan,
  anAward,
  awardOf,
  draftDecision,
  endNotice,
  fiscalBalances,
  PLAN,
  publishNotice,
  readAward,
  type AwardBody,
  type DecisionBody,
} from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

const { selection, funding } = openCallThenAcceptance;
const rulePack: RulePack = {
  ...openCallThenAcceptance,
  selection: { ...selection, demanderVoice: 'consent' },
  funding: {
    ...funding,
    capFen: '120000000',
    tranches: funding.tranches.map((terms) => ({ ...terms, ...(terms.number === 1 && { latestOffsetDays: 90 }) })),
  },
};

const reasons = (body: unknown): string[] =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code);

describe('under rules with a consent of the demander, a cap and latest dates', () => {
  let system: System;
  let cast: Cast;
  let award: AwardBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack });
  });
  afterAll(() => system.stop());
  afterEach(() => expectInvariants());

  const asSystem = <T>(permission: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    system.unit.run({ actor: systemActor([permission]), requestId: uuidv7() }, work);

  it('selects only whom the demander consents to', async () => {
    const { challenge, proposals } = await anAward(cast).ranked();
    const [first, second] = proposals;
    const consentTo = (proposalId: string): Promise<unknown> =>
      cast.demander
        .post(`/challenges/${challenge.id}/demander-opinion`, { proposalIds: [proposalId], opinion: '同意' })
        .expect(201)
        .then();
    const decision = await draftDecision(cast, challenge.id, { selected: [{ proposalId: first.id }] });
    const unheard = await cast.approver.act('decisions', decision, 'approve').expect(409);
    expect(reasons(unheard.body)).toEqual(['decision.demander_not_heard']);
    const { body } = await cast.approver.get(`/decisions/${decision.id}`).expect(200);
    expect((body as DecisionBody).actions).toMatchObject([
      { name: 'approve', allowed: false, reasons: [{ code: 'decision.demander_not_heard' }] },
      { name: 'return', allowed: true },
    ]);
    await consentTo(second.id);
    await cast.approver.act('decisions', decision, 'approve').expect(409);
    await consentTo(first.id);
    await cast.approver.act('decisions', decision, 'approve').expect(200);
    const onNotice = await publishNotice(cast, await awardOf(cast, challenge.id));
    await endNotice(cast);
    award = await readAward(cast, onNotice.id);
    expect(await fiscalBalances(cast, award.projectId)).toEqual({ encumbered: 120_000_000n });
  });

  it('binds the plan with the agreement: the difference to G goes back, latest dates run, terms stand', async () => {
    const instalments = [{ ...PLAN.instalments[0], plannedFen: '400000000' }];
    const plan = await aFundingPlan(cast, award, { sharePpm: 200_000, instalments });
    expect(plan.grantFen).toBe('100000000');
    const stale = asSystem('funding_plan.agree', (tx) => agreePlan(tx, { planId: plan.id, version: 2 }));
    await expect(stale).rejects.toMatchObject({ code: 'platform.stale_version' });
    await asSystem('funding_plan.agree', (tx) => agreePlan(tx, { planId: plan.id, version: 1 }));
    expect(await fiscalBalances(cast, award.projectId)).toEqual({ encumbered: 100_000_000n });
    const { body } = await cast.taker.get(`/funding-plans/${plan.id}`).expect(200);
    const today = shanghaiDate(new Date((body as { agreedAt: string }).agreedAt));
    expect(body).toMatchObject({
      state: 'agreed',
      heldFen: '100000000',
      tranches: [{ latestOn: addDays(today, 90) }, { latestOn: null }],
      actions: [],
    });
    for (const table of ['tranche', 'instalment']) {
      const deletion = system.rows(`delete from ${table} where plan_id = $1`, [plan.id]);
      await expect(deletion).rejects.toMatchObject({ code: '23514', constraint: 'funding_terms_stand' });
    }
    await asSystem('award.sign', (tx) => markAwardSigned(tx, { awardId: award.id }));
    const signed = await readAward(cast, award.id);
    expect(signed).toMatchObject({ state: 'signed', grantFen: '100000000' });
    await cast.advanceDays(60);
    await system.drainJobs();
    expect((await readAward(cast, award.id)).state).toBe('signed');
    await asSystem('funding_plan.close', (tx) => closePlan(tx, { planId: plan.id }));
    expect((await cast.officer.get(`/funding-plans/${plan.id}`).expect(200)).body).toMatchObject({ state: 'closed' });
  });
});
