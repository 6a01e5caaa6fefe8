import { addDays, officialCalendar, shanghaiDate, systemActor, uuidv7 } from '#platform';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';
import { readChallenge, type ChallengeBody } from '../builders/bulletin.js';
import { aCast, type Cast } from '../builders/people.js';
import { readProposal, type ProposalBody } from '../builders/proposal.js';
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
  readRanking,
  review,
  type AwardBody,
  type DecisionBody,
} from '../builders/selection.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly params?: object }[];
  readonly reasons?: readonly { readonly code: string }[];
}

const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);
const fields = (body: unknown): [string, string][] =>
  ((body as Problem).errors ?? []).map(({ path, code }) => [path, code]);

/** 30 %, the upper end of the band, of 5 000 000 yuan. */
const HELD = 150_000_000n;

let system: System;
let cast: Cast;

beforeAll(async () => {
  system = await System.start();
  cast = await aCast(system);
});
afterAll(() => system.stop());
afterEach(() => expectInvariants());

const object = async (notice: string, who: Client): Promise<Versioned> => {
  const grounds = '中榜单位在申报材料中引用的检测报告与事实不符，请核查。';
  const filed = await who.post(`/notices/${notice}/objections`, { kind: 'result', grounds }).expect(201);
  const { body } = await who.get(`/objections/${(filed.body as Versioned).id}`).expect(200);
  return body as Versioned;
};
const handle = async (objection: Versioned, action: string, input: object = {}): Promise<Versioned> => {
  const answer = await cast.officer.act('objections', objection, action, input).expect(200);
  await system.drainJobs();
  return answer.body as Versioned;
};
const passDays = async (days: number): Promise<void> => {
  await cast.advanceDays(days);
  await system.drainJobs();
};

describe('from qualified proposals to the confirmed award', () => {
  let challenge: ChallengeBody;
  let first: ProposalBody;
  let second: ProposalBody;
  let decision: DecisionBody;
  let award: AwardBody;

  it('convenes the panel once, and only an officer of the agency does', async () => {
    const qualified = await anAward(cast).qualified();
    challenge = qualified.challenge;
    [first, second] = qualified.proposals;
    await cast.demander.post(`/challenges/${challenge.id}/selection-panel`, {}).expect(403);
    const early = await cast.officer.post(`/challenges/${challenge.id}/decisions`, choiceOf(first)).expect(409);
    expect(reasons(early.body)).toEqual(['selection.not_ranked']);
    const convened = await cast.officer.post(`/challenges/${challenge.id}/selection-panel`, {}).expect(201);
    expect(convened.body).toMatchObject({ state: 'convened' });
    expect((await readProposal(cast.officer, first.id)).state).toBe('under_review');
    const again = await cast.officer.post(`/challenges/${challenge.id}/selection-panel`, {}).expect(409);
    expect(reasons(again.body)).toEqual(['selection.panel_at_work']);
    await cast.officer.act('panels', convened.body as Versioned, 'dissolve', { reason: '抽取范围有误' }).expect(200);
    await system.drainJobs();
  });

  it('ranks the proposals when the panel closes; a dissolved panel leaves them to the next one', async () => {
    await review(cast, challenge.id, (entryId) => (entryId === first.id ? 85 : 75));
    const ranking = await readRanking(cast, challenge.id);
    expect(
      ranking.items.map(({ proposalId, rank, totalHundredths, passed, proposalState }) => [
        proposalId,
        rank,
        totalHundredths,
        passed,
        proposalState,
      ]),
    ).toEqual([
      [first.id, 1, 8500, true, 'ranked'],
      [second.id, 2, 7500, true, 'ranked'],
    ]);
    await cast.demander.get(`/challenges/${challenge.id}/ranking`).expect(200);
    await cast.taker.get(`/challenges/${challenge.id}/ranking`).expect(403);
    const again = await cast.officer.post(`/challenges/${challenge.id}/selection-panel`, {}).expect(409);
    expect(reasons(again.body)).toEqual(['selection.already_ranked']);
  });

  it('hears the demander', async () => {
    const path = `/challenges/${challenge.id}/demander-opinion`;
    const word = { proposalIds: [second.id], opinion: '第二名的工程化能力更适合我方产线。' };
    await cast.officer.post(path, word).expect(403);
    const wrong = await cast.demander.post(path, { ...word, proposalIds: [challenge.id] }).expect(422);
    expect(fields(wrong.body)).toEqual([['proposalIds.0', 'selection.not_a_candidate']]);
    await cast.demander.post(path, word).expect(201);
    expect((await readRanking(cast, challenge.id)).opinion).toMatchObject(word);
  });

  it('wants a reason to decide for rank 2', async () => {
    const path = `/challenges/${challenge.id}/decisions`;
    const silent = await cast.officer.post(path, choiceOf(second)).expect(422);
    expect(fields(silent.body)).toEqual([['selected.0.reason', 'decision.reason_required']]);
    const twice = {
      ...choiceOf(first),
      selected: [{ proposalId: first.id }, { proposalId: second.id }],
      reserves: [second.id],
    };
    const crowded = await cast.officer.post(path, twice).expect(422);
    expect(fields(crowded.body)).toEqual([
      ['reserves.0', 'selection.named_twice'],
      ['selected', 'selection.no_free_slot'],
    ]);
    decision = await draftDecision(cast, challenge.id, {
      selected: [{ proposalId: second.id, reason: '需求方意见明确，工程化验证条件更优。' }],
      reserves: [first.id],
    });
    expect(decision.state).toBe('drafted');
    expect((await readProposal(cast.officer, second.id)).state).toBe('ranked');
  });

  it('is approved by another person, returned with a reason', async () => {
    await cast.officer.act('decisions', decision, 'approve').expect(403);
    await cast.approver.act('decisions', { ...decision, version: 9 }, 'approve').expect(409);
    const mute = await cast.approver.act('decisions', decision, 'return').expect(409);
    expect(reasons(mute.body)).toEqual(['platform.reason_required']);
    const other = await draftDecision(cast, challenge.id, { selected: [{ proposalId: first.id }] });
    await cast.approver.act('decisions', other, 'return', { reason: '与需求方意见不一致' }).expect(200);
    const approved = await cast.approver.act('decisions', decision, 'approve').expect(200);
    expect(approved.body).toMatchObject({ state: 'approved', reservesUntil: expect.any(String) as string });
    award = await awardOf(cast, challenge.id);
    expect(award).toMatchObject({ state: 'pending', proposalId: second.id, awardSlot: 1, rank: 2, noticeId: null });
    expect(award.number).toMatch(/^ZB-\d{4}-\d{4}$/);
    const states = [await readProposal(cast.officer, first.id), await readProposal(cast.officer, second.id)];
    expect(states.map(({ state }) => state)).toEqual(['reserve', 'selected']);
    expect((await readChallenge(cast, challenge.id)).state).toBe('decided');
  });

  it('goes on public notice', async () => {
    await cast.approver.act('awards', award, 'publish_notice', { title: '公示', body: '公示正文' }).expect(403);
    award = await publishNotice(cast, award);
    expect(award).toMatchObject({ state: 'on_notice', noticeId: expect.any(String) as string });
    const { body } = await system.visitor.get(`/public/notices/${award.noticeId ?? ''}`).expect(200);
    expect(body).toMatchObject({ state: 'on_notice', subjectId: award.id });
    await cast.officer.post('/funding-plans', { ...PLAN, awardId: award.id }).expect(404);
  });

  it('is suspended by an accepted objection beyond the end of its notice, and resumed when it is dismissed', async () => {
    const filed = await object(award.noticeId ?? '', cast.taker);
    await system.drainJobs();
    expect((await readAward(cast, award.id)).state).toBe('on_notice');
    const accepted = await handle(filed, 'accept');
    expect(await readAward(cast, award.id)).toMatchObject({ state: 'suspended', resumeState: 'on_notice' });
    await endNotice(cast);
    expect((await readAward(cast, award.id)).state).toBe('suspended');
    expect((await fiscalBalances(cast, award.projectId))['encumbered']).toBeUndefined();
    const investigating = await handle(accepted, 'investigate');
    await handle(investigating, 'dismiss', { reason: '经核查，检测报告真实有效。' });
    await system.drainJobs();
    award = await readAward(cast, award.id);
    expect(award).toMatchObject({ state: 'confirmed', resumeState: null });
  });

  it('holds the money at the upper end of the band, in the books of the project to come', async () => {
    expect(await fiscalBalances(cast, award.projectId)).toEqual({ encumbered: HELD });
    const all = await fiscalBalances(cast);
    expect((all['available'] ?? 0n) + (all['encumbered'] ?? 0n)).toBe(-(all['appropriation'] ?? 0n));
    expect(award.signingDueAt).not.toBeNull();
    const { body } = await system.visitor.get(`/public/awards?challengeId=${challenge.id}`).expect(200);
    expect(body).toMatchObject({
      items: [{ number: award.number, state: 'confirmed', takerName: '江西联创检测技术有限公司' }],
    });
  });

  it('is planned: the grant follows from the share, the instalments are the rest', async () => {
    const wrong = { ...PLAN, awardId: award.id, sharePpm: 310_000 };
    const outside = await cast.demander.post('/funding-plans', wrong).expect(422);
    expect(fields(outside.body)).toContainEqual(['sharePpm', 'funding.plan.share_outside_band']);
    const short = await cast.demander.post('/funding-plans', { ...wrong, sharePpm: 200_000 }).expect(422);
    expect((short.body as Problem).errors).toMatchObject([
      { path: 'instalments', params: { expected: '400000000', planned: '375000000' } },
    ]);
    await cast.taker.post('/funding-plans', { ...PLAN, awardId: award.id }).expect(403);
    const plan = await aFundingPlan(cast, award);
    expect(plan).toMatchObject({
      state: 'draft',
      projectId: award.projectId,
      grantFen: '125000000',
      demanderPlanFen: '375000000',
      heldFen: HELD.toString(),
      tranches: [
        {
          number: 1,
          ceilingPpm: 500_000,
          ceilingFen: '62500000',
          trigger: { kind: 'instalment_verified', instalment: 1 },
        },
        { number: 2, ceilingPpm: 1_000_000, ceilingFen: '125000000', trigger: { kind: 'acceptance_passed' } },
      ],
    });
    const again = await cast.officer.post('/funding-plans', { ...PLAN, awardId: award.id }).expect(409);
    expect((again.body as Problem).code).toBe('funding.plan_exists');
    const revision = { ...PLAN, sharePpm: 200_000, instalments: [{ ...PLAN.instalments[0], plannedFen: '400000000' }] };
    const revised = await cast.demander.act('funding-plans', plan, 'revise', revision).expect(200);
    expect(revised.body).toMatchObject({
      version: 2,
      grantFen: '100000000',
      tranches: [{}, { ceilingFen: '100000000' }],
    });
    await cast.demander.act('funding-plans', plan, 'revise', PLAN).expect(409);
    await cast.taker2.get(`/funding-plans/${plan.id}`).expect(200);
    await cast.taker.get(`/funding-plans/${plan.id}`).expect(404);
    const { body } = await cast.demander.get(`/funding-plans?awardId=${award.id}`).expect(200);
    expect(body).toMatchObject({ items: [{ id: plan.id, grantFen: '100000000' }], nextCursor: null });
  });

  it('lapses unless it is signed in time: the money goes back and the draft of its plan falls', async () => {
    await passDays(60);
    expect(await readAward(cast, award.id)).toMatchObject({
      state: 'lapsed',
      signingDueAt: expect.any(String) as string,
    });
    expect((await fiscalBalances(cast, award.projectId))['encumbered']).toBe(0n);
    const { body } = await cast.officer.get(`/funding-plans?awardId=${award.id}`).expect(200);
    expect(body).toMatchObject({ items: [{ state: 'superseded' }] });
    const late = await cast.officer.post('/funding-plans', { ...PLAN, awardId: award.id }).expect(409);
    expect((late.body as Problem).code).toBe('funding.award_fallen');
    expect((await readChallenge(cast, challenge.id)).state).toBe('decided');
  });

  it('calls up the reserve by a new decision, with a notice of its own', async () => {
    const next = await draftDecision(cast, challenge.id, { selected: [{ proposalId: first.id }] });
    expect(next).toMatchObject({
      kind: 'replacement',
      items: [{ proposalId: first.id, result: 'selected', awardSlot: 1 }],
    });
    const rival = await draftDecision(cast, challenge.id, { selected: [{ proposalId: first.id }] });
    await cast.approver.act('decisions', next, 'approve').expect(200);
    const beaten = await cast.approver.act('decisions', rival, 'approve').expect(409);
    expect(reasons(beaten.body)).toEqual(['award.slot_taken', 'decision.candidate_gone']);
    const replacement = await awardOf(cast, challenge.id);
    expect(replacement).toMatchObject({ state: 'pending', proposalId: first.id, awardSlot: 1 });
    expect(replacement.projectId).not.toBe(award.projectId);
    award = await publishNotice(cast, replacement);
  });

  it('is voided when an objection is upheld; with nobody left the challenge ends without an award', async () => {
    const filed = await object(award.noticeId ?? '', cast.taker2);
    const investigating = await handle(await handle(filed, 'accept'), 'investigate');
    await handle(investigating, 'uphold', { reason: '检测报告系伪造。' });
    await system.drainJobs();
    expect(await readAward(cast, award.id)).toMatchObject({ state: 'voided', resumeState: null });
    const notice = await system.visitor.get(`/public/notices/${award.noticeId ?? ''}`).expect(200);
    expect(notice.body).toMatchObject({ state: 'withdrawn' });
    expect(await readChallenge(cast, challenge.id)).toMatchObject({
      state: 'no_award',
      noAwardReason: 'all_awards_ended',
    });
  });
});

describe('other ends', () => {
  let confirmed: AwardBody;

  /** Working days after the programme's today up to the last day for signing. */
  const signingDaysLeft = async ({ signingDueAt }: AwardBody): Promise<number> => {
    const { body } = await system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
    const today = shanghaiDate(new Date((body as { now: string }).now));
    const lastDay = addDays(shanghaiDate(new Date(signingDueAt ?? '')), -1);
    return officialCalendar.workingDaysBetween(today, lastDay).days;
  };

  /**
   * An accepted objection after the notice has ended. No route files one: the row is copied from an objection of the
   * same notice, and its acceptance is told as the notice module tells it.
   */
  const openObjectionAgainst = async ({ id, noticeId }: AwardBody): Promise<Versioned> => {
    const objectionId = uuidv7();
    await system.rows(
      `insert into objection select (jsonb_populate_record(o, jsonb_build_object(
         'id', $2::text, 'number', o.number || '-1', 'state', 'accepted', 'reply', null, 'decided_at', null))).*
         from objection o where notice_id = $1 order by id limit 1`,
      [noticeId, objectionId],
    );
    const context = { actor: systemActor([]), requestId: uuidv7() };
    await system.unit.run(context, (tx) => {
      tx.publish({
        type: 'objection.accepted',
        subjectId: objectionId,
        programmeId: cast.programme.id,
        refs: { noticeId: noticeId ?? '', subjectType: 'award', subjectId: id },
      });
      return Promise.resolve();
    });
    await system.drainJobs();
    return (await cast.officer.get(`/objections/${objectionId}`).expect(200)).body as Versioned;
  };

  it('is held on notice by an objection nobody has decided on, and confirmed when that is withdrawn', async () => {
    const onNotice = await anAward(cast).onNotice();
    const pending = await object(onNotice.noticeId ?? '', cast.taker2);
    await handle(await object(onNotice.noticeId ?? '', cast.recommender), 'not_accept', { reason: '与公示事项无关' });
    expect((await readAward(cast, onNotice.id)).state).toBe('on_notice');
    await endNotice(cast);
    expect((await readAward(cast, onNotice.id)).state).toBe('on_notice');
    await cast.taker2.act('objections', pending, 'withdraw').expect(200);
    await system.drainJobs();
    confirmed = await readAward(cast, onNotice.id);
    expect(confirmed.state).toBe('confirmed');
    expect((await fiscalBalances(cast, confirmed.projectId))['encumbered']).toBe(HELD);
  });

  it('does not run its days for signing while it is suspended, and gets the remaining ones back', async () => {
    await passDays(3);
    const left = await signingDaysLeft(confirmed);
    expect(left).toBeGreaterThan(0);
    const objection = await openObjectionAgainst(confirmed);
    const suspended = await readAward(cast, confirmed.id);
    expect(suspended).toMatchObject({ state: 'suspended', resumeState: 'confirmed', signingDueAt: null });
    await passDays(60);
    expect((await readAward(cast, confirmed.id)).state).toBe('suspended');
    await handle(await handle(objection, 'investigate'), 'dismiss', { reason: '经核查不成立。' });
    confirmed = await readAward(cast, confirmed.id);
    expect(confirmed).toMatchObject({ state: 'confirmed', resumeState: null });
    expect(await signingDaysLeft(confirmed)).toBe(left);
    expect((await fiscalBalances(cast, confirmed.projectId))['encumbered']).toBe(HELD);
  });

  it('releases the money when the taker declines, and ends the challenge when the reserve list is over', async () => {
    await cast.taker2.act('awards', confirmed, 'decline', { reason: '冒名' }).expect(403);
    const declined = await cast.taker.act('awards', confirmed, 'decline', { reason: '团队骨干变动' }).expect(200);
    expect(declined.body).toMatchObject({ state: 'declined' });
    await system.drainJobs();
    expect((await fiscalBalances(cast, confirmed.projectId))['encumbered']).toBe(0n);
    expect((await readChallenge(cast, confirmed.challengeId)).state).toBe('decided');
    await passDays(181);
    expect(await readChallenge(cast, confirmed.challengeId)).toMatchObject({
      state: 'no_award',
      noAwardReason: 'all_awards_ended',
    });
  });

  it('ends without an award when nobody passes', async () => {
    const { challenge, proposals } = await anAward(cast, { points: [55, 50] }).ranked();
    expect(challenge).toMatchObject({ state: 'no_award', noAwardReason: 'none_passed' });
    const states = await Promise.all(proposals.map(({ id }) => readProposal(cast.officer, id)));
    expect(states.map(({ state }) => state)).toEqual(['not_selected', 'not_selected']);
    const late = await cast.officer
      .post(`/challenges/${challenge.id}/decisions`, { ...choiceOf(proposals[0]) })
      .expect(409);
    expect(reasons(late.body)).toEqual(['selection.challenge_not_evaluating']);
  });
});

describe('the database by itself', () => {
  it('lets nobody approve what they drafted', async () => {
    const forged = system.rows(`update decision set decided_by = drafted_by where state = 'approved'`);
    await expect(forged).rejects.toMatchObject({ code: '23514', constraint: 'decision_two_persons' });
  });
});

function choiceOf(proposal: ProposalBody): object {
  return { selected: [{ proposalId: proposal.id }], reasons: '评审第一', minutes: '会议纪要' };
}
