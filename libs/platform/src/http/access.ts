import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../context/context.js';

/** Who may call a route. Every route has exactly one of these; without one it answers 403 to everybody. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'can'; readonly permission: Permission };

export const ACCESS = 'jbgs:access';
export const IDEMPOTENT = 'jbgs:idempotent';

/** Open to everybody. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
/** Open to everybody who is signed in, for things about oneself. */
export const SignedIn = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'signed_in' } satisfies Access);
/** Open to those who hold the permission somewhere; the use case decides on the very thing. */
export const Can = (permission: Permission): MethodDecorator =>
  SetMetadata(ACCESS, { kind: 'can', permission } satisfies Access);
