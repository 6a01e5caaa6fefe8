import { create, forbidden, invalid, lock, nextNumber, refused, row, uuidv7, type Tx } from '#platform';
import { getOrganisation } from '#identity';
import type { Capability } from '../capability.entity.js';
import { capabilityLifecycle } from '../capability.lifecycle.js';
import {
  capabilityParties,
  countActive,
  MOST_CAPABILITIES,
  writeCapabilityDocument,
} from '../capability.repository.js';
import { capabilityDocument } from '../search/capability-words.js';

/** What an owner says of what it can do. */
export interface CapabilityContent {
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly keywords: readonly string[];
  readonly description: string;
  readonly results?: string | null;
  readonly equipment?: string | null;
  readonly summary?: string | null;
  /** Whether others may find it by its title, keywords and summary. */
  readonly consent: boolean;
}

export interface RegisterCapability extends CapabilityContent {
  /** Whose it is: the organisation of the actor when left out. */
  readonly organisationId?: string;
  readonly proposalId?: string;
}

/**
 * Enters a capability. The organisation is locked, so that two of its people cannot pass the limit together.
 * @throws 403 · 404 the organisation · 409 capability.too_many, capability.already_entered ·
 * 422 capability.summary_required
 */
export async function registerCapability(tx: Tx, input: RegisterCapability): Promise<Capability> {
  const organisationId = input.organisationId ?? tx.context.actor.organisationId;
  if (!organisationId) throw forbidden('capability.register');
  await lock(tx, [row('organisation', organisationId)], null);
  await getOrganisation(tx, organisationId);
  return enterCapability(tx, { ...input, organisationId });
}

/** The same under locks that the caller has taken, the organisation's among them. */
export async function enterCapability(
  tx: Tx,
  input: RegisterCapability & { readonly organisationId: string },
): Promise<Capability> {
  const capability: Capability = {
    id: uuidv7(),
    organisationId: input.organisationId,
    number: await nextNumber(tx, 'NL'),
    state: 'active',
    version: 1,
    ...contentColumns(input),
    consentedAt: input.consent ? tx.now : null,
    proposalId: input.proposalId ?? null,
    createdAt: tx.now,
  };
  await create(tx, capabilityLifecycle, {
    row: capability,
    permission: 'capability.register',
    parties: capabilityParties(capability),
  });
  if ((await countActive(tx, capability.organisationId)) > MOST_CAPABILITIES) {
    throw refused({ code: 'capability.too_many', params: { max: MOST_CAPABILITIES } });
  }
  await writeCapabilityDocument(tx, capability.id, capabilityDocument(capability));
  return capability;
}

type ContentColumns = Pick<
  Capability,
  'title' | 'field' | 'region' | 'keywords' | 'description' | 'results' | 'equipment' | 'summary'
>;

/** @throws 422 capability.summary_required */
export function contentColumns(content: CapabilityContent): ContentColumns {
  const { title, field, region, keywords, description, results = null, equipment = null, summary = null } = content;
  if (content.consent && !summary) throw invalid({ path: 'summary', code: 'capability.summary_required' });
  return { title, field, region, keywords: [...new Set(keywords)], description, results, equipment, summary };
}
