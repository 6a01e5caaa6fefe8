import { uuidv7 } from '#platform';
import { HandlerRegistry, MAX_ATTEMPTS } from '#platform/jobs';
import { Registry } from '../builders/people.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { effectsOn, noteHandler, ownerRows } from '../support/queue-worker.js';
import { System } from '../support/system.js';

interface ParkedJob {
  eventId: string;
  handler: string;
  because: string;
  attempts: number;
  lastError: string;
  parkedAt: string;
}

describe('an operator and parked work', () => {
  let system: System;
  let operator: Client;
  let isBroken = true;

  beforeAll(async () => {
    system = await System.start();
    system.app.get(HandlerRegistry).register(
      noteHandler('gadget.weigh', 'gadget.arrived', (id) => {
        if (isBroken) throw new Error(`the scales are off for ${id}`);
      }),
    );
    const admin = await system.signIn('admin');
    const registry = new Registry(system, admin);
    const organisationId = await registry.organisation('运维中心', 'agency');
    ({ client: operator } = await registry.person('运维员', organisationId, ['system_admin']));
  });
  afterAll(async () => {
    await expectInvariants();
    await system.stop();
  });

  /** So many pieces of work that have failed as often as they may. */
  const parkSome = async (count: number): Promise<string[]> => {
    const subjects = Array.from({ length: count }, () => uuidv7());
    await ownerRows(
      `with happened as (
         insert into outbox_event (id, type, subject_id, payload, request_id, dispatched_at)
         select gen_random_uuid(), 'gadget.arrived', s, '{"version": null, "refs": {}}', 'test', clock_timestamp()
           from unnest($1::uuid[]) s returning id)
       insert into delivery (event_id, handler, queue, wake_at, attempts)
       select id, 'gadget.weigh', 'default', clock_timestamp(), ${MAX_ATTEMPTS - 1} from happened`,
      [subjects],
    );
    await system.drainJobs();
    return subjects;
  };
  const parked = async (query = ''): Promise<ParkedJob[]> => {
    const { body } = await operator.get(`/parked-jobs${query}`).expect(200);
    return (body as { items: ParkedJob[] }).items;
  };

  it('sees why, narrows it down, and sends one piece on its way on the record', async () => {
    const subjects = await parkSome(5);
    const jobs = await parked();
    expect(jobs).toHaveLength(5);
    expect(jobs[0]).toMatchObject({ handler: 'gadget.weigh', because: 'attempts_exhausted', attempts: MAX_ATTEMPTS });
    expect(Date.parse(jobs[0]!.parkedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(await parked('?because=unknown_handler')).toEqual([]);
    expect(await parked('?handler=gadget.paint')).toEqual([]);
    expect(await parked(`?because=attempts_exhausted&error=${subjects[2]}`)).toHaveLength(1);
    await operator.get('/parked-jobs?because=bad_weather').expect(422);

    isBroken = false;
    const one = jobs[0]!;
    const body = { handler: one.handler, reason: '秤已修好' };
    await operator.post(`/parked-jobs/${one.eventId}/actions/redrive`, body).expect(200);
    await operator.post(`/parked-jobs/${one.eventId}/actions/redrive`, body).expect(404);
    await system.drainJobs();
    expect((await effectsOn(subjects, 'gadget.weigh')).size).toBe(1);
    const entries = await ownerRows<{ body: string }>(
      `select body from audit_entry where action = 'job.redrive' and subject_id = $1`,
      [one.eventId],
    );
    expect(entries.map((entry) => (JSON.parse(entry.body) as { reason: string }).reason)).toEqual([
      'gadget.weigh: 秤已修好',
    ]);
  });

  it('sends all of one reason on their way, so many at a time, each on the record', async () => {
    const left = (await parked()).map((job) => job.eventId);
    expect(left).toHaveLength(4);
    const all = { because: 'attempts_exhausted', handler: 'gadget.weigh', reason: '批量重试' };
    await operator.post('/parked-jobs/actions/redrive-all', { ...all, limit: 201 }).expect(422);
    await operator.post('/parked-jobs/actions/redrive-all', { because: all.because }).expect(422);
    const other = await operator.post('/parked-jobs/actions/redrive-all', { ...all, error: '别的原因' }).expect(200);
    expect(other.body).toEqual({ revived: 0, remaining: 0 });
    const first = await operator.post('/parked-jobs/actions/redrive-all', { ...all, limit: 3 }).expect(200);
    expect(first.body).toEqual({ revived: 3, remaining: 1 });
    const second = await operator.post('/parked-jobs/actions/redrive-all', all).expect(200);
    expect(second.body).toEqual({ revived: 1, remaining: 0 });
    await system.drainJobs();
    expect(await parked()).toEqual([]);
    const entries = await ownerRows<{ subject_id: string }>(
      `select distinct subject_id from audit_entry where action = 'job.redrive' and body like '%批量重试%'`,
    );
    expect(entries.map((entry) => entry.subject_id).sort()).toEqual(left.sort());
  });

  it('nobody else may', async () => {
    const admin = await system.signIn('admin');
    const body = { because: 'attempts_exhausted', reason: '试一试' };
    await admin.post('/parked-jobs/actions/redrive-all', body).expect(403);
    await system.visitor.post('/parked-jobs/actions/redrive-all', body).expect(401);
  });
});
