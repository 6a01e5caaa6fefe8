import './identity.labels.js';
import './permission.labels.js';
export { ROLES, ROLE_PARTY, PLATFORM_ROLES, PERMISSION_ROLES, permissionsOf, type Role } from './role-permissions.js';
export { UserActor, type Grant } from './user-actor.js';
export {
  AFFILIATION_KINDS,
  ORGANISATION_KINDS,
  Organisation,
  PayeeAccount,
  User,
  type AffiliationKind,
  type OrganisationKind,
} from './identity.entities.js';
export {
  affiliationsBetween,
  creditRecordsSince,
  engagementsOf,
  getOrganisation,
  getPayeeAccount,
  getUser,
  holdersOf,
  liveGrantsOf,
  organisationNames,
  userNames,
  verifiedPayeeAccount,
  type RoleAt,
} from './identity.repository.js';
export { createFirstAdministrator } from './actions/create-first-administrator.js';
export { endEngagement, recordEngagement } from './actions/record-engagement.js';
export { payeeAccountLifecycle } from './payee-account.lifecycle.js';
export { identityMessages } from './identity.messages.js';
export { SessionActorResolver } from './session-actor-resolver.js';
export { payeeAccountWork } from './payee-account.work.js';
