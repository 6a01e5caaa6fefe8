import type { Actor } from './context.js';

/** What a valid access token says. */
export interface TokenClaims {
  readonly sub: string;
  readonly sid: string;
}

/** Port: identity turns token claims into an actor with its current grants, or null when the session has ended. */
export abstract class ActorResolver {
  abstract resolve(claims: TokenClaims): Promise<Actor | null>;
}
