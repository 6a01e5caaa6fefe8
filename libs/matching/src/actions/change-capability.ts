import { lock, row, transition, type Tx } from '#platform';
import type { Capability } from '../capability.entity.js';
import { capabilityLifecycle } from '../capability.lifecycle.js';
import { capabilityFacts, getCapability, writeCapabilityDocument } from '../capability.repository.js';
import { capabilityDocument } from '../search/capability-words.js';
import { contentColumns, type CapabilityContent } from './register-capability.js';

interface EditCapability {
  readonly capabilityId: string;
  readonly version: number;
  /** Only what changes. */
  readonly changes: Partial<CapabilityContent>;
}

/** @throws 403 · 404 · 409 withdrawn, stale · 422 capability.summary_required */
export async function editCapability(tx: Tx, { capabilityId, version, changes }: EditCapability): Promise<Capability> {
  await lock(tx, [row('capability', capabilityId)], null);
  const capability = await getCapability(tx, capabilityId);
  const consent = changes.consent ?? capability.consentedAt !== null;
  const edited = await transition(tx, capabilityLifecycle, 'edit', {
    facts: capabilityFacts(capability),
    version,
    set: {
      ...contentColumns({ ...capability, ...changes, consent }),
      consentedAt: consent ? (capability.consentedAt ?? tx.now) : null,
    },
  });
  await writeCapabilityDocument(tx, capabilityId, capabilityDocument(edited));
  return edited;
}

/** @throws 403 · 404 · 409 withdrawn already, stale */
export async function withdrawCapability(
  tx: Tx,
  input: { capabilityId: string; version: number; reason?: string },
): Promise<Capability> {
  const { capabilityId, version, reason } = input;
  await lock(tx, [row('capability', capabilityId)], null);
  const facts = capabilityFacts(await getCapability(tx, capabilityId));
  return transition(tx, capabilityLifecycle, 'withdraw', { facts, version, reason });
}
