import { forbidden, invalid, lock, sharedRow, uuidv7, type Tx } from '#platform';
import { Affiliation, CreditRecord, type AffiliationKind } from '../identity.entities.js';
import { getOrganisation } from '../identity.repository.js';

export interface RecordAffiliation {
  readonly organisationId: string;
  readonly otherId: string;
  readonly kind: AffiliationKind;
  readonly sinceOn: string;
  readonly untilOn?: string;
  readonly source: string;
}

/**
 * Records a relation between two organisations: declared by the organisation itself or found by an officer.
 * @throws 403 · 404 either organisation · 422 identity.affiliated_with_itself, identity.ends_before_beginning
 */
export async function recordAffiliation(tx: Tx, input: RecordAffiliation): Promise<Affiliation> {
  if (input.otherId === input.organisationId)
    throw invalid({ path: 'otherId', code: 'identity.affiliated_with_itself' });
  if (input.untilOn !== undefined && input.untilOn < input.sinceOn) {
    throw invalid({ path: 'untilOn', code: 'identity.ends_before_beginning' });
  }
  await lock(tx, [sharedRow('organisation', input.organisationId), sharedRow('organisation', input.otherId)], null);
  const [organisation, other] = [
    await getOrganisation(tx, input.organisationId),
    await getOrganisation(tx, input.otherId),
  ];
  const { actor } = tx.context;
  const parties = { organisation: organisation.id, agency: actor.organisationId };
  if (!actor.may('affiliation.record', parties)) throw forbidden('affiliation.record');
  const affiliation: Affiliation = {
    id: uuidv7(),
    organisationId: organisation.id,
    otherId: other.id,
    kind: input.kind,
    source: input.source,
    sinceOn: input.sinceOn,
    untilOn: input.untilOn ?? null,
    recordedAt: tx.now,
  };
  await tx.manager.insert(Affiliation, affiliation);
  tx.audit({
    action: 'affiliation.record',
    subjectType: 'organisation',
    subjectId: organisation.id,
    changes: { other_id: [null, other.id], kind: [null, input.kind] },
  });
  return affiliation;
}

export interface RecordCredit {
  readonly organisationId: string;
  readonly finding: string;
  readonly foundOn: string;
  readonly source: string;
}

/**
 * Records a finding against an organisation (serious dishonesty, research misconduct), with its source.
 * @throws 403 · 404
 */
export async function recordCredit(tx: Tx, input: RecordCredit): Promise<CreditRecord> {
  if (!tx.context.actor.may('credit.record')) throw forbidden('credit.record');
  await lock(tx, [sharedRow('organisation', input.organisationId)], null);
  const organisation = await getOrganisation(tx, input.organisationId);
  const record: CreditRecord = {
    id: uuidv7(),
    organisationId: organisation.id,
    finding: input.finding,
    source: input.source,
    foundOn: input.foundOn,
    clearedOn: null,
    recordedAt: tx.now,
  };
  await tx.manager.insert(CreditRecord, record);
  tx.audit({ action: 'credit.record', subjectType: 'organisation', subjectId: organisation.id, reason: input.finding });
  return record;
}
