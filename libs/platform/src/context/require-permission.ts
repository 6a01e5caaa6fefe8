import { forbidden } from '../errors/index.js';
import type { ReadTx } from '../database/tx.js';
import type { Parties, Permission } from './context.js';

/**
 * Stops an actor that may not do this to that very thing. Use cases whose checks come before their transition ask
 * first: a stranger learns nothing from the way its request is refused.
 * @throws 403 platform.forbidden
 */
export function requirePermission(tx: ReadTx, permission: Permission, parties: Parties): void {
  if (!tx.context.actor.may(permission, parties)) throw forbidden(permission);
}
