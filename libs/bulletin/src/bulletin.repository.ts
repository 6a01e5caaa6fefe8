import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import { Bulletin, Challenge, Clarification } from './bulletin.entities.js';

/** @throws 404 platform.not_found */
export async function getBulletin(tx: ReadTx, id: string): Promise<Bulletin> {
  const bulletin = await tx.manager.findOneBy(Bulletin, { id });
  if (!bulletin) throw notFound('bulletin', id);
  return bulletin;
}

/** @throws 404 platform.not_found */
export async function getChallenge(tx: ReadTx, id: string): Promise<Challenge> {
  const challenge = await tx.manager.findOneBy(Challenge, { id });
  if (!challenge) throw notFound('challenge', id);
  return challenge;
}

/** @throws 404 platform.not_found */
export async function getClarification(tx: ReadTx, id: string): Promise<Clarification> {
  const clarification = await tx.manager.findOneBy(Clarification, { id });
  if (!clarification) throw notFound('clarification', id);
  return clarification;
}

/** The challenges on a bulletin in the order they were added, those taken off it again left out. */
export function challengesOf(tx: ReadTx, bulletinId: string): Promise<Challenge[]> {
  return tx.manager
    .createQueryBuilder(Challenge, 'c')
    .where(`c.bulletin_id = :bulletinId and c.state <> 'cancelled'`, { bulletinId })
    .orderBy('c.id')
    .getMany();
}

export async function countChallenges(
  tx: ReadTx,
  bulletinId: string,
): Promise<{ challenges: number; unfinished: number }> {
  const [counted] = await tx.query<{ challenges: number; unfinished: number }>(
    `select count(*)::int as challenges,
            (count(*) filter (where state not in ('completed', 'no_award')))::int as unfinished
       from challenge where bulletin_id = $1 and state <> 'cancelled'`,
    [bulletinId],
  );
  return counted ?? { challenges: 0, unfinished: 0 };
}

/** The words a challenge is found by: a tsvector literal, and the terms that are suggested to whoever types. */
export interface SearchWords {
  readonly document: string;
  readonly terms: readonly string[];
}

/** Puts the words of a challenge where the search finds them. */
export async function writeSearchWords(tx: Tx, challengeId: string, words: SearchWords): Promise<void> {
  await tx.query('update challenge set search = $2::tsvector where id = $1', [challengeId, words.document]);
  // In one order, so that two bulletins published at once wait for each other and do not deadlock.
  await tx.query(
    `insert into search_term (term) select distinct term from unnest($1::text[]) term order by term on conflict do nothing`,
    [words.terms],
  );
}

export interface BulletinSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly title: string;
  readonly challengeCount: number;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
}

export interface BulletinFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly programmeId?: string;
}

/** Bulletins within reach, newest first; one row more than the page asks for. */
export function listBulletins(tx: ReadTx, reach: Reach, filters: BulletinFilters): Promise<BulletinSummary[]> {
  const params = new SqlParams();
  const columns = { agency: 'p.agency_id', organiser: 'p.organiser_id', programmeId: 'b.programme_id' };
  const conditions = [reachCondition(reach, columns, params), ...filterConditions('b', filters, params)];
  return tx.query<BulletinSummary>(
    `select b.id, b.number, b.state, b.programme_id as "programmeId", p.name as "programmeName", b.title,
            (select count(*)::int from challenge c where c.bulletin_id = b.id and c.state <> 'cancelled') as "challengeCount",
            b.published_at as "publishedAt", b.created_at as "createdAt"
       from bulletin b join programme p on p.id = b.programme_id
      where ${conditions.join(' and ')} order by b.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

export interface ChallengeSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly bulletinId: string;
  readonly bulletinNumber: string;
  /** Fen as digits. */
  readonly amountFen: string;
  readonly openedAt: Date | null;
  readonly takeUpClosesAt: Date | null;
}

export interface ChallengeFilters extends BulletinFilters {
  readonly bulletinId?: string;
  readonly needId?: string;
}

/** Challenges within reach, the latest composed first; one row more than the page asks for. */
export function listChallenges(tx: ReadTx, reach: Reach, filters: ChallengeFilters): Promise<ChallengeSummary[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'c.demander_id',
    agency: 'p.agency_id',
    organiser: 'p.organiser_id',
    programmeId: 'c.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params), ...filterConditions('c', filters, params)];
  if (filters.bulletinId) conditions.push(`c.bulletin_id = ${params.add(filters.bulletinId)}::uuid`);
  if (filters.needId) conditions.push(`c.need_id = ${params.add(filters.needId)}::uuid`);
  return tx.query<ChallengeSummary>(
    `select c.id, c.number, c.state, c.title, c.field, c.region, c.demander_id as "demanderId",
            c.demander_name as "demanderName", c.programme_id as "programmeId", c.programme_name as "programmeName",
            c.bulletin_id as "bulletinId", b.number as "bulletinNumber",
            c.amount_fen as "amountFen", c.opened_at as "openedAt", c.take_up_closes_at as "takeUpClosesAt"
       from challenge c join programme p on p.id = c.programme_id join bulletin b on b.id = c.bulletin_id
      where ${conditions.join(' and ')} order by c.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

function filterConditions(alias: string, filters: BulletinFilters, params: SqlParams): string[] {
  const conditions: string[] = [];
  if (filters.state) conditions.push(`${alias}.state = any(${params.add(filters.state)}::text[])`);
  if (filters.programmeId) conditions.push(`${alias}.programme_id = ${params.add(filters.programmeId)}::uuid`);
  if (filters.cursor) {
    const [after] = decodeCursor(filters.cursor, ['uuid']);
    conditions.push(`${alias}.id < ${params.add(after)}::uuid`);
  }
  return conditions;
}

/**
 * The clarifications of a challenge, oldest first. Readers who are no party to the challenge get the answered ones and
 * their own.
 */
export function clarificationsOf(
  tx: ReadTx,
  challengeId: string,
  reader: { readonly party: boolean; readonly userId: string | null },
): Promise<Clarification[]> {
  const query = tx.manager
    .createQueryBuilder(Clarification, 'q')
    .where('q.challenge_id = :challengeId', { challengeId });
  if (!reader.party) query.andWhere(`(q.state = 'answered' or q.asked_by = :userId)`, { userId: reader.userId });
  return query.orderBy('q.id').getMany();
}
