import type { Test } from 'supertest';
import { UserActor, type Grant } from '#identity';
import { uuidv7, type ReadTx } from '#platform';
import { listWork } from '#reporting';
import { SUBJECTS, type SubjectType } from '../../../libs/notification/src/subjects.js';
import type { EverySubject } from '../../builders/every-subject.js';
import type { Cast, Person } from '../../builders/people.js';
import { expectInvariants } from '../../support/invariants.js';
import { PASSWORD, type Client } from '../../support/client.js';
import type { System } from '../../support/system.js';
import { workOf } from '../../support/worklist.js';
import type { Stage } from './stage.js';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** Lists of the workbench with a detail page of the same path, and somebody who has something in each. */
const LISTS = [
  ['programmes', 'officer'],
  ['panels', 'officer'],
  ['notices', 'officer'],
  ['objections', 'officer'],
  ['funding-plans', 'officer'],
  ['needs', 'demander'],
  ['bulletins', 'officer'],
  ['challenges', 'demander'],
  ['proposals', 'taker'],
  ['decisions', 'approver'],
  ['awards', 'taker'],
  ['projects', 'demander'],
  ['terminations', 'taker'],
  ['milestones', 'taker'],
  ['acceptances', 'demander'],
  ['disbursements', 'finance'],
] as const;

const SAYS_WHO = /(Name|Number|Title)$/;

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

/** Subjects that the scene has no story of. */
const NOT_IN_THE_SCENE: readonly SubjectType[] = ['panel', 'payment_batch', 'job'];

interface Told {
  readonly kind: string;
  readonly subject: SubjectType;
  readonly names: readonly string[];
}

/** Reads the scene; what is added here, a person, a relation and a finding, changes nothing that is in it. */
export function pages(stage: Stage): void {
  let system: System;
  let scene: EverySubject;
  let cast: Cast;
  beforeAll(() => {
    system = stage.system();
    scene = stage.scene();
    ({ cast } = scene);
  });

  describe('gives the portal what it draws its tables and pages from', () => {
    const items = async (client: Client, path: string): Promise<readonly Item[]> =>
      ((await client.get(path).expect(200)).body as { items: Item[] }).items;
    const unsaid = (item: Item): string[] => Object.keys(item).filter((key) => SAYS_WHO.test(key) && item[key] === '');

    it.each(LISTS)('says in words what the rows of %s and their pages are about', async (path, who) => {
      const rows = await items(cast[who], `/${path}?limit=100`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.flatMap(unsaid)).toEqual([]);
      const [first] = rows;
      const page = (await cast[who].get(`/${path}/${first?.id}`).expect(200)).body as Item;
      expect(page).toMatchObject({ actions: expect.any(Array) as unknown });
      expect(unsaid(page)).toEqual([]);
      // What the list says, the page says in the same words.
      const said = Object.fromEntries(Object.entries(first ?? {}).filter(([key]) => SAYS_WHO.test(key)));
      expect(page).toMatchObject(said);
    });

    it('tells a person who they are, where they act and what menus to draw', async () => {
      const { body } = await cast.officer.get('/auth/me').expect(200);
      expect(body).toMatchObject({
        organisationId: cast.people.officer.organisationId,
        organisationKind: 'agency',
        grants: [{ role: 'agency_officer', programmeId: null, programmeName: null }],
      });
      const { permissions } = body as { permissions: string[] };
      expect(permissions).toEqual(expect.arrayContaining(['bulletin.compose', 'need.read']));
      expect(permissions).not.toContain('disbursement.release');
    });

    it('names the programme a role is held in', async () => {
      const { organisationId } = cast.people.organiser;
      const input = { username: 'organiser-of-one', displayName: '承办 余承办', password: PASSWORD };
      const { body } = await cast.admin.post(`/organisations/${organisationId}/users`, input).expect(201);
      const { id } = body as { id: string };
      const grant = { role: 'organiser', organisationId, programmeId: cast.programme.id };
      await cast.admin.post(`/users/${id}/grants`, grant).expect(201);
      const programme = (await cast.officer.get(`/programmes/${cast.programme.id}`).expect(200)).body as Item;
      const me = await (await system.signIn('organiser-of-one')).get('/auth/me').expect(200);
      expect(me.body).toMatchObject({ grants: [{ programmeId: programme.id, programmeName: programme['name'] }] });
      const users = await items(cast.admin, `/organisations/${organisationId}/users`);
      expect(users).toContainEqual(
        expect.objectContaining({ id, disabledAt: null, grants: [expect.objectContaining({ role: 'organiser' })] }),
      );
    });

    it('shows agencies the directory of organisations, by name and kind, and each as a whole', async () => {
      const universities = await items(cast.officer, `/organisations?kind=university&q=${encodeURIComponent('大学')}`);
      expect(universities.length).toBeGreaterThan(1);
      expect(universities.every(({ kind }) => kind === 'university')).toBe(true);
      const [first] = universities;
      const { body } = await cast.officer.get(`/organisations/${first?.id}`).expect(200);
      expect(body).toMatchObject({ name: first?.['name'], usccUnverified: false });
      await cast.taker.get(`/organisations/${first?.id}`).expect(403);
    });

    it('shows relations and findings with the names of others', async () => {
      const { organisationId } = cast.people.demander;
      const otherId = cast.people.taker.organisationId;
      const relation = { otherId, kind: 'equity_link', sinceOn: '2025-01-01', source: '工商登记' };
      await cast.officer.post(`/organisations/${organisationId}/affiliations`, relation).expect(201);
      const [affiliation] = await items(cast.officer, `/organisations/${organisationId}/affiliations`);
      const { body: other } = await cast.officer.get(`/organisations/${otherId}`).expect(200);
      expect(affiliation).toMatchObject({ otherId, otherName: (other as Item)['name'] });
      const finding = { finding: '未按期返还财政资金', foundOn: '2026-01-05', source: '信用中国' };
      await cast.officer.post(`/organisations/${organisationId}/credit-records`, finding).expect(201);
      const credits = await items(cast.approver, `/organisations/${organisationId}/credit-records`);
      expect(credits).toEqual([{ ...finding, id: credits[0]?.id, clearedOn: null }]);
    });

    it('names whom and what the audit trail is about, and keeps sealed who is sealed', async () => {
      const entriesOf = (id: string): Promise<readonly Item[]> =>
        items(cast.oversight, `/audit/entries?subjectId=${id}&limit=100`);
      const [need] = await items(cast.demander, '/needs?limit=1');
      const ofNeed = await entriesOf(need?.id ?? '');
      expect(ofNeed.find(({ action }) => action === 'need.submit')).toMatchObject({
        subjectName: `${String(need?.['number'])} ${String(need?.['title'])}`,
        actorName: expect.any(String) as unknown,
      });
      const [proposal] = await items(cast.taker, '/proposals?limit=1');
      const submitted = (await entriesOf(proposal?.id ?? '')).find(({ action }) => action === 'proposal.submit');
      expect(submitted).toMatchObject({ subjectName: proposal?.['number'], actorName: null });
      // Of every kind of thing that there is, whatever was done.
      const all = await items(cast.oversight, '/audit/entries?limit=100');
      const unnamed = all.filter(({ subjectName }) => subjectName === null).map(({ subjectType }) => subjectType);
      expect(unnamed).toEqual([]);
    });

    it('gives the words for codes once, small, and again only when they have changed', async () => {
      const words = (encoding: string): Test => system.visitor.get('/labels').set('Accept-Encoding', encoding);
      const [plain, zipped, brotli] = [await words('identity'), await words('gzip'), await words('br;q=1, gzip')];
      const codings = [plain, zipped, brotli].map(({ headers }) => headers['content-encoding'] as string | undefined);
      expect(codings).toEqual([undefined, 'gzip', 'br']);
      expect(Number(brotli.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']) / 4);
      expect(zipped.body).toEqual(plain.body);
      expect(brotli.headers).toMatchObject({ 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
      const again = await words('br').set('If-None-Match', String(brotli.headers['etag'])).expect(304);
      expect(again.text).toBe('');
      await words('gzip').set('If-None-Match', String(brotli.headers['etag'])).expect(200);
    });
  });

  describe('and the worklist leads to its pages:', () => {
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

  describe('and what people are told of it', () => {
    beforeAll(() => system.drainJobs(), 120_000);

    it('has exactly the parameters that its sample shows', async () => {
      const told = await system.rows<Told>(
        `select distinct kind, subject_type as subject,
                array(select name from jsonb_object_keys(params) as name order by name) as names
           from notification where kind not like 'deadline.%' order by kind`,
      );
      for (const { kind, subject, names } of told) {
        expect({ kind, names }).toEqual({ kind, names: Object.keys(SUBJECTS[subject].sample).sort() });
      }
      const seen = new Set(told.map(({ subject }) => subject));
      const all = Object.keys(SUBJECTS) as SubjectType[];
      expect(all.filter((subject) => !seen.has(subject) && !NOT_IN_THE_SCENE.includes(subject))).toEqual([]);
    });

    it('is told to nobody who may not know of it', async () => {
      const strangers = await system.rows(
        `select n.kind from notification n join proposal p on p.id = n.subject_id
          where n.subject_type = 'proposal' and not exists (
            select 1 from role_grant g where g.user_id = n.user_id and g.role = 'taker' and g.organisation_id = p.taker_id)`,
      );
      expect(strangers).toEqual([]);
      const secretly = await system.rows(
        `select n.kind from notification n join objection o on o.id = n.subject_id
           join role_grant g on g.user_id = n.user_id
          where o.kind = 'misconduct' and g.role not in ('oversight') and n.user_id <> o.filer_id`,
      );
      expect(secretly).toEqual([]);
      await expectInvariants();
    });
  });
}
