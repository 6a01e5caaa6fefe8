import type { Parties, ReadTx } from '#platform';
import { holdersOf, type Role, type RoleAt } from '#identity';
import { participantsOf } from '#proposal';

/** Who stands where to what a notification is about. */
export interface Standing {
  /** Organisations by party, as in permissions, and those that only notifications know. */
  readonly parties: Parties;
  /** Single people, by what they are to it. */
  readonly people?: Readonly<Partial<Record<'expert' | 'replaced_expert' | 'filer', string | null>>>;
  /** The challenge whose participants may be told. */
  readonly challengeId?: string;
  /** Whether everybody may know of it. */
  readonly isPublic?: boolean;
  /** Whether oversight handles it instead of the agency. */
  readonly isOversights?: boolean;
}

type Recipients = (standing: Standing) => readonly RoleAt[];

const at = (party: string, ...roles: readonly Role[]): Recipients => {
  return ({ parties }) => {
    const organisationId = parties[party];
    return typeof organisationId === 'string' ? roles.map((role) => ({ role, organisationId })) : [];
  };
};

const everywhere = (role: Role): readonly RoleAt[] => [{ role, organisationId: null }];

/** Audiences that are roles at an organisation, or everywhere. */
const BY_ROLE = {
  demander: at('demander', 'demander'),
  taker: at('taker', 'taker'),
  recommender: at('recommender', 'recommender'),
  organiser: at('organiser', 'organiser'),
  assessor: at('assessor', 'assessor'),
  officers: at('agency', 'agency_officer'),
  approvers: at('agency', 'agency_approver'),
  finance: at('agency', 'agency_finance'),
  asker: at('asker', 'taker'),
  contributor: at('contributor', 'demander', 'taker'),
  payee: at('payee', 'demander', 'taker'),
  debtor: at('debtor', 'demander', 'taker'),
  all_takers: ({ isPublic }: Standing) => (isPublic ? everywhere('taker') : []),
  objection_handlers: (standing: Standing) =>
    standing.isOversights ? everywhere('oversight') : at('agency', 'agency_officer')(standing),
  system_admins: () => everywhere('system_admin'),
} as const satisfies Readonly<Record<string, Recipients>>;

const PEOPLE = ['expert', 'replaced_expert', 'filer'] as const;

export const AUDIENCES = [
  ...(Object.keys(BY_ROLE) as (keyof typeof BY_ROLE)[]),
  ...PEOPLE,
  'participants',
] as const satisfies readonly string[];
export type Audience = (typeof AUDIENCES)[number];

const isByRole = (audience: Audience): audience is keyof typeof BY_ROLE => audience in BY_ROLE;
const isPerson = (audience: Audience): audience is (typeof PEOPLE)[number] =>
  (PEOPLE as readonly string[]).includes(audience);

/**
 * The people of these audiences as they stand now.
 * @returns user ids, each once
 */
export async function peopleOf(
  tx: ReadTx,
  audiences: readonly Audience[],
  standing: Standing,
  programmeId: string | null,
): Promise<string[]> {
  const roles = audiences.flatMap((audience) => (isByRole(audience) ? BY_ROLE[audience](standing) : []));
  const takerIds =
    audiences.includes('participants') && standing.challengeId ? await participantsOf(tx, standing.challengeId) : [];
  const participants = takerIds.map((organisationId) => ({ role: 'taker' as const, organisationId }));
  const held = await holdersOf(tx, [...roles, ...participants], programmeId);
  const named = audiences.flatMap((audience) => (isPerson(audience) ? (standing.people?.[audience] ?? []) : []));
  return [...new Set([...held, ...named])];
}
