import { aChallenge, readChallenge, type ChallengeBody } from '../builders/bulletin.js';
import { aNeed, type NeedBody } from '../builders/need.js';
import { aCast, Registry, type Cast, type Person } from '../builders/people.js';
import { aProposal } from '../builders/proposal.js';
import type { Client } from '../support/client.js';
import { EventStream } from '../support/event-stream.js';
import { expectInvariants } from '../support/invariants.js';
import { MailServer } from '../support/mail-server.js';
import { tokenOf } from '../support/raw-client.js';
import { System } from '../support/system.js';

interface NotificationBody {
  readonly id: string;
  readonly kind: string;
  readonly group: string;
  readonly subjectId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
  readonly link: string;
  readonly readAt: string | null;
}

const ADDRESS = 'xiao@example.com';
const DAY_MS = 86_400_000;
/** An ended session is known everywhere within a second (trust.md C6). */
const FRESH_MS = 1_100;
const GROUPS = ['work', 'deadlines', 'results', 'money', 'challenges', 'system'];

describe('people are told', () => {
  let mail: MailServer;
  let system: System;
  let cast: Cast;
  let demander: Person;

  beforeAll(async () => {
    mail = await MailServer.start();
    process.env['SMTP_URL'] = mail.url;
    process.env['PORTAL_URL'] = 'https://portal.example.com';
    system = await System.start();
    cast = await aCast(system);
    demander = cast.people.demander;
    await demander.client.patch('/me', 1, { email: ADDRESS }).expect(200);
  });
  afterAll(async () => {
    await system.stop();
    await mail.stop();
  });
  beforeEach(async () => {
    await system.drainJobs();
    await prefer({});
    await demander.client.post('/me/notifications/actions/read-all').expect(200);
    mail.mails.splice(0);
  });

  const notifications = async (who: Client, query = ''): Promise<readonly NotificationBody[]> =>
    ((await who.get(`/me/notifications?limit=100${query}`).expect(200)).body as { items: NotificationBody[] }).items;
  const unread = async (who: Client): Promise<number> =>
    ((await who.get('/me/notifications/unread-count').expect(200)).body as { count: number }).count;
  /** Sets the demander's preferences: everything in the portal and mailed at once, but for what is named. */
  const prefer = async (changes: {
    readonly language?: string;
    readonly digestHour?: number;
    readonly work?: object;
  }): Promise<void> => {
    const { work, ...rest } = changes;
    const groups = GROUPS.map((group) => ({ group, inApp: true, mail: 'immediate', ...(group === 'work' && work) }));
    await demander.client
      .put('/me/notification-preferences', { language: 'zh', digestHour: 23, groups, ...rest })
      .expect(200);
  };
  /** The officer sends a need back to its demander; the worker has still to tell of it. */
  const aReturnedNeed = async (): Promise<NeedBody> => {
    const need = await aNeed(cast).submitted();
    return (await cast.officer.act('needs', need, 'return', { reason: '请补充检测方法。' }).expect(200))
      .body as NeedBody;
  };

  it('in the portal at once, by mail, and until they have read it', async () => {
    const stream = await EventStream.open(system, await tokenOf(system, demander.userId));
    expect({ status: stream.status, type: stream.headers['content-type'] }).toEqual({
      status: 200,
      type: 'text/event-stream; charset=utf-8',
    });
    expect(stream.headers['x-content-type-options']).toBe('nosniff');
    expect((await stream.find(({ event }) => event === 'unread')).data).toEqual({ count: 0 });

    const need = await aReturnedNeed();
    await system.drainJobs();
    const came = await stream.find(
      ({ event, data }) => event === 'notification' && (data as NotificationBody).subjectId === need.id,
    );
    expect(came.data).toMatchObject({
      id: came.id,
      kind: 'need.returned',
      group: 'work',
      title: { zh: '需求被退回', en: 'Your need was returned' },
      link: `/needs/${need.id}`,
      readAt: null,
    });
    expect((came.data as NotificationBody).body.zh).toContain(need.number);
    const isCount = (count: number) => (one: { event: string; data: unknown }) =>
      one.event === 'unread' && (one.data as { count: number }).count === count;
    await stream.find(isCount(1));

    const [letter] = mail.to(ADDRESS);
    expect(mail.to(ADDRESS)).toHaveLength(1);
    expect(letter).toMatchObject({ subject: '[揭榜挂帅] 需求被退回' });
    expect(letter?.text).toContain(`https://portal.example.com/needs/${need.id}`);
    expect(letter?.html).toContain(need.number);

    const { body } = await demander.client.post(`/me/notifications/${came.id}/actions/read`).expect(200);
    expect((body as NotificationBody).readAt).not.toBeNull();
    const lastZero = (): number => stream.events.map((each) => isCount(0)(each)).lastIndexOf(true);
    await stream.find(() => lastZero() > 0);
    expect(await unread(demander.client)).toBe(0);
    expect(await notifications(demander.client, '&unread=true')).toEqual([]);
    expect((await notifications(demander.client))[0]).toMatchObject({ id: came.id, kind: 'need.returned' });
    stream.close();

    await system.drainJobs();
    expect(mail.to(ADDRESS)).toHaveLength(1);
  });

  it('of what came while they were away', async () => {
    await aReturnedNeed();
    await system.drainJobs();
    const [seen] = await notifications(demander.client);
    const missed = await aReturnedNeed();
    await system.drainJobs();
    const token = await tokenOf(system, demander.userId);
    const stream = await EventStream.open(system, token, seen?.id);
    const came = await stream.find(({ data }) => (data as NotificationBody).subjectId === missed.id);
    expect(came.id).not.toBe(seen?.id);
    expect(stream.events.filter(({ id }) => id === seen?.id)).toEqual([]);
    stream.close();
  });

  it('and nobody else is', async () => {
    const need = await aReturnedNeed();
    await system.drainJobs();
    const [own] = await notifications(demander.client);
    for (const stranger of [cast.taker, cast.taker2, cast.admin, cast.finance]) {
      const about = (await notifications(stranger)).filter(({ subjectId }) => subjectId === need.id);
      expect(about).toEqual([]);
      await stranger.post(`/me/notifications/${own?.id}/actions/read`).expect(404);
    }
    expect(await unread(demander.client)).toBe(1);
    const officers = (await notifications(cast.officer)).filter(({ subjectId }) => subjectId === need.id);
    expect(officers.map(({ kind }) => kind)).toEqual(['need.submitted']);
  });

  it('once, when the mail server refuses for a while, is down, and comes back', async () => {
    await aReturnedNeed();
    mail.refuseNext(451);
    await expect(system.drainJobs()).rejects.toThrow(/mail server: .*451/);
    await mail.stop();
    await expect(system.drainJobs()).rejects.toThrow(/mail server: E/);
    expect(mail.mails).toEqual([]);
    const [waiting] = await system.rows<{ attempts: number; error: string }>(
      `select m.attempts, d.last_error as error from mail_delivery m
         join outbox_event e on e.subject_id = m.id join delivery d on d.event_id = e.id
        where m.sent_at is null and m.given_up_at is null and d.state = 'pending'`,
    );
    expect(waiting?.attempts).toBe(2);
    expect(waiting?.error).not.toContain(ADDRESS);
    await mail.listen();
    await system.drainJobs();
    await system.drainJobs();
    expect(mail.to(ADDRESS)).toHaveLength(1);
    expect(mail.to(ADDRESS)[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@portal\.example\.com>$/);
  });

  it('by no mail at all when the mailbox does not exist', async () => {
    await aReturnedNeed();
    mail.refuseNext(550, 'rcpt');
    await system.drainJobs();
    await system.drainJobs();
    expect(mail.mails).toEqual([]);
    const given = await system.rows(
      'select given_up_because as because from mail_delivery where given_up_at is not null',
    );
    expect(given).toEqual([{ because: 'refused' }]);
  });

  it('in one mail a day, in their language, when that is what they want', async () => {
    await prefer({ language: 'en', digestHour: 0, work: { mail: 'digest' } });
    const returned = [await aReturnedNeed(), await aReturnedNeed()];
    await system.drainJobs();
    const [digest] = mail.to(ADDRESS);
    expect(mail.to(ADDRESS)).toHaveLength(1);
    expect(digest?.subject).toMatch(/^\[Open competition\] Digest of \d{4}-\d{2}-\d{2} \(\d+\)$/);
    for (const { number } of returned) expect(digest?.text).toContain(number);
    expect(digest?.text).toContain('Your need was returned');

    mail.mails.splice(0);
    await aReturnedNeed();
    await system.drainJobs();
    expect(mail.to(ADDRESS)).toEqual([]);
    const digests = await system.rows('select digest_on from mail_delivery where digest_on is not null');
    expect(digests).toHaveLength(1);
  });

  it('nothing of what they do not want to hear', async () => {
    await prefer({ work: { inApp: false, mail: 'off' } });
    const silent = await aReturnedNeed();
    await system.drainJobs();
    expect((await notifications(demander.client)).filter(({ subjectId }) => subjectId === silent.id)).toEqual([]);
    await prefer({ work: { inApp: false, mail: 'immediate' } });
    const mailed = await aReturnedNeed();
    await system.drainJobs();
    expect(mail.to(ADDRESS)).toHaveLength(1);
    expect((await notifications(demander.client)).filter(({ subjectId }) => subjectId === mailed.id)).toEqual([]);
  });

  it('seven, three and one days before a deadline, once each, and anew when it is moved', async () => {
    const challenge = await aChallenge(cast).open();
    await aProposal(cast, challenge).draft();
    const remindedOf = async (): Promise<number[]> => {
      await system.drainJobs();
      const rows = await system.rows<{ days: number }>(
        `select (params ->> 'days')::int as days from notification
          where user_id = $1 and kind = 'deadline.challenge.close_window' and subject_id = $2 order by created_at, id`,
        [cast.people.taker.userId, challenge.id],
      );
      return rows.map(({ days }) => days);
    };
    expect(await remindedOf()).toEqual([]);
    await cast.advanceDays((await daysLeft(challenge)) - 6);
    expect(await remindedOf()).toEqual([7]);
    expect(await remindedOf()).toEqual([7]);
    await cast.advanceDays(4);
    expect(await remindedOf()).toEqual([7, 3]);
    const taker = await notifications(cast.taker);
    expect(taker.filter(({ kind }) => kind.startsWith('deadline.'))[0]?.body.zh).toContain('不足 3 天');

    const read = await readChallenge(cast, challenge.id);
    const closesOn = new Date(Date.parse(read.takeUpClosesAt) + 10 * DAY_MS).toISOString().slice(0, 10);
    await cast.officer.act('challenges', read, 'extend_window', { closesOn, reason: '节假日顺延' }).expect(200);
    expect(await remindedOf()).toEqual([7, 3]);
    await cast.advanceDays(6);
    expect(await remindedOf()).toEqual([7, 3, 7]);
    // Whoever sleeps through several steps is reminded of the last one.
    await cast.advanceDays(6);
    expect(await remindedOf()).toEqual([7, 3, 7, 1]);
  });

  it('the answer when what they ask for makes no sense', async () => {
    const { client } = demander;
    const groups = [{ group: 'work', inApp: true, mail: 'off' }];
    const twice = { language: 'zh', digestHour: 8, groups: [...groups, ...groups] };
    const answers = [
      await client.put('/me/notification-preferences', twice),
      await client.put('/me/notification-preferences', { ...twice, groups, digestHour: 24 }),
      await client.put('/me/notification-preferences', { ...twice, groups: [{ ...groups[0], mail: 'pigeon' }] }),
      await client.patch('/me', 1, { email: 'a@example.com, b@example.com' }),
      await client.patch('/me', 1, { email: 'a@example.com\nBcc: b@example.com' }),
      await client.get('/me/notifications?cursor=nonsense'),
      await client.get('/me/notifications/stream'),
      await client.get('/notification-templates'),
      await system.visitor.get('/me/notifications'),
    ];
    const paths = ({ body }: { body: unknown }): string[] =>
      ((body as { errors?: { path: string }[] }).errors ?? []).map(({ path }) => path);
    expect(answers.map((answer) => [answer.status, ...paths(answer)])).toEqual([
      [422, 'groups.1.group'],
      [422, 'digestHour'],
      [422, 'groups.0.mail'],
      [422, 'email'],
      [422, 'email'],
      [400],
      [406],
      [403],
      [401],
    ]);
  });

  it('how everything would look, when they look after the system', async () => {
    const registry = new Registry(system, cast.admin);
    const operator = await registry.person('系统管理员', cast.people.oversight.organisationId, ['system_admin']);
    const { body } = await operator.client.get('/notification-templates').expect(200);
    const { items } = body as { items: { kind: string; audiences: string[]; mail: { en: { html: string } } }[] };
    expect(items.length).toBeGreaterThan(100);
    expect(items.find(({ kind }) => kind === 'need.returned')).toMatchObject({
      event: 'need.returned',
      audiences: ['demander'],
      mail: { zh: { subject: '[揭榜挂帅] 需求被退回' }, en: { subject: '[Open competition] Your need was returned' } },
    });
  });

  it('an address only by those who may set it', async () => {
    const path = `/users/${demander.userId}`;
    await cast.taker.patch(path, 1, { email: 'thief@example.com' }).expect(403);
    await cast.officer.patch(path, 1, { email: 'thief@example.com' }).expect(403);
    const { body } = await cast.admin.patch(path, 1, { email: 'new@example.com' }).expect(200);
    expect(body).toMatchObject({ email: 'new@example.com' });
    await demander.client.patch(path, 1, { email: ADDRESS }).expect(200);
    expect((await demander.client.get('/auth/me').expect(200)).body).toMatchObject({ email: ADDRESS });
    const [entry] = await system.rows<{ body: string }>(
      `select body from audit_entry where action = 'user.set_email' order by seq desc limit 1`,
    );
    expect(entry?.body).not.toContain('@');
  });

  it('so many streams and no more, and none after the session', async () => {
    const token = await tokenOf(system, demander.userId);
    const streams: EventStream[] = [];
    for (let count = 0; count < 7; count += 1) streams.push(await EventStream.open(system, token));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const need = await aReturnedNeed();
    await demander.client.post('/auth/sign-out').expect(200);
    await new Promise((resolve) => setTimeout(resolve, FRESH_MS));
    await system.drainJobs();
    for (const stream of streams.slice(0, 6)) {
      await stream.end();
      expect(stream.events.some(({ data }) => (data as NotificationBody).subjectId === need.id)).toBe(false);
    }
    await expectInvariants();
  });

  async function daysLeft(challenge: ChallengeBody): Promise<number> {
    const { body } = await system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
    return Math.floor((Date.parse(challenge.takeUpClosesAt) - Date.parse((body as { now: string }).now)) / DAY_MS);
  }
});
