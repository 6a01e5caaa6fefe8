/** Module-first name of what somebody may do, for example `need.submit`. */
export type Permission = string;

/**
 * Who stands in which relation to a thing: party name → organisation (or user) id, and the programme it belongs to.
 * The platform does not know the parties; identity maps every role to one of them.
 */
export interface Parties {
  readonly programmeId?: string | null;
  readonly [party: string]: string | readonly string[] | null | undefined;
}

/** Where an actor's grants for one permission reach: everything, or per party the organisations and programmes. */
export interface Reach {
  readonly all: boolean;
  readonly parties: Readonly<Record<string, PartyReach>>;
}

export interface PartyReach {
  /** Organisations (or, for personal roles, the user) on whose behalf the permission holds in every programme. */
  readonly subjectIds: readonly string[];
  /** Pairs where the grant holds in one programme only. */
  readonly inProgramme: readonly { readonly subjectId: string; readonly programmeId: string }[];
}

/** Whoever acts: a signed-in person, the system itself (jobs), or the public. */
export interface Actor {
  readonly kind: 'user' | 'system' | 'public';
  readonly userId: string | null;
  readonly organisationId: string | null;
  /** The session behind a person's request: what goes on for long asks now and then whether it still lives. */
  readonly sessionId?: string;
  /** True when a grant of the actor allows the permission; with parties, on that very thing. */
  may(permission: Permission, parties?: Parties): boolean;
  reach(permission: Permission): Reach;
}

/** An idempotency key with what it stands for; the unit of work keeps the response under it. */
export interface IdempotencyKey {
  readonly key: string;
  /** user and route: the same key of another user or on another route is another key. */
  readonly scope: string;
  /** SHA-256 of the request body. */
  readonly fingerprint: string;
}

/** What every use case is told about the request or the job it serves. */
export interface Context {
  readonly actor: Actor;
  readonly requestId: string;
  readonly idempotency?: IdempotencyKey;
}

const NOWHERE: Reach = { all: false, parties: {} };

/** The actor of requests without a token. Public routes need no permission, so it holds none. */
export const publicActor: Actor = {
  kind: 'public',
  userId: null,
  organisationId: null,
  may: () => false,
  reach: () => NOWHERE,
};

/**
 * The actor of jobs. It may do exactly what is named here: a job module asks for the permissions its handlers need,
 * so the system is an explicit policy and not a bypass.
 */
export function systemActor(permissions: readonly Permission[]): Actor {
  const allowed = new Set(permissions);
  return {
    kind: 'system',
    userId: null,
    organisationId: null,
    may: (permission) => allowed.has(permission),
    reach: (permission) => (allowed.has(permission) ? { all: true, parties: {} } : NOWHERE),
  };
}
