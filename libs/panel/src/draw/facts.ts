/** A dated fact about joint work; a year alone is given as its last day, so that doubt excludes. */
export interface Collaboration {
  /** USCC of an organisation or id of a person. */
  readonly counterpartId: string;
  readonly kind: 'co_applied' | 'co_authored';
  /** YYYY-MM-DD, Asia/Shanghai. */
  readonly on: string;
}

/** What the draw knows about one expert in the pool, read under the lock of the draw. */
export interface PoolExpert {
  readonly expertId: string;
  readonly personId: string;
  /** USCC of the present employer; null for a person without one. */
  readonly uscc: string | null;
  /** USCCs of the organisations above the employer, at any distance; the State as an owner is not one, or it would relate everybody. */
  readonly ancestorUsccs: readonly string[];
  /** Other and earlier employments; `endedOn` (YYYY-MM-DD) null while it lasts. */
  readonly employments: readonly { readonly uscc: string; readonly endedOn: string | null }[];
  readonly collaborations: readonly Collaboration[];
  /** USCCs and person ids the expert declared kinship or another close interest with. */
  readonly declaredInterests: readonly string[];
  /** Ids of needs, challenges and proposals the expert filed, drafted or is named in. */
  readonly ownSubjectIds: readonly string[];
  readonly fields: readonly string[];
  /** Number of assignments now open. */
  readonly load: number;
  readonly isBlacklisted: boolean;
}

/** A demander, taker or partner with a stake in the subject. */
export interface Party {
  readonly uscc: string | null;
  readonly ancestorUsccs: readonly string[];
  /** Technical lead, team members, legal representative. */
  readonly personIds: readonly string[];
}

export interface DrawConstraints {
  readonly parties: readonly Party[];
  /** Everything the panel will judge, including what it hangs below: proposal, challenge, need. */
  readonly subjectIds: readonly string[];
  /** Date of the draw, YYYY-MM-DD; the look-back counts from it, its first day included. */
  readonly onDate: string;
  readonly lookBackYears: number;
  /** An expert whose open assignments have reached it gets no further one. */
  readonly loadCap: number;
  /** Members, reserves and those already seated together, so that a reserve can step in without a new check. */
  readonly maxPerOrganisation: number;
  /** An expert must match at least one; empty asks for none. */
  readonly requiredFields: readonly string[];
  /** Members who stay when a panel is filled up after a recusal. */
  readonly seated: readonly { readonly expertId: string; readonly uscc: string | null }[];
  /** Experts who recused themselves from or declined this panel. */
  readonly recusedExpertIds: readonly string[];
}
