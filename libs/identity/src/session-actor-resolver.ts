import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ActorResolver, APP_DATA_SOURCE, type Actor, type TokenClaims } from '#platform';
import { UserActor, type Grant } from './user-actor.js';

/** A changed role or an ended session takes effect within this time (trust.md C6). */
const FRESH_MS = 1_000;
const MAX_CACHED = 10_000;

interface Resolved {
  readonly actor: Promise<Actor | null>;
  readonly at: number;
}

/** Turns a token's session into an actor, looking the grants up anew at least every second. */
@Injectable()
export class SessionActorResolver extends ActorResolver {
  private readonly cache = new Map<string, Resolved>();

  constructor(@Inject(APP_DATA_SOURCE) private readonly source: DataSource) {
    super();
  }

  override resolve(claims: TokenClaims): Promise<Actor | null> {
    const known = this.cache.get(claims.sid);
    if (known && performance.now() - known.at < FRESH_MS) return known.actor;
    const actor = this.load(claims);
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(claims.sid, { actor, at: performance.now() });
    actor.catch(() => this.cache.delete(claims.sid));
    return actor;
  }

  private async load({ sid, sub }: TokenClaims): Promise<Actor | null> {
    const rows = await this.source.query<{ organisation_id: string; grants: Grant[] }[]>(
      `select u.organisation_id,
              coalesce((select json_agg(json_build_object('role', g.role, 'organisationId', g.organisation_id, 'programmeId', g.programme_id))
                          from role_grant g where g.user_id = u.id and g.revoked_at is null), '[]') as grants
         from user_session s join app_user u on u.id = s.user_id
        where s.id = $1 and u.id = $2 and s.ended_at is null and s.expires_at > clock_timestamp() and u.disabled_at is null`,
      [sid, sub],
    );
    const [row] = rows;
    return row ? new UserActor(sub, row.organisation_id, row.grants, sid) : null;
  }
}
