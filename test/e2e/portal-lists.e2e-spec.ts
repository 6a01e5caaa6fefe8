import { everySubject } from '../builders/every-subject.js';
import type { Cast } from '../builders/people.js';
import type { Client } from '../support/client.js';
import { PASSWORD, System } from '../support/system.js';

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

describe('what the portal draws its tables and pages from', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    ({ cast } = await everySubject(system));
  }, 120_000);
  afterAll(() => system.stop());

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
});
