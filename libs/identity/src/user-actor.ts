import type { Actor, Parties, PartyReach, Permission, Reach } from '#platform';
import { ROLE_PARTY, roleMay, type Role } from './role-permissions.js';

/** A role somebody holds: for an organisation, in one programme or in all. */
export interface Grant {
  readonly role: Role;
  readonly organisationId: string;
  readonly programmeId: string | null;
}

/** A signed-in person with the grants of this moment. */
export class UserActor implements Actor {
  readonly kind = 'user';

  constructor(
    readonly userId: string,
    readonly organisationId: string,
    readonly grants: readonly Grant[],
    readonly sessionId?: string,
  ) {}

  may(permission: Permission, parties?: Parties): boolean {
    return this.grants.some((grant) => roleMay(grant.role, permission) && (!parties || this.covers(grant, parties)));
  }

  reach(permission: Permission): Reach {
    const grants = this.grants.filter((grant) => roleMay(grant.role, permission));
    if (grants.some((grant) => ROLE_PARTY[grant.role] === '*')) return { all: true, parties: {} };
    const parties: Record<string, { subjectIds: string[]; inProgramme: { subjectId: string; programmeId: string }[] }> =
      {};
    for (const grant of grants) {
      const party = (parties[ROLE_PARTY[grant.role]] ??= { subjectIds: [], inProgramme: [] });
      const subjectId = this.subjectOf(grant);
      if (grant.programmeId) party.inProgramme.push({ subjectId, programmeId: grant.programmeId });
      else party.subjectIds.push(subjectId);
    }
    return { all: false, parties: parties satisfies Record<string, PartyReach> };
  }

  private covers(grant: Grant, parties: Parties): boolean {
    const party = ROLE_PARTY[grant.role];
    if (party === '*') return true;
    if (grant.programmeId && grant.programmeId !== parties.programmeId) return false;
    const named = parties[party];
    const subjectId = this.subjectOf(grant);
    return typeof named === 'string' ? named === subjectId : (named?.includes(subjectId) ?? false);
  }

  /** Experts act as persons, everybody else for their organisation. */
  private subjectOf(grant: Grant): string {
    return grant.role === 'expert' ? this.userId : grant.organisationId;
  }
}
