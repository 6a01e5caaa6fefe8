import type { Collaboration, DrawConstraints, PoolExpert } from './facts.js';
import type { DrawCode } from './messages.js';

export interface DrawReason {
  readonly code: DrawCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The parties' identities, gathered once per draw. */
interface PartyIdentities {
  readonly usccs: ReadonlySet<string>;
  /** The parties and every organisation above them. */
  readonly groups: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
}

/** Registers write the same USCC in upper and lower case; a spelling must not hide a conflict. */
export const identity = (id: string): string => id.trim().toUpperCase();

const identities = (ids: readonly (string | null)[]): ReadonlySet<string> =>
  new Set(ids.flatMap((id) => (id === null ? [] : [identity(id)])));

const reason = (code: DrawCode, params: DrawReason['params'] = {}): DrawReason => ({ code, params });

const collaborationCodes: Readonly<Record<Collaboration['kind'], DrawCode>> = {
  co_applied: 'panel.co_applied_with_party',
  co_authored: 'panel.co_authored_with_party',
};

/**
 * Prepares the check of one draw's constraints.
 * @returns a function that gives every reason why an expert may not sit on the panel; empty means eligible (trust.md C13).
 */
export function exclusionReasons(constraints: DrawConstraints): (expert: PoolExpert) => readonly DrawReason[] {
  const usccs = identities(constraints.parties.map(({ uscc }) => uscc));
  const ancestors = identities(constraints.parties.flatMap(({ ancestorUsccs }) => ancestorUsccs));
  const parties: PartyIdentities = {
    usccs,
    groups: new Set([...usccs, ...ancestors]),
    persons: identities(constraints.parties.flatMap(({ personIds }) => personIds)),
  };
  return (expert) => [
    ...standingReasons(expert, constraints),
    ...organisationReasons(expert, parties),
    ...historyReasons(expert, parties, constraints),
    ...involvementReasons(expert, parties, constraints),
  ];
}

function standingReasons(expert: PoolExpert, constraints: DrawConstraints): readonly DrawReason[] {
  const { loadCap, requiredFields } = constraints;
  const reasons: DrawReason[] = [];
  if (expert.isBlacklisted) reasons.push(reason('panel.blacklisted'));
  if (constraints.seated.some(({ expertId }) => expertId === expert.expertId)) {
    reasons.push(reason('panel.already_on_panel'));
  }
  if (constraints.recusedExpertIds.includes(expert.expertId)) reasons.push(reason('panel.recused'));
  if (expert.load >= loadCap) reasons.push(reason('panel.load_cap', { load: expert.load, cap: loadCap }));
  if (requiredFields.length > 0 && !requiredFields.some((field) => expert.fields.includes(field))) {
    reasons.push(reason('panel.field_mismatch'));
  }
  return reasons;
}

function organisationReasons(expert: PoolExpert, parties: PartyIdentities): readonly DrawReason[] {
  if (expert.uscc !== null && parties.usccs.has(identity(expert.uscc))) {
    return [reason('panel.same_organisation', { organisation: expert.uscc })];
  }
  const related = [expert.uscc, ...expert.ancestorUsccs].find(
    (uscc) => uscc !== null && parties.groups.has(identity(uscc)),
  );
  return related ? [reason('panel.same_parent_organisation', { organisation: related })] : [];
}

function historyReasons(
  expert: PoolExpert,
  parties: PartyIdentities,
  constraints: DrawConstraints,
): readonly DrawReason[] {
  const years = constraints.lookBackYears;
  const since = yearsBefore(constraints.onDate, years);
  const employments = expert.employments
    .filter(({ uscc, endedOn }) => parties.usccs.has(identity(uscc)) && (endedOn === null || endedOn >= since))
    .map(({ uscc }) => reason('panel.employed_by_party', { organisation: uscc, years }));
  const collaborations = expert.collaborations
    .filter(({ counterpartId, on }) => on >= since && isParty(counterpartId, parties))
    .map(({ kind, on }) => reason(collaborationCodes[kind], { on, years }));
  return [...employments, ...collaborations];
}

function involvementReasons(
  expert: PoolExpert,
  parties: PartyIdentities,
  constraints: DrawConstraints,
): readonly DrawReason[] {
  const reasons: DrawReason[] = [];
  const isInvolved = expert.ownSubjectIds.some((subjectId) => constraints.subjectIds.includes(subjectId));
  if (isInvolved || parties.persons.has(identity(expert.personId))) reasons.push(reason('panel.own_subject'));
  if (expert.declaredInterests.some((id) => isParty(id, parties))) reasons.push(reason('panel.declared_interest'));
  return reasons;
}

const isParty = (id: string, parties: PartyIdentities): boolean =>
  parties.usccs.has(identity(id)) || parties.persons.has(identity(id));

/** ISO dates order as texts, so 29 February minus years needs no calendar: 2021-02-29 sorts after 28 February and before 1 March. */
const yearsBefore = (date: string, years: number): string =>
  String(Number(date.slice(0, 4)) - years).padStart(4, '0') + date.slice(4);
