import type { Permission } from '#platform';

/** Every role and the party it acts for. `*` roles reach everything their permissions name (三员, oversight). */
export const ROLE_PARTY = {
  demander: 'demander',
  taker: 'taker',
  organisation_admin: 'organisation',
  agency_officer: 'agency',
  agency_approver: 'agency',
  agency_finance: 'agency',
  recommender: 'recommender',
  organiser: 'organiser',
  assessor: 'assessor',
  expert: 'expert',
  oversight: '*',
  investor: 'investor',
  system_admin: '*',
  security_admin: '*',
  audit_admin: '*',
} as const;

export type Role = keyof typeof ROLE_PARTY;
export const ROLES = Object.keys(ROLE_PARTY) as Role[];

/** The platform roles of 三员分立: nobody holds two, and none of them acts in a business process. */
export const PLATFORM_ROLES: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

/**
 * Who may do what: the one table. A permission without a row can be held by nobody, a row that no route and no
 * lifecycle uses fails a test.
 */
export const PERMISSION_ROLES: Readonly<Record<Permission, readonly Role[]>> = {
  // platform
  'job.read': ['system_admin'],
  'job.redrive': ['system_admin'],
  'audit.read': ['audit_admin', 'oversight'],
  'audit.verify': ['audit_admin'],
  'calendar.load': ['agency_officer'],
  // identity
  'organisation.create': ['security_admin'],
  'organisation.read': ['security_admin', 'organisation_admin', 'agency_officer', 'agency_finance', 'oversight'],
  'user.create': ['security_admin', 'organisation_admin'],
  'user.read': ['security_admin', 'organisation_admin'],
  'user.disable': ['security_admin'],
  'role.grant': ['security_admin'],
  'role.revoke': ['security_admin'],
  'affiliation.record': ['agency_officer', 'organisation_admin'],
  'affiliation.read': ['agency_officer', 'agency_approver', 'organisation_admin', 'oversight'],
  'credit.record': ['agency_officer'],
  'payee_account.enter': ['organisation_admin', 'demander', 'taker'],
  'payee_account.verify': ['agency_finance'],
  'payee_account.retire': ['organisation_admin', 'agency_finance'],
  'payee_account.read': ['organisation_admin', 'demander', 'taker', 'agency_officer', 'agency_approver', 'agency_finance', 'oversight'],
  // ledger
  'ledger.read': ['agency_officer', 'agency_approver', 'agency_finance', 'oversight'],
  // programme
  'programme.create': ['agency_officer'],
  'programme.edit': ['agency_officer'],
  'programme.read': ['agency_officer', 'agency_approver', 'agency_finance', 'oversight'],
  'programme.activate': ['agency_approver'],
  'programme.close': ['agency_approver'],
  'appropriation.record': ['agency_finance'],
};

const ROLES_BY_PERMISSION = new Map(Object.entries(PERMISSION_ROLES).map(([p, roles]) => [p, new Set<Role>(roles)]));

export const roleMay = (role: Role, permission: Permission): boolean =>
  ROLES_BY_PERMISSION.get(permission)?.has(role) ?? false;
