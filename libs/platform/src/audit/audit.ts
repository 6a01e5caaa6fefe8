/** One line of the audit trail: what was done to what. Who, when and for which request come from the unit of work. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly programmeId?: string | null;
  readonly fromState?: string | null;
  readonly toState?: string | null;
  readonly reason?: string | null;
  /** Changed fields only: field → [before, after]. No content of sealed documents, no personal data. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
}
