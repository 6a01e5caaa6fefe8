import {
  decodeCursor,
  notFound,
  reachCondition,
  shanghaiDate,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import type { Party, PoolExpert } from './draw/index.js';
import { Expert, ExpertTie, type TieKind } from './panel.entities.js';

/** @throws 404 platform.not_found */
export async function getExpert(tx: ReadTx, id: string): Promise<Expert> {
  const expert = await tx.manager.findOneBy(Expert, { id });
  if (!expert) throw notFound('expert', id);
  return expert;
}

export function tiesOf(tx: ReadTx, expertId: string): Promise<ExpertTie[]> {
  return tx.manager.find(ExpertTie, { where: { userId: expertId }, order: { sinceOn: 'DESC', id: 'ASC' }, take: 500 });
}

/** Whether the user holds the role `expert` now, in some programme or in all. */
export async function holdsExpertRole(tx: ReadTx, userId: string): Promise<boolean> {
  const [grant] = await tx.query(
    `select 1 from role_grant where user_id = $1 and role = 'expert' and revoked_at is null limit 1`,
    [userId],
  );
  return grant !== undefined;
}

export interface ExpertRow {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string | null;
  readonly fields: readonly string[];
  readonly state: string;
}

export interface ExpertFilter extends PageRequest {
  readonly state?: readonly string[];
  readonly field?: string;
}

/** The pool by name, whole for whoever may read it; one row more than the page asks for. */
export function listExperts(tx: ReadTx, reach: Reach, filter: ExpertFilter): Promise<ExpertRow[]> {
  const params = new SqlParams();
  // The pool belongs to all agencies together, so a grant in any of them reads it whole.
  const visible = reach.parties['agency'] ? 'true' : reachCondition(reach, {}, params);
  const state = filter.state ? `and e.state = any(${params.add(filter.state)}::text[])` : '';
  const field = filter.field ? `and ${params.add(filter.field)} = any(e.fields)` : '';
  const after = filter.cursor ? decodeCursor(filter.cursor, ['text', 'uuid']) : null;
  const cursor = after ? `and (u.display_name, e.id) > (${params.add(after[0])}, ${params.add(after[1])}::uuid)` : '';
  return tx.query<ExpertRow>(
    `select e.id, u.display_name as name, e.organisation_id as "organisationId", o.name as "organisationName",
            e.title, e.fields, e.state
       from expert e join app_user u on u.id = e.id join organisation o on o.id = e.organisation_id
      where ${visible} ${state} ${field} ${cursor}
      order by u.display_name, e.id limit ${params.rows(filter.limit + 1)}`,
    params.values,
  );
}

export interface CandidateRow {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

/** Who holds the role `expert` and is not in the pool yet, by name; one row more than the page asks for. */
export function listCandidates(tx: ReadTx, page: PageRequest): Promise<CandidateRow[]> {
  const params = new SqlParams();
  const after = page.cursor ? decodeCursor(page.cursor, ['text', 'uuid']) : null;
  const cursor = after ? `and (u.display_name, u.id) > (${params.add(after[0])}, ${params.add(after[1])}::uuid)` : '';
  return tx.query<CandidateRow>(
    `select u.id, u.display_name as name, u.organisation_id as "organisationId", o.name as "organisationName"
       from app_user u join organisation o on o.id = u.organisation_id
      where exists (select 1 from role_grant g where g.user_id = u.id and g.role = 'expert' and g.revoked_at is null)
        and not exists (select 1 from expert e where e.id = u.id) ${cursor}
      order by u.display_name, u.id limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
}

interface PoolRow {
  readonly id: string;
  readonly organisationId: string;
  readonly fields: string[];
  readonly state: string;
  readonly load: number;
  readonly ties: readonly { organisationId: string; kind: TieKind; untilOn: string | null }[];
  readonly presentOrganisationIds: string[];
}

/**
 * The pool as the draw of a programme sees it: everybody with the role of an expert there. Suspended experts are part
 * of it, so that the record says why they were left out. Organisations are known by their ids here, because a team has
 * no credit code.
 */
export async function drawPool(tx: ReadTx, programmeId: string, now: Date): Promise<PoolExpert[]> {
  const rows = await tx.query<PoolRow>(POOL, [programmeId]);
  const today = shanghaiDate(now);
  const related = await relatedOrganisations(
    tx,
    rows.map((row) => row.organisationId),
    today,
  );
  return rows.map((row) => toPoolExpert(row, related.get(row.organisationId) ?? [], today));
}

const POOL = `
  select e.id, e.organisation_id as "organisationId", e.fields, e.state,
         (select count(*)::int from panel_assignment a join panel p on p.id = a.panel_id
           where a.user_id = e.id and a.state in ('invited', 'accepted', 'scoring') and p.state = 'convened') as load,
         coalesce((select json_agg(json_build_object('organisationId', t.organisation_id, 'kind', t.kind,
                                                     'untilOn', t.until_on) order by t.id)
                     from expert_tie t where t.user_id = e.id), '[]') as ties,
         -- Whoever acts for an organisation works with it, whatever the profile says.
         array(select u.organisation_id union
               select g.organisation_id from role_grant g
                where g.user_id = e.id and g.revoked_at is null and g.role <> 'expert') as "presentOrganisationIds"
    from expert e join app_user u on u.id = e.id
   where e.state in ('active', 'suspended') and u.disabled_at is null
     and exists (select 1 from role_grant g where g.user_id = e.id and g.role = 'expert' and g.revoked_at is null
                    and (g.programme_id is null or g.programme_id = $1))
   order by e.id`;

function toPoolExpert(row: PoolRow, related: readonly string[], today: string): PoolExpert {
  const ofKind = (kind: TieKind): PoolRow['ties'] => row.ties.filter((tie) => tie.kind === kind);
  return {
    expertId: row.id,
    personId: row.id,
    uscc: row.organisationId,
    ancestorUsccs: related,
    employments: [
      ...row.presentOrganisationIds.map((uscc) => ({ uscc, endedOn: null })),
      ...ofKind('employment').map(({ organisationId, untilOn }) => ({ uscc: organisationId, endedOn: untilOn })),
    ],
    // Joint work that goes on counts as done today.
    collaborations: ofKind('co_work').map(({ organisationId, untilOn }) => ({
      counterpartId: organisationId,
      kind: 'co_applied' as const,
      on: untilOn ?? today,
    })),
    declaredInterests: ofKind('declared')
      .filter(({ untilOn }) => untilOn === null || untilOn >= today)
      .map(({ organisationId }) => organisationId),
    ownSubjectIds: [],
    fields: row.fields,
    load: row.load,
    isBlacklisted: row.state === 'suspended',
  };
}

/** The organisations with a stake as the draw knows them: each with all that belong to one group with it. */
export async function drawParties(tx: ReadTx, organisationIds: readonly string[], now: Date): Promise<Party[]> {
  const ids = [...new Set(organisationIds)].sort();
  const related = await relatedOrganisations(tx, ids, shanghaiDate(now));
  return ids.map((id) => ({ uscc: id, ancestorUsccs: related.get(id) ?? [], personIds: [] }));
}

/**
 * For each organisation the others of its group on a day, at any distance: same unit, subsidiary and control in both
 * directions, and the unit that hosts a team or person (trust.md C13, "same parent").
 */
async function relatedOrganisations(
  tx: ReadTx,
  organisationIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ id: string; related: string[] }>(
    `with recursive link as (
       select organisation_id as one, other_id as other from affiliation
        where kind in ('same_unit', 'subsidiary', 'control') and since_on <= $2 and (until_on is null or until_on >= $2)),
     edge as (
       select one, other from link union select other, one from link
       union select id, hosting_unit_id from organisation where hosting_unit_id is not null),
     found (id, member) as (
       select id, id from unnest($1::uuid[]) as id
       union select f.id, e.other from found f join edge e on e.one = f.member)
     select id, array_agg(member order by member) as related from found where member <> id group by id`,
    [[...new Set(organisationIds)], on],
  );
  return new Map(rows.map((row) => [row.id, row.related]));
}
