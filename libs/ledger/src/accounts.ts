/** Money of different sources never meets in one journal (domain.md section 5, Ledger). */
export const LEDGER_SOURCES = ['fiscal', 'demander_memo', 'third_party'] as const;
export type LedgerSource = (typeof LEDGER_SOURCES)[number];
/** Money that never passes the platform: it is attested by bank vouchers and only remembered here. */
export type MemoSource = Exclude<LedgerSource, 'fiscal'>;

/**
 * Accounts of a programme and fiscal year; all others belong to a project as well. `lapsed` is what a closed year gave
 * back; `carried` is the other side of what was carried over, so that both years stay in balance by themselves.
 */
export const PROGRAMME_ACCOUNTS = ['appropriation', 'available', 'lapsed', 'carried'] as const;
export const FISCAL_PROJECT_ACCOUNTS = [
  'encumbered',
  'payable',
  'in_flight',
  'paid',
  'receivable',
  'recovery',
] as const;
/** What an attested contribution is counted as. */
export const ATTESTED_ACCOUNTS = ['attested_cash', 'attested_spend', 'passed_through'] as const;
export const ACCOUNT_KINDS = [
  ...PROGRAMME_ACCOUNTS,
  ...FISCAL_PROJECT_ACCOUNTS,
  'outside',
  ...ATTESTED_ACCOUNTS,
] as const;

export type ProgrammeAccount = (typeof PROGRAMME_ACCOUNTS)[number];
export type FiscalProjectAccount = (typeof FISCAL_PROJECT_ACCOUNTS)[number];
export type AttestedAccount = (typeof ATTESTED_ACCOUNTS)[number];
export type MemoAccount = AttestedAccount | 'outside';
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Whose books: the programme, the organisation that owns it (it may read them), and the fiscal year of the money. */
export interface ProgrammeScope {
  readonly programmeId: string;
  readonly agencyId: string;
  readonly fiscalYear: number;
}

/** The books of one project; before the project exists its future id is used, so the award's money is found under it. */
export interface ProjectScope extends ProgrammeScope {
  readonly projectId: string;
  /** Where its money is encumbered when it has none of its own: the pool that several projects draw on. */
  readonly poolId?: string;
}

/** The natural key of an account inside a programme. An account is opened by the first leg that names it. */
export interface AccountKey {
  readonly source: LedgerSource;
  readonly kind: AccountKind;
  readonly projectId: string | null;
  readonly fiscalYear: number;
}

export function programmeAccount(scope: ProgrammeScope, kind: ProgrammeAccount): AccountKey {
  return { source: 'fiscal', kind, projectId: null, fiscalYear: scope.fiscalYear };
}

export function projectAccount(scope: ProjectScope, kind: FiscalProjectAccount): AccountKey {
  return { source: 'fiscal', kind, projectId: scope.projectId, fiscalYear: scope.fiscalYear };
}

/** What is held for a project: its own encumbrance, or that of the pool it draws on. */
export function encumberedAccount(scope: ProjectScope): AccountKey {
  return projectAccount({ ...scope, projectId: scope.poolId ?? scope.projectId }, 'encumbered');
}

export function memoAccount(scope: ProjectScope, source: MemoSource, kind: MemoAccount): AccountKey {
  return { source, kind, projectId: scope.projectId, fiscalYear: scope.fiscalYear };
}
