import { APP_DATA_SOURCE, systemActor, uuidv7, type Context, type Tx } from '#platform';
import { closeWindow, completeChallenge, declareNoAward, markDecided, startEvaluation } from '#bulletin';
import {
  aBulletin,
  aChallenge,
  closeWindowOf,
  readChallenge,
  type BulletinBody,
  type ChallengeBody,
} from '../builders/bulletin.js';
import { aNeed, type NeedBody } from '../builders/need.js';
import { aCast, type Cast } from '../builders/people.js';
import type { Versioned } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly reasons?: readonly { readonly code: string }[];
}
interface ClarificationBody extends Versioned {
  readonly state: string;
  readonly question: string;
  readonly mine: boolean;
  readonly actions: readonly { readonly name: string }[];
}

const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);
const errors = (body: unknown): string[] => ((body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('a bulletin and its challenges', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());
  afterAll(() => expectInvariants());

  const bulletinOf = async (id: string): Promise<BulletinBody> =>
    (await cast.officer.get(`/bulletins/${id}`).expect(200)).body as BulletinBody;
  const needOf = async (id: string): Promise<NeedBody> =>
    (await cast.officer.get(`/needs/${id}`).expect(200)).body as NeedBody;
  const asSystem = <T>(permissions: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> => {
    const context: Context = { actor: systemActor(permissions), requestId: uuidv7() };
    return system.unit.run(context, work);
  };

  describe('composing and approving', () => {
    it('takes only needs whose final text is accepted, each once', async () => {
      const bulletin = await aBulletin(cast).begun();
      const need = await aNeed(cast).agreeing();
      const early = await cast.officer.act('bulletins', bulletin, 'add_challenge', { needId: need.id }).expect(409);
      expect(reasons(early.body)).toEqual(['challenge.need_not_agreed']);
      const agreed = (await cast.demander.act('needs', need, 'accept_text').expect(200)).body as NeedBody;
      const slots = await cast.officer
        .act('bulletins', bulletin, 'add_challenge', { needId: need.id, awardSlots: 2 })
        .expect(422);
      expect(errors(slots.body)).toEqual(['awardSlots challenge.too_many_slots']);
      const composed = await aBulletin(cast).add(bulletin, agreed);
      expect(composed).toMatchObject({
        state: 'draft',
        version: 2,
        challenges: [{ state: 'drafted', needId: need.id }],
      });
      expect(composed.challenges[0]?.number).toMatch(/^JB-\d{4}-\d{4}$/);
      const twice = await cast.officer.act('bulletins', composed, 'add_challenge', { needId: need.id }).expect(409);
      expect(reasons(twice.body)).toEqual(['challenge.need_on_list']);

      const challengeId = composed.challenges[0]?.id;
      const emptied = await cast.officer
        .act('bulletins', composed, 'remove_challenge', { challengeId, reason: '需求方要求下批再发' })
        .expect(200);
      expect((emptied.body as BulletinBody).challenges).toEqual([]);
      const refusal = await cast.approver.act('bulletins', emptied.body as BulletinBody, 'approve').expect(409);
      expect(reasons(refusal.body)).toEqual(['bulletin.empty']);
      const again = await aBulletin(cast).add(emptied.body as BulletinBody, agreed);
      expect(again.challenges).toHaveLength(1);
    });

    it('wants another person’s approval, and goes back with a reason', async () => {
      const composed = await aBulletin(cast).composed();
      await cast.officer.act('bulletins', composed, 'approve').expect(403);
      await cast.officer.act('bulletins', composed, 'publish').expect(409);
      const wordless = await cast.approver.act('bulletins', composed, 'return').expect(409);
      expect(reasons(wordless.body)).toEqual(['platform.reason_required']);
      const returned = (await cast.approver.act('bulletins', composed, 'return', { reason: '说明不全' }).expect(200))
        .body as BulletinBody;
      const edited = (await cast.officer.act('bulletins', returned, 'edit', { preface: '补充说明' }).expect(200))
        .body as BulletinBody;
      const sent = (await cast.officer.act('bulletins', edited, 'resubmit').expect(200)).body as BulletinBody;
      const approved = (await cast.approver.act('bulletins', sent, 'approve').expect(200)).body as BulletinBody;
      expect(approved).toMatchObject({ state: 'approved', approvedBy: cast.people.approver.userId });
      const late = await cast.officer.act('bulletins', approved, 'edit', { title: '批准之后的改动' }).expect(409);
      expect(reasons(late.body)).toEqual(['platform.state_not_allowed']);
      await cast.officer.act('bulletins', approved, 'cancel', { reason: '本批取消' }).expect(200);
      expect(await bulletinOf(approved.id)).toMatchObject({ state: 'cancelled', challenges: [] });
    });

    it('is seen by its agency, its organiser and oversight only', async () => {
      const bulletin = await aBulletin(cast).begun();
      await cast.organiser.get(`/bulletins/${bulletin.id}`).expect(200);
      await cast.oversight.get(`/bulletins/${bulletin.id}`).expect(200);
      await cast.taker.get(`/bulletins/${bulletin.id}`).expect(403);
      await system.visitor.get(`/public/bulletins/${bulletin.id}`).expect(404);
      const { body } = await cast.officer
        .get(`/bulletins?programmeId=${cast.programme.id}&state=draft&limit=1`)
        .expect(200);
      expect((body as { items: object[] }).items).toMatchObject([{ id: bulletin.id, state: 'draft' }]);
    });

    it('names the field of a bad input', async () => {
      const { body } = await cast.officer
        .post('/bulletins', { programmeId: 'x', title: '短', colour: 'red' })
        .expect(422);
      expect(((body as Problem).errors ?? []).map(({ path }) => path).sort()).toEqual([
        'colour',
        'programmeId',
        'title',
      ]);
      const garbage = Buffer.from('["x"]').toString('base64url');
      await cast.officer.get(`/challenges?cursor=${garbage}`).expect(400);
      await cast.officer.get(`/bulletins?cursor=${garbage}`).expect(400);
      const bulletin = await aBulletin(cast).begun();
      const elsewhere = { challengeId: uuidv7(), reason: '不存在' };
      await cast.officer.act('bulletins', bulletin, 'remove_challenge', elsewhere).expect(404);
    });
  });

  describe('publishing', () => {
    it('opens every challenge and lists every need at one instant', async () => {
      const published = await aBulletin(cast, [
        {},
        { title: '线缆在线缺陷检测', totalInvestmentFen: '400000000' },
      ]).published();
      expect(published).toMatchObject({ state: 'published', challenges: [{ state: 'open' }, { state: 'open' }] });
      for (const { id, needId } of published.challenges) {
        const challenge = await readChallenge(cast, id);
        expect(challenge.openedAt).toBe(published.publishedAt);
        expect(await needOf(needId)).toMatchObject({ state: 'listed' });
        expect(challenge.indicators).toHaveLength(7);
      }
      // Twenty days after the day of publication, at 17:00 in Shanghai.
      const { takeUpClosesAt, openedAt } = await readChallenge(cast, published.challenges[0]?.id ?? '');
      const days = (instant: string): number => Math.floor((Date.parse(instant) + 8 * 3_600_000) / 86_400_000);
      expect(takeUpClosesAt.slice(10)).toBe('T09:00:00.000Z');
      expect(days(takeUpClosesAt) - days(openedAt)).toBe(20);
      const { body } = await system.visitor.get(`/public/bulletins/${published.id}`).expect(200);
      expect(body).toMatchObject({ state: 'published', challengeCount: 2 });
    });

    it('may close the window later than the rules ask, never earlier', async () => {
      const approved = await aBulletin(cast).approved();
      for (const takeUpClosesOn of ['2020-01-01', '2026-02-30', 'soon']) {
        const { body } = await cast.officer.act('bulletins', approved, 'publish', { takeUpClosesOn }).expect(422);
        expect((body as Problem).errors?.[0]?.path).toBe('takeUpClosesOn');
      }
      expect(await bulletinOf(approved.id)).toMatchObject({ state: 'approved', challenges: [{ state: 'drafted' }] });
      await cast.officer.act('bulletins', approved, 'publish', { takeUpClosesOn: '2099-12-31' }).expect(200);
      expect(await readChallenge(cast, approved.challenges[0]?.id ?? '')).toMatchObject({
        takeUpClosesAt: '2099-12-31T09:00:00.000Z',
      });
    });

    it('publishes nothing when one need has changed since it was composed', async () => {
      const approved = await aBulletin(cast, [{}, { title: '另一项线缆检测需求' }]).approved();
      const [first, second] = approved.challenges;
      const need = await needOf(second?.needId ?? '');
      await cast.officer.act('needs', need, 'return', { reason: '需求方要求修改' }).expect(200);
      const { body } = await cast.officer.act('bulletins', approved, 'publish').expect(409);
      expect(reasons(body)).toEqual(['challenge.need_changed']);
      expect(await bulletinOf(approved.id)).toMatchObject({
        state: 'approved',
        publishedAt: null,
        challenges: [{ state: 'drafted' }, { state: 'drafted' }],
      });
      expect(await needOf(first?.needId ?? '')).toMatchObject({ state: 'agreeing' });
      await system.visitor.get(`/public/challenges/${first?.id}`).expect(404);
    });
  });

  describe('questions', () => {
    let challenge: ChallengeBody;
    const path = (): string => `/challenges/${challenge.id}/clarifications`;
    beforeAll(async () => {
      challenge = await aChallenge(cast).open();
    });

    it('are answered in public, and nobody learns who asked', async () => {
      const question = '检测速度是否包含换盘时间？';
      const asked = (await cast.taker.post(path(), { question }).expect(201)).body as ClarificationBody;
      expect(asked).toMatchObject({ state: 'asked', mine: true, actions: [] });
      const forDemander = (await cast.demander.get(path()).expect(200)).text;
      const { userId, organisationId } = cast.people.taker;
      for (const hidden of [userId, organisationId]) expect(forDemander).not.toContain(hidden);
      expect(JSON.parse(forDemander)).toMatchObject({
        items: [{ id: asked.id, mine: false, actions: [{ name: 'answer' }] }],
      });
      const others = await cast.taker2.get(path()).expect(200);
      expect(others.body).toEqual({ items: [] });
      const before = await system.visitor.get(`/public/challenges/${challenge.id}`).expect(200);
      expect(before.body).toMatchObject({ clarifications: [] });

      await cast.taker2.act('clarifications', asked, 'answer', { answer: '不是我的题' }).expect(403);
      await cast.demander.act('clarifications', asked, 'answer', { answer: '不包含换盘时间。' }).expect(200);
      const after = await system.visitor.get(`/public/challenges/${challenge.id}`).expect(200);
      expect(after.body).toMatchObject({ clarifications: [{ question, answer: '不包含换盘时间。' }] });
      for (const hidden of [userId, organisationId]) expect(after.text).not.toContain(hidden);
      const told = await cast.taker2.get(path()).expect(200);
      expect(told.body).toMatchObject({ items: [{ id: asked.id, state: 'answered', mine: false }] });
      const again = await cast.officer
        .act('clarifications', { ...asked, version: 2 }, 'answer', { answer: '再答' })
        .expect(409);
      expect(reasons(again.body)).toEqual(['platform.state_not_allowed']);
    });

    it('that are declined stay between asker and officer', async () => {
      const question = '我校 2025 年的成果能否直接使用？';
      const asked = (await cast.taker.post(path(), { question }).expect(201)).body as ClarificationBody;
      await cast.demander.act('clarifications', asked, 'decline', { reason: '暴露身份' }).expect(403);
      const wordless = await cast.officer.act('clarifications', asked, 'decline').expect(409);
      expect(reasons(wordless.body)).toEqual(['platform.reason_required']);
      await cast.officer.act('clarifications', asked, 'decline', { reason: '提问暴露了提问方身份' }).expect(200);
      const mine = await cast.taker.get(path()).expect(200);
      expect((mine.body as { items: object[] }).items.at(-1)).toMatchObject({
        state: 'declined',
        declineReason: '提问暴露了提问方身份',
      });
      expect((await cast.taker2.get(path()).expect(200)).text).not.toContain('2025');
      expect((await system.visitor.get(`/public/challenges/${challenge.id}`)).text).not.toContain('2025');
    });

    it('are for takers, about challenges they may know of', async () => {
      await cast.demander.post(path(), { question: '自问自答可以吗？' }).expect(403);
      await system.visitor.post(path(), { question: '未登录的提问' }).expect(401);
      await cast.taker.post(path(), { question: '短' }).expect(422);
      const drafted = (await aBulletin(cast).composed()).challenges[0]?.id ?? '';
      await cast.taker.post(`/challenges/${drafted}/clarifications`, { question: '还没发布的榜题？' }).expect(404);
      await cast.taker.get(`/challenges/${drafted}/clarifications`).expect(404);
    });
  });

  describe('the window', () => {
    it('is extended with a reason to a later day, before its end', async () => {
      const challenge = await aChallenge(cast).open();
      const closesOn = '2099-06-30';
      await cast.demander.act('challenges', challenge, 'extend_window', { closesOn, reason: '时间不够' }).expect(403);
      const wordless = await cast.officer.act('challenges', challenge, 'extend_window', { closesOn }).expect(409);
      expect(reasons(wordless.body)).toEqual(['platform.reason_required']);
      for (const earlier of ['2020-01-01', challenge.takeUpClosesAt.slice(0, 10), '2099-02-31']) {
        const input = { closesOn: earlier, reason: '误操作' };
        const { body } = await cast.officer.act('challenges', challenge, 'extend_window', input).expect(422);
        expect((body as Problem).errors?.[0]?.path).toBe('closesOn');
      }
      const { body } = await cast.officer
        .act('challenges', challenge, 'extend_window', { closesOn, reason: '揭榜方反映准备时间不足' })
        .expect(200);
      expect(body).toMatchObject({ state: 'open', takeUpClosesAt: '2099-06-30T09:00:00.000Z' });
      await closeWindowOf(cast, challenge);
      expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'open', windowClosedAt: null });
    });

    it('is closed at its hour by the worker, and by no person', async () => {
      const challenge = await aChallenge(cast).open();
      await cast.officer.act('challenges', challenge, 'close_window').expect(404);
      await system.drainJobs();
      expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'open' });
      await closeWindowOf(cast, challenge);
      const closed = await readChallenge(cast, challenge.id);
      expect(closed.state).not.toBe('open');
      expect(Date.parse(closed.windowClosedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(challenge.takeUpClosesAt));
      const late = await cast.officer
        .act('challenges', closed, 'extend_window', { closesOn: '2099-12-31', reason: '截止后延长' })
        .expect(409);
      expect(reasons(late.body)).toEqual(['platform.state_not_allowed']);
      const question = { question: '截止后还能提问吗？' };
      const asked = await cast.taker.post(`/challenges/${challenge.id}/clarifications`, question).expect(409);
      expect(reasons(asked.body)).toEqual(['clarification.window_closed']);
      const { body } = await system.visitor.get(`/public/challenges/${challenge.id}`).expect(200);
      expect(body).toMatchObject({ id: challenge.id, windowClosedAt: closed.windowClosedAt });
    });

    it('does not close early whoever calls, and a deadline that fired for nothing is set again', async () => {
      const challenge = await aChallenge(cast).open();
      const early = asSystem(['challenge.close_window'], (tx) => closeWindow(tx, { challengeId: challenge.id }));
      await expect(early).rejects.toMatchObject({ status: 409, code: 'challenge.window_still_open' });
      // What a clock that is turned back leaves behind: fired, although the hour has not come.
      await system.rows('update deadline set fired_at = clock_timestamp() where subject_id = $1', [challenge.id]);
      await system.rows(
        `select outbox_append(jsonb_build_array(jsonb_build_object('id', $1::uuid, 'type', 'challenge.close_window.due',
           'subject_id', $2::uuid, 'programme_id', $3::uuid, 'payload', '{"refs":{}}'::jsonb, 'request_id', 'test')))`,
        [uuidv7(), challenge.id, cast.programme.id],
      );
      await system.drainJobs();
      expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'open' });
      await closeWindowOf(cast, challenge);
      expect((await readChallenge(cast, challenge.id)).state).not.toBe('open');
    });
  });

  describe('the end', () => {
    /** Closed by the system alone, so that nothing that follows from it has happened yet. */
    const closedOnly = async (): Promise<ChallengeBody> => {
      const challenge = await aChallenge(cast).open();
      await cast.advanceDays(22);
      await asSystem(['challenge.close_window'], (tx) => closeWindow(tx, { challengeId: challenge.id }));
      return challenge;
    };
    const all = ['challenge.start_evaluation', 'challenge.declare_no_award', 'challenge.decide', 'challenge.complete'];

    it('completes the bulletin when its last challenge is decided and done', async () => {
      const { id: challengeId, bulletinId } = await closedOnly();
      await asSystem(all, (tx) => startEvaluation(tx, { challengeId }));
      await asSystem(all, (tx) => markDecided(tx, { challengeId }));
      expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'published' });
      await asSystem(all, (tx) => completeChallenge(tx, { challengeId }));
      const again = asSystem(all, (tx) => startEvaluation(tx, { challengeId }));
      await expect(again).rejects.toMatchObject({ status: 409, code: 'platform.state_not_allowed' });
      await system.drainJobs();
      expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'completed', challenges: [{ state: 'completed' }] });
    });

    it('says why nobody won', async () => {
      const { id: challengeId, bulletinId } = await closedOnly();
      const without = asSystem([], (tx) => declareNoAward(tx, { challengeId, reason: 'none_passed' }));
      await expect(without).rejects.toMatchObject({ status: 403 });
      await asSystem(all, (tx) => startEvaluation(tx, { challengeId }));
      await asSystem(all, (tx) => declareNoAward(tx, { challengeId, reason: 'none_passed' }));
      await system.drainJobs();
      expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'completed' });
      const { body } = await system.visitor.get(`/public/challenges/${challengeId}`).expect(200);
      expect(body).toMatchObject({ state: 'no_award', noAwardReason: 'none_passed' });
    });
  });

  it('refuses by itself what no code may do', async () => {
    const challenge = await aChallenge(cast).open();
    const source = system.app.get<{ query(sql: string, params: unknown[]): Promise<unknown> }>(APP_DATA_SOURCE);
    const write = (set: string): Promise<unknown> =>
      source.query(`update challenge set ${set} where id = $1`, [challenge.id]);
    await expect(write(`window_closed_at = opened_at`)).rejects.toThrow('challenge_closed_when_due');
    await expect(write(`search = null`)).rejects.toThrow('challenge_opened');
    await expect(write(`no_award_reason = 'none_passed'`)).rejects.toThrow('challenge_no_award_reason');
    await expect(source.query('delete from challenge where id = $1', [challenge.id])).rejects.toThrow(
      'permission denied',
    );
  });

  it('closes at its hour and not before, with no request at all', async () => {
    const challenge = await aChallenge(cast).open();
    const closesAt = Date.parse(challenge.takeUpClosesAt);
    const shiftSeconds = Math.floor((closesAt - Date.now()) / 1000) - 2;
    await system.visitor.post(`/dev/clocks/${cast.programme.id}`, { shiftSeconds }).expect(200);
    system.jobs.start();
    await eventually('the window closes', 30_000, async () => {
      const [row] = await system.rows<{ closed: boolean }>(
        'select window_closed_at is not null as closed from challenge where id = $1',
        [challenge.id],
      );
      return row?.closed === true;
    });
    const { windowClosedAt } = await readChallenge(cast, challenge.id);
    const lateMs = Date.parse(windowClosedAt ?? '') - closesAt;
    // How late is not judged here, where the machine may be busy: within a second on a quiet one.
    process.stdout.write(`a challenge was closed ${lateMs} ms after its hour\n`);
    expect(lateMs).toBeGreaterThanOrEqual(0);
  });
});
