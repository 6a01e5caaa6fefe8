import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Parties,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import { Capability } from './capability.entity.js';
import type { CapabilityFacts } from './capability.lifecycle.js';

/** So many entries of one organisation are looked at; it cannot have more active ones. */
export const MOST_CAPABILITIES = 100;

/** @throws 404 platform.not_found */
export async function getCapability(tx: ReadTx, id: string): Promise<Capability> {
  const capability = await tx.manager.findOneBy(Capability, { id });
  if (!capability) throw notFound('capability', id);
  return capability;
}

/** An entry belongs to those who act as takers for its organisation. */
export const capabilityParties = ({ organisationId }: Pick<Capability, 'organisationId'>): Parties => ({
  taker: organisationId,
});

export const capabilityFacts = (subject: Capability): CapabilityFacts => ({
  subject,
  parties: capabilityParties(subject),
});

/** Puts the words of an entry where matching finds them. `document` is a tsvector literal. */
export async function writeCapabilityDocument(tx: Tx, id: string, document: string): Promise<void> {
  await tx.query('update capability set search = $2::tsvector where id = $1', [id, document]);
}

export async function countActive(tx: ReadTx, organisationId: string): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(
    `select count(*)::int as count from capability where organisation_id = $1 and state = 'active'`,
    [organisationId],
  );
  return counted?.count ?? 0;
}

export interface CapabilityFilters extends PageRequest {
  readonly state?: readonly string[];
}

/** An entry as lists show it. */
export interface CapabilitySummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly keywords: string[];
  readonly consentedAt: Date | null;
  readonly createdAt: Date;
}

/** Entries within reach, newest first; one row more than the page asks for. */
export function listCapabilities(tx: ReadTx, reach: Reach, filters: CapabilityFilters): Promise<CapabilitySummary[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, { taker: 'c.organisation_id' }, params)];
  if (filters.state) conditions.push(`c.state = any(${params.add(filters.state)}::text[])`);
  if (filters.cursor) conditions.push(`c.id < ${params.add(decodeCursor(filters.cursor, ['uuid'])[0])}::uuid`);
  return tx.query<CapabilitySummary>(
    `select c.id, c.number, c.state, c.version, c.organisation_id as "organisationId", o.name as "organisationName",
            c.title, c.field, c.region, c.keywords, c.consented_at as "consentedAt", c.created_at as "createdAt"
       from capability c join organisation o on o.id = c.organisation_id
      where ${conditions.join(' and ')} order by c.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

/** The active entries of those for whom the actor takes up challenges. */
export async function ownCapabilities(tx: ReadTx, organisationIds: readonly string[]): Promise<Capability[]> {
  if (organisationIds.length === 0) return [];
  return tx.manager
    .createQueryBuilder(Capability, 'c')
    .where(`c.organisation_id in (:...organisationIds) and c.state = 'active'`, { organisationIds })
    .orderBy('c.id', 'DESC')
    .take(MOST_CAPABILITIES)
    .getMany();
}
