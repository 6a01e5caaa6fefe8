import { loadCalendarYear, lock, sharedRow, systemActor, uuidv7 } from '#platform';
import { noticeOfSubject, openObjections, publishNotice, type PublicNotice, type PublishNotice } from '#notice';
import { aCast, Registry, type Cast } from '../builders/people.js';
import type { Client, Versioned } from '../support/client.js';
import { System } from '../support/system.js';

interface NoticeBody extends Versioned {
  readonly state: string;
  readonly endsAt: string;
}

const GROUNDS = '第二中标人的核心指标未经第三方检测，请予复核。';
const MONDAY = '2026-09-28T02:00:00Z';
/** 29 and 30 September, then 8, 9 and the worked Saturday 10 October: 1 to 7 October are off (国办发明电 2025 for 2026). */
const FIFTH_WORKING_DAY_OVER = '2026-10-10T16:00:00.000Z';

describe('a public notice', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  const setClock = async (instant: string): Promise<void> => {
    const shiftSeconds = Math.ceil((Date.parse(instant) - Date.now()) / 1000);
    await system.visitor.post(`/dev/clocks/${cast.programme.id}`, { shiftSeconds }).expect(200);
  };
  const minuteBefore = (instant: string): string => new Date(Date.parse(instant) - 60_000).toISOString();
  const publish = (input: Partial<PublishNotice> = {}): Promise<PublicNotice> =>
    system.unit.run({ actor: systemActor(['notice.publish']), requestId: uuidv7() }, async (tx) => {
      await lock(tx, [sharedRow('programme', cast.programme.id)]);
      return publishNotice(tx, {
        programmeId: cast.programme.id,
        agencyId: cast.people.officer.organisationId,
        subjectType: 'scheme',
        subjectId: uuidv7(),
        kind: 'award',
        title: '关于拟立项项目的公示',
        body: '现将拟立项项目予以公示。',
        workingDays: 5,
        parties: { taker: cast.people.taker.organisationId },
        ...input,
      });
    });
  const publishOnMonday = async (): Promise<PublicNotice> => {
    await setClock(MONDAY);
    return publish();
  };
  const noticeNow = async (notice: { id: string }, reader = cast.officer): Promise<NoticeBody> =>
    (await reader.get(`/notices/${notice.id}`).expect(200)).body as NoticeBody;
  const onBoard = async (notice: { id: string }): Promise<NoticeBody> =>
    (await system.visitor.get(`/public/notices/${notice.id}`).expect(200)).body as NoticeBody;
  const file = async (notice: { id: string }, who: Client, more: object = {}): Promise<{ id: string | null }> => {
    const input = { kind: 'result', grounds: GROUNDS, ...more };
    return (await who.post(`/notices/${notice.id}/objections`, input).expect(201)).body as { id: string | null };
  };
  const objectionNow = async (id: string, reader: Client): Promise<Versioned> =>
    (await reader.get(`/objections/${id}`).expect(200)).body as Versioned;
  const step = async (id: string, handler: Client, action: string, body: object = {}) =>
    handler.act('objections', await objectionNow(id, handler), action, body);
  const steps = async (id: string, handler: Client, ...actions: string[]): Promise<void> => {
    for (const action of actions) expect((await step(id, handler, action, { reason: '经核查' })).status).toBe(200);
  };
  const open = (subjectId: string): Promise<number> =>
    system.unit.read({ actor: systemActor([]), requestId: uuidv7() }, (tx) => openObjections(tx, subjectId));
  const events = async (type: string, subjectId: string): Promise<object[]> =>
    (
      await system.rows<{ refs: object }>(
        `select payload->'refs' as refs from outbox_event where type = $1 and subject_id = $2`,
        [type, subjectId],
      )
    ).map(({ refs }) => refs);

  it('stands for working days by the official calendar, on a board that everybody reads', async () => {
    const notice = await publishOnMonday();
    expect(notice.endsAt.toISOString()).toBe(FIFTH_WORKING_DAY_OVER);
    const board = await onBoard(notice);
    expect(board).toMatchObject({
      number: notice.number,
      state: 'on_notice',
      endsAt: FIFTH_WORKING_DAY_OVER,
      endsProvisional: false,
      agencyName: '吉安市科学技术局',
      body: '现将拟立项项目予以公示。',
      howToObject: {
        until: FIFTH_WORKING_DAY_OVER,
        path: `/api/v1/notices/${notice.id}/objections`,
        replyWorkingDays: 15,
        kinds: [
          { kind: 'result', anonymous: false },
          { kind: 'misconduct', anonymous: true },
        ],
      },
    });
    const list = await system.visitor.get(`/public/notices?state=on_notice&subjectId=${notice.subjectId}`).expect(200);
    expect(list.body).toMatchObject({ items: [{ id: notice.id }], nextCursor: null });
    const second = await publish({ subjectId: notice.subjectId }).catch((error: unknown) => error);
    expect(second).toMatchObject({ status: 409, code: 'notice.already_on_notice' });
    await system.visitor.get(`/public/notices/${uuidv7()}`).expect(404);
    await system.visitor.get(`/notices/${notice.id}`).expect(401);
    await cast.taker.get(`/notices/${notice.id}`).expect(403);
  });

  it('pages its board by the instant of publication', async () => {
    const published: string[] = [];
    for (let count = 0; count < 3; count += 1) published.unshift((await publishOnMonday()).id);
    const query = `/public/notices?programmeId=${cast.programme.id}&limit=2`;
    const first = (await system.visitor.get(query).expect(200)).body as { items: { id: string }[]; nextCursor: string };
    const next = await system.visitor.get(`${query}&cursor=${first.nextCursor}`).expect(200);
    const ids = [...first.items, ...(next.body as { items: { id: string }[] }).items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toEqual(expect.arrayContaining(published));
    await system.visitor.get('/public/notices?state=secret').expect(422);
    await system.visitor.get('/public/notices?cursor=nonsense').expect(400);
  });

  it('ends by itself when its time is over, not a minute earlier, and takes no objection then', async () => {
    const notice = await publishOnMonday();
    await setClock(minuteBefore(FIFTH_WORKING_DAY_OVER));
    await system.drainJobs();
    expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice' });
    await setClock(FIFTH_WORKING_DAY_OVER);
    // The hour has come but the job has not: a late objection is refused all the same.
    const late = await cast.taker
      .post(`/notices/${notice.id}/objections`, { kind: 'result', grounds: GROUNDS })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'objection.window_closed' });
    await system.drainJobs();
    expect(await onBoard(notice)).toMatchObject({ state: 'ended' });
    const refs = { subjectType: 'scheme', subjectId: notice.subjectId, kind: 'award' };
    expect(await events('notice.ended', notice.id)).toEqual([refs]);
    await cast.officer.act('notices', await noticeNow(notice), 'withdraw', { reason: '有误' }).expect(409);
  });

  it('is withdrawn by its officer with a reason that everybody can read', async () => {
    const notice = await publishOnMonday();
    const current = await noticeNow(notice);
    await cast.officer.act('notices', current, 'withdraw').expect(409);
    await cast.approver.act('notices', current, 'withdraw', { reason: '有误' }).expect(403);
    await cast.officer.act('notices', current, 'withdraw', { reason: '公示内容有误' }).expect(200);
    expect(await onBoard(notice)).toMatchObject({ state: 'withdrawn', withdrawalReason: '公示内容有误' });
    await setClock(FIFTH_WORKING_DAY_OVER);
    await system.drainJobs();
    expect(await events('notice.ended', notice.id)).toEqual([]);
    const subject = (subjectId: string) =>
      system.unit.read({ actor: systemActor([]), requestId: uuidv7() }, (tx) =>
        noticeOfSubject(tx, 'scheme', subjectId),
      );
    expect(await subject(notice.subjectId)).toBeNull();
    const again = await publish({ subjectId: notice.subjectId });
    expect(await subject(notice.subjectId)).toMatchObject({ id: again.id });
  });

  describe('and an objection to its result', () => {
    it('is filed by real name, known to the agency’s officer alone, and answered within working days', async () => {
      const notice = await publishOnMonday();
      const body = { kind: 'result', grounds: GROUNDS };
      await system.visitor.post(`/notices/${notice.id}/objections`, body).expect(401);
      await cast.admin.post(`/notices/${notice.id}/objections`, body).expect(403);
      const hidden = await cast.taker
        .post(`/notices/${notice.id}/objections`, { ...body, anonymous: true })
        .expect(422);
      expect(hidden.body).toMatchObject({ errors: [{ path: 'anonymous', code: 'objection.real_name_required' }] });
      const receipt = await file(notice, cast.taker2);
      // 15 working days after 28 September: five to 10 October, five more in each of the next two weeks.
      expect(receipt).toMatchObject({ state: 'received', replyDueAt: '2026-10-23T16:00:00.000Z' });
      const id = String(receipt.id);
      const name = { name: '谢揭榜', organisationName: '江西联创检测技术有限公司' };
      expect(await objectionNow(id, cast.officer)).toMatchObject({ filer: name, grounds: GROUNDS, overdue: false });
      expect(await objectionNow(id, cast.taker2)).toMatchObject({ filer: name });
      expect(await objectionNow(id, cast.oversight)).toMatchObject({ filer: null });
      expect(await objectionNow(id, cast.approver)).toMatchObject({ filer: null });
      await cast.taker.get(`/objections/${id}`).expect(404);
      await (await anotherOfficer()).get(`/objections/${id}`).expect(404);
      const listed = async (reader: Client): Promise<object[]> =>
        ((await reader.get(`/objections?noticeId=${notice.id}`).expect(200)).body as { items: object[] }).items;
      for (const reader of [cast.officer, cast.oversight, cast.taker2]) expect(await listed(reader)).toHaveLength(1);
      for (const reader of [cast.taker, cast.demander]) expect(await listed(reader)).toEqual([]);
      expect(JSON.stringify(await onBoard(notice))).not.toContain(GROUNDS);
      await setClock('2026-10-23T16:00:00Z');
      expect(await objectionNow(id, cast.officer)).toMatchObject({ overdue: true });
    });

    const anotherOfficer = async (): Promise<Client> => {
      const registry = new Registry(system, cast.admin);
      const agency = await registry.organisation('赣州市科学技术局', 'agency');
      return (await registry.person('外地经办', agency, ['agency_officer'])).client;
    };

    it('keeps the notice on past its end until it is dismissed', async () => {
      const notice = await publishOnMonday();
      const id = String((await file(notice, cast.taker2)).id);
      expect(await open(notice.subjectId)).toBe(0);
      const foreign = await step(id, cast.oversight, 'accept');
      expect(foreign.body).toMatchObject({ status: 409, reasons: [{ code: 'objection.other_handler' }] });
      await steps(id, cast.officer, 'accept');
      expect(await open(notice.subjectId)).toBe(1);
      await steps(id, cast.officer, 'investigate');
      await setClock(FIFTH_WORKING_DAY_OVER);
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice', undecidedObjections: 1 });
      expect((await step(id, cast.officer, 'dismiss')).status).toBe(409);
      await steps(id, cast.officer, 'dismiss');
      expect(await open(notice.subjectId)).toBe(0);
      expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice' });
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'ended' });
      const refs = { noticeId: notice.id, subjectType: 'scheme', subjectId: notice.subjectId };
      for (const event of ['received', 'accepted', 'investigating', 'dismissed']) {
        expect(await events(`objection.${event}`, id)).toEqual([refs]);
      }
      const decided = await objectionNow(id, cast.taker2);
      expect(decided).toMatchObject({ state: 'dismissed', reply: '经核查', overdue: false });
      expect(await system.rows('select 1 from deadline where subject_id = $1', [id])).toEqual([]);
    });

    it('holds the notice also before anybody has looked at it, and lets it end when it is not accepted', async () => {
      const notice = await publishOnMonday();
      const id = String((await file(notice, cast.demander)).id);
      await setClock(FIFTH_WORKING_DAY_OVER);
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice' });
      expect((await step(id, cast.officer, 'not_accept')).status).toBe(409);
      await steps(id, cast.officer, 'not_accept');
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'ended' });
    });

    it('can be taken back by who filed it, and by nobody else', async () => {
      const notice = await publishOnMonday();
      const [one, other] = [
        String((await file(notice, cast.taker2)).id),
        String((await file(notice, cast.demander)).id),
      ];
      await steps(one, cast.officer, 'accept');
      const foreign = await step(one, cast.officer, 'withdraw');
      expect(foreign.body).toMatchObject({ status: 409, reasons: [{ code: 'objection.not_filer' }] });
      await cast.demander.act('objections', { id: one, version: 2 }, 'withdraw').expect(404);
      await steps(one, cast.taker2, 'withdraw');
      await setClock(FIFTH_WORKING_DAY_OVER);
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice' });
      await steps(other, cast.demander, 'withdraw');
      await system.drainJobs();
      expect(await noticeNow(notice)).toMatchObject({ state: 'ended' });
    });

    it('withdraws the notice when it is upheld', async () => {
      const notice = await publishOnMonday();
      const id = String((await file(notice, cast.taker2)).id);
      await steps(id, cast.officer, 'accept', 'investigate');
      expect((await step(id, cast.officer, 'uphold')).status).toBe(409);
      await steps(id, cast.officer, 'uphold');
      await setClock(FIFTH_WORKING_DAY_OVER);
      await system.drainJobs();
      const words = { state: 'withdrawn', withdrawalReason: '有异议成立，公示应予撤回' };
      expect(await onBoard(notice)).toMatchObject(words);
      expect(await events('notice.ended', notice.id)).toEqual([]);
      expect(await events('notice.withdrawn', notice.id)).toHaveLength(1);
    });
  });

  describe('and a report of misconduct', () => {
    it('goes to oversight, and leads back to nobody when it is anonymous', async () => {
      const notice = await publishOnMonday();
      const grounds = '评审期间经办人员私下接触申报单位。';
      const receipt = await file(notice, cast.taker2, { kind: 'misconduct', grounds, anonymous: true });
      expect(receipt).toMatchObject({ id: null, state: 'received' });
      const [stored] = await system.rows<{ id: string; filer_id: string | null }>(
        'select id, filer_id from objection where notice_id = $1',
        [notice.id],
      );
      const id = stored?.id ?? '';
      expect(stored?.filer_id).toBeNull();
      const [trail] = await system.rows<{ body: string }>('select body from audit_entry where subject_id = $1', [id]);
      expect(JSON.parse(trail?.body ?? '')).toMatchObject({ actorId: null, organisationId: null });
      await cast.officer.get(`/objections/${id}`).expect(404);
      await cast.taker2.get(`/objections/${id}`).expect(404);
      const listed = await cast.officer.get(`/objections?noticeId=${notice.id}`).expect(200);
      expect(listed.body).toMatchObject({ items: [] });
      await cast.officer.act('objections', { id, version: 1 }, 'accept').expect(404);
      expect(await objectionNow(id, cast.oversight)).toMatchObject({ filer: null, grounds });
      await steps(id, cast.oversight, 'accept');
      expect(await open(notice.subjectId)).toBe(1);
      await steps(id, cast.oversight, 'investigate', 'dismiss');
    });

    it('by real name is known to oversight and not to the agency', async () => {
      const notice = await publishOnMonday();
      const id = String((await file(notice, cast.demander, { kind: 'misconduct' })).id);
      expect(await objectionNow(id, cast.oversight)).toMatchObject({ filer: { name: '肖需求' } });
      await cast.officer.get(`/objections/${id}`).expect(404);
    });

    it('is not handled by the person who made it', async () => {
      const notice = await publishOnMonday();
      const id = String((await file(notice, cast.oversight, { kind: 'misconduct' })).id);
      const own = await step(id, cast.oversight, 'accept');
      expect(own.body).toMatchObject({ status: 409, reasons: [{ code: 'objection.own' }] });
    });
  });

  it('follows the holidays of a year that are announced later', async () => {
    await setClock('2026-12-29T02:00:00Z');
    const notice = await publish();
    const id = String((await file(notice, cast.taker2)).id);
    expect(await onBoard(notice)).toMatchObject({ endsProvisional: true, endsAt: '2027-01-05T16:00:00.000Z' });
    const announcement = {
      year: 2027,
      holidays: ['2027-01-01', '2027-01-04', '2027-01-05'],
      workdays: [],
      source: '国办发明电〔2026〕1 号（测试）',
    };
    await system.unit.run({ actor: systemActor(['calendar.load']), requestId: uuidv7() }, (tx) =>
      loadCalendarYear(tx, announcement),
    );
    await system.drainJobs();
    expect(await onBoard(notice)).toMatchObject({ endsProvisional: false, endsAt: '2027-01-08T16:00:00.000Z' });
    const [moved] = await system.rows<{ due_at: Date }>('select due_at from deadline where subject_id = $1', [id]);
    expect(await objectionNow(id, cast.officer)).toMatchObject({ replyDueAt: moved?.due_at.toISOString() });
    await setClock('2027-01-05T16:00:00Z');
    await system.drainJobs();
    expect(await noticeNow(notice)).toMatchObject({ state: 'on_notice' });
  });
});
