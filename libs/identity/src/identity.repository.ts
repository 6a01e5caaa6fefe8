import {
  findRow,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  decodeCursor,
  type Reach,
  type ReadTx,
} from '#platform';
import {
  Affiliation,
  CreditRecord,
  Engagement,
  Organisation,
  PayeeAccount,
  User,
  type AffiliationKind,
} from './identity.entities.js';
import type { Role } from './role-permissions.js';
import type { Grant } from './user-actor.js';

/** @throws 404 platform.not_found */
export async function getOrganisation(tx: ReadTx, id: string): Promise<Organisation> {
  const organisation = await findRow(tx, Organisation, { id });
  if (!organisation) throw notFound('organisation', id);
  return organisation;
}

/** @throws 404 platform.not_found */
export async function getUser(tx: ReadTx, id: string): Promise<User> {
  const user = await findRow(tx, User, { id });
  if (!user) throw notFound('user', id);
  return user;
}

export function findUserByName(tx: ReadTx, username: string): Promise<User | null> {
  return tx.manager.findOneBy(User, { username });
}

/** @throws 404 platform.not_found */
export async function getPayeeAccount(tx: ReadTx, id: string): Promise<PayeeAccount> {
  const account = await findRow(tx, PayeeAccount, { id });
  if (!account) throw notFound('payee_account', id);
  return account;
}

/** The account an organisation is paid to: its one verified account, or null. */
export function verifiedPayeeAccount(tx: ReadTx, organisationId: string): Promise<PayeeAccount | null> {
  return findRow(tx, PayeeAccount, { organisationId, state: 'verified' });
}

export function payeeAccountsOf(tx: ReadTx, organisationId: string): Promise<PayeeAccount[]> {
  return tx.manager.find(PayeeAccount, { where: { organisationId }, order: { createdAt: 'DESC' }, take: 100 });
}

export interface HeldGrant extends Grant {
  readonly id: string;
  readonly userId: string;
}

/** What these people may do now, grant by grant. */
export function liveGrantsOf(tx: ReadTx, userIds: readonly string[]): Promise<HeldGrant[]> {
  return tx.query<HeldGrant>(
    `select id, user_id as "userId", role, organisation_id as "organisationId", programme_id as "programmeId"
       from role_grant where user_id = any($1::uuid[]) and revoked_at is null order by granted_at, id`,
    [userIds],
  );
}

/** The people of an organisation by user name; one more than the page asks for. */
export function listUsers(tx: ReadTx, organisationId: string, page: PageRequest): Promise<User[]> {
  const query = tx.manager
    .createQueryBuilder(User, 'u')
    .where('u.organisation_id = :organisationId', { organisationId });
  if (page.cursor) query.andWhere('u.username > :after', { after: decodeCursor(page.cursor, ['text'])[0] });
  return query
    .orderBy('u.username')
    .take(page.limit + 1)
    .getMany();
}

export function creditRecordsOf(tx: ReadTx, organisationId: string): Promise<CreditRecord[]> {
  return tx.manager.find(CreditRecord, { where: { organisationId }, order: { foundOn: 'DESC', id: 'ASC' }, take: 100 });
}

/** Names by id, for views that show who is who. */
export async function organisationNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from organisation where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function userNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, display_name as name from app_user where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whoever holds a role, for one organisation or, without one, anywhere. */
export interface RoleAt {
  readonly role: Role;
  readonly organisationId: string | null;
}

/**
 * The people who hold one of these roles now and may sign in.
 * @param programmeId of grants that are for one programme only, those for this one count; null counts none of them
 * @returns user ids
 */
export async function holdersOf(tx: ReadTx, roles: readonly RoleAt[], programmeId: string | null): Promise<string[]> {
  const at = roles.filter(({ organisationId }) => organisationId !== null);
  const anywhere = roles.filter(({ organisationId }) => organisationId === null).map(({ role }) => role);
  const rows = await tx.query<{ id: string }>(
    `select u.id from app_user u
      where u.disabled_at is null and u.id in (
        select g.user_id from role_grant g
          join unnest($1::text[], $2::uuid[]) as w(role, organisation_id)
            on g.organisation_id = w.organisation_id and g.role = w.role
         where g.revoked_at is null and (g.programme_id is null or g.programme_id = $4)
        union
        select g.user_id from role_grant g
         where g.role = any($3::text[]) and g.revoked_at is null and (g.programme_id is null or g.programme_id = $4))
      order by u.id`,
    [at.map(({ role }) => role), at.map(({ organisationId }) => organisationId), anywhere, programmeId],
  );
  return rows.map((row) => row.id);
}

/**
 * How two organisations are related on a day, looking from both sides; the same organisation is `same_unit`.
 * A relation through one common third organisation (sister companies under one control) counts as `control`.
 */
export async function affiliationsBetween(
  tx: ReadTx,
  a: string,
  b: string,
  on: string,
): Promise<readonly AffiliationKind[]> {
  if (a === b) return ['same_unit'];
  const rows = await tx.query<{ kind: AffiliationKind }>(
    `with live as (
       select organisation_id as x, other_id as y, kind from affiliation
        where since_on <= $3 and (until_on is null or until_on >= $3)
       union all
       select other_id, organisation_id, kind from affiliation
        where since_on <= $3 and (until_on is null or until_on >= $3))
     select kind from live where x = $1 and y = $2
     union
     select 'control' from live l join live r on r.x = l.y
      where l.x = $1 and r.y = $2 and l.kind in ('subsidiary', 'control') and r.kind in ('subsidiary', 'control')`,
    [a, b, on],
  );
  return rows.map((row) => row.kind);
}

/** Findings against an organisation since a day that have not been cleared. */
export function creditRecordsSince(tx: ReadTx, organisationId: string, since: string): Promise<CreditRecord[]> {
  return tx.manager
    .createQueryBuilder(CreditRecord, 'c')
    .where('c.organisation_id = :organisationId and c.found_on >= :since and c.cleared_on is null', {
      organisationId,
      since,
    })
    .orderBy('c.found_on')
    .getMany();
}

export function affiliationsOf(tx: ReadTx, organisationId: string): Promise<Affiliation[]> {
  return tx.manager.find(Affiliation, { where: { organisationId }, order: { sinceOn: 'DESC' }, take: 100 });
}

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly uscc: string | null;
  readonly region: string | null;
}

/** What a unit has in hand or has won, in every programme; what lapsed before it began is left out. */
export function engagementsOf(tx: ReadTx, organisationId: string): Promise<Engagement[]> {
  return tx.manager.findBy(Engagement, { organisationId, lapsed: false });
}

export interface OrganisationFilters extends PageRequest {
  /** Characters the name contains. */
  readonly q?: string;
  readonly kind?: readonly string[];
}

/** Organisations within reach, by name; one row more than the page asks for. */
export function listOrganisations(tx: ReadTx, reach: Reach, page: OrganisationFilters): Promise<OrganisationRow[]> {
  const params = new SqlParams();
  // Officers look organisations up to work with them, so an agency grant reads the directory whole.
  const agency = Object.keys(reach.parties).includes('agency');
  const condition = agency ? 'true' : reachCondition(reach, { organisation: 'id' }, params);
  const after = page.cursor ? decodeCursor(page.cursor, ['text', 'uuid']) : null;
  const named = page.q === undefined ? '' : `and position(lower(${params.add(page.q)}) in lower(name)) > 0`;
  const kinds = page.kind ? `and kind = any(${params.add(page.kind)}::text[])` : '';
  const cursor = after ? `and (name, id) > (${params.add(after[0])}, ${params.add(after[1])}::uuid)` : '';
  return tx.query<OrganisationRow>(
    `select id, name, kind, uscc, region from organisation where ${condition} ${named} ${kinds} ${cursor}
      order by name, id limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
}
