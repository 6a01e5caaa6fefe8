import type { OfferKind } from '#programme';

/** The four heads of a research budget (设备费、业务费、劳务费、间接费用). */
export const BUDGET_CATEGORIES = ['equipment', 'operations', 'labour', 'indirect'] as const;
export type BudgetCategory = (typeof BUDGET_CATEGORIES)[number];

export const OFFER_KINDS = [
  'new_rnd',
  'existing_result',
  'incubation',
  'supply',
] as const satisfies readonly OfferKind[];
export const TEAM_ROLES = ['leader', 'member'] as const;
export const PARTNER_ROLES = ['lead', 'partner'] as const;

export interface TeamMember {
  readonly name: string;
  readonly role: (typeof TEAM_ROLES)[number];
  readonly organisation: string;
  readonly duty: string;
}

export interface BudgetLine {
  readonly category: BudgetCategory;
  readonly purpose: string;
  /** Fen as a string of digits. */
  readonly amountFen: string;
}

/** A member of the consortium; every column of shares adds up to 1 000 000 ppm over all members, lead included. */
export interface ConsortiumMember {
  readonly organisationId: string;
  readonly role: (typeof PARTNER_ROLES)[number];
  readonly duty: string;
  readonly workPpm: number;
  readonly moneyPpm: number;
  readonly incomePpm: number;
  readonly ipPpm: number;
}

/** The values the taker promises for an indicator, in its unit and under its comparator. */
export interface Commitment {
  readonly indicatorId: string;
  readonly values: readonly string[];
}

export interface ScheduleStep {
  readonly title: string;
  /** Months after the agreement takes effect. */
  readonly endMonth: number;
  readonly outcome: string;
}

/** What a taker hands in: complete, as it is sealed. */
export interface ProposalContent {
  readonly offerKind: OfferKind;
  readonly technicalRoute: string;
  readonly team: readonly TeamMember[];
  readonly consortium: readonly ConsortiumMember[];
  readonly budget: readonly BudgetLine[];
  readonly commitments: readonly Commitment[];
  readonly schedule: readonly ScheduleStep[];
  readonly pledges: { readonly noStateSecrets: boolean; readonly truthful: boolean };
}

type Unfinished<T> = T extends readonly (infer Item)[]
  ? readonly NonNullable<Unfinished<Item>>[] | null
  : T extends object
    ? { readonly [K in keyof T]?: Unfinished<T[K]> | null }
    : T | null;

/** The same while it is being written: anything may still be missing. */
export type DraftContent = NonNullable<Unfinished<ProposalContent>>;

/** Every column of shares a consortium divides among its members (domain.md section 3, Proposal). */
export const SHARE_COLUMNS = ['workPpm', 'moneyPpm', 'incomePpm', 'ipPpm'] as const;
export const WHOLE_PPM = 1_000_000;
