import { UserActor, type Grant } from '#identity';
import { uuidv7, type ReadTx } from '#platform';
import { listWork } from '#reporting';
import { everySubject, type EverySubject } from '../builders/every-subject.js';
import type { Person } from '../builders/people.js';
import { System } from '../support/system.js';
import { workOf } from '../support/worklist.js';

/** Where the API shows a thing with the actions it offers; kinds that have no page of their own are left out. */
const PAGES: Readonly<Record<string, string>> = {
  need: 'needs',
  bulletin: 'bulletins',
  proposal: 'proposals',
  decision: 'decisions',
  award: 'awards',
  objection: 'objections',
  panel: 'panels',
  panel_assignment: 'panel-assignments',
  milestone: 'milestones',
  acceptance: 'acceptances',
  disbursement: 'disbursements',
  termination: 'terminations',
  programme: 'programmes',
};

describe('a worklist and the pages it leads to', () => {
  let system: System;
  let scene: EverySubject;
  beforeAll(async () => {
    system = await System.start();
    scene = await everySubject(system);
  }, 120_000);
  afterAll(() => system.stop());

  const everybody = (): Person[] => [...new Set(Object.values(scene.holders).flat())];

  it('offers nothing that the page of the thing would refuse', async () => {
    const offences: string[] = [];
    const seen = new Set<string>();
    for (const { client } of everybody()) {
      for (const item of await workOf(client)) {
        const page = PAGES[item.subjectType];
        if (!page) continue;
        seen.add(item.subjectType);
        const { body, status } = await client.get(`/${page}/${item.id}`);
        const shown = (body as { actions?: { name: string; allowed: boolean }[] }).actions ?? [];
        const known = shown.filter(({ allowed }) => allowed).map(({ name }) => name);
        const calls = ['put_on_bulletin', 'examine', 'enter_payee_account'];
        const wrong = item.actions.filter(({ name }) => !calls.includes(name) && !known.includes(name));
        if (status !== 200 || wrong.length > 0) {
          offences.push(`${item.subjectType} ${item.state}: ${status} ${JSON.stringify(wrong)} of ${known.join()}`);
        }
      }
    }
    expect(offences).toEqual([]);
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['acceptance', 'award', 'disbursement', 'milestone', 'need']),
    );
  }, 120_000);

  it('is the same list whatever the size of its pages, in the order of the due dates', async () => {
    for (const { client } of [scene.cast.people.officer, scene.cast.people.demander]) {
      const whole = await workOf(client, 100);
      expect(whole.length).toBeGreaterThan(3);
      expect((await workOf(client, 1)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect((await workOf(client, 3)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      const due = whole.map(({ dueAt }) => dueAt ?? '9999');
      expect(due).toEqual([...due].sort());
    }
  });

  it('is read in one statement for each kind', async () => {
    const { officer } = scene.cast.people;
    const grants = await system.rows<Grant>(
      `select role, organisation_id as "organisationId", programme_id as "programmeId" from role_grant where user_id = $1`,
      [officer.userId],
    );
    const actor = new UserActor(officer.userId, officer.organisationId, grants);
    let statements = 0;
    const kinds = await system.unit.read({ actor, requestId: uuidv7() }, async (tx) => {
      const counted = Object.create(tx) as ReadTx;
      Object.defineProperty(counted, 'query', {
        value: (sql: string, params?: readonly unknown[]) => {
          statements += 1;
          return tx.query(sql, params);
        },
      });
      const { items } = await listWork(counted, {
        limit: 100,
        subjectType: ['need', 'bulletin', 'challenge', 'milestone'],
      });
      return new Set(items.map(({ subjectType }) => subjectType));
    });
    expect(kinds.size).toBeGreaterThan(2);
    // The need is a kind with two statements: its own lifecycle, and the bulletin that it waits for.
    expect(statements).toBeLessThanOrEqual(5);
  });
});
