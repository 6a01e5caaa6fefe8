import { Controller } from '@nestjs/common';
import { DomainError, UnitOfWork, type Context, type ReadTx } from '#platform';
import { Ctx, ReadRoute } from '#platform/http';
import { getOrganisation, getUser, liveGrantsOf, organisationNames, permissionsOf } from '#identity';
import { programmeNames } from '../programme.repository.js';
import { MeView } from './me.dto.js';

/** Who one is. It stands here, and not with the signing in, because a role may be held in one programme. */
@Controller('auth')
export class WhoAmIController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('me', { can: 'signed_in', zh: '当前用户与角色', en: 'Who I am and what I may do', returns: MeView })
  me(@Ctx() ctx: Context): Promise<MeView> {
    const { userId } = ctx.actor;
    if (!userId) throw new DomainError(401, 'platform.unauthenticated');
    return this.unit.read(ctx, (tx) => meView(tx, userId));
  }
}

async function meView(tx: ReadTx, userId: string): Promise<MeView> {
  const { id, username, displayName, email, organisationId } = await getUser(tx, userId);
  const organisation = await getOrganisation(tx, organisationId);
  const grants = await liveGrantsOf(tx, [userId]);
  const organisations = await organisationNames(
    tx,
    grants.map((grant) => grant.organisationId),
  );
  const programmes = await programmeNames(
    tx,
    grants.flatMap((grant) => grant.programmeId ?? []),
  );
  return {
    ...{ id, username, displayName, email, organisationId },
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    grants: grants.map((grant) => ({
      role: grant.role,
      organisationId: grant.organisationId,
      organisationName: organisations.get(grant.organisationId) ?? '',
      programmeId: grant.programmeId,
      programmeName: grant.programmeId === null ? null : (programmes.get(grant.programmeId) ?? null),
    })),
    permissions: permissionsOf(grants.map(({ role }) => role)),
  };
}
