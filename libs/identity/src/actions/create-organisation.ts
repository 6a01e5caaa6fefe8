import { checkUscc, forbidden, invalid, lock, uuidv7, type Tx } from '#platform';
import { Organisation, type OrganisationKind } from '../identity.entities.js';

export interface CreateOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly uscc?: string;
  readonly region?: string;
  readonly hostingUnitId?: string;
}

const WITHOUT_CODE: readonly OrganisationKind[] = ['team', 'person'];

/**
 * Registers an organisation. A credit code whose check digit does not hold is accepted and marked, because real codes
 * exist that fail it (trust.md d.3); a malformed one is refused.
 * @throws 403 · 422 identity.uscc_malformed, identity.hosting_unit_required, field.required · 409 identity.uscc_taken
 */
export async function createOrganisation(tx: Tx, input: CreateOrganisation): Promise<Organisation> {
  if (!tx.context.actor.may('organisation.create')) throw forbidden('organisation.create');
  await lock(tx, [], null);
  const code = codeOf(input);
  const organisation: Organisation = {
    id: uuidv7(),
    name: input.name,
    kind: input.kind,
    uscc: code?.normalised ?? null,
    usccUnverified: code?.unverified ?? false,
    region: input.region ?? null,
    hostingUnitId: input.hostingUnitId ?? null,
    version: 1,
    createdAt: tx.now,
  };
  await tx.manager.insert(Organisation, organisation);
  tx.audit({
    action: 'organisation.create',
    subjectType: 'organisation',
    subjectId: organisation.id,
    changes: { name: [null, organisation.name], kind: [null, organisation.kind], uscc: [null, organisation.uscc] },
  });
  return organisation;
}

function codeOf({ kind, uscc, hostingUnitId }: CreateOrganisation): { normalised: string; unverified: boolean } | null {
  if (uscc === undefined) {
    if (!WITHOUT_CODE.includes(kind)) throw invalid({ path: 'uscc', code: 'field.required' });
    if (!hostingUnitId) throw invalid({ path: 'hostingUnitId', code: 'identity.hosting_unit_required' });
    return null;
  }
  const check = checkUscc(uscc);
  if (!check.ok) throw invalid({ path: 'uscc', code: 'identity.uscc_malformed' });
  return { normalised: check.normalised, unverified: check.warning !== undefined };
}
