export interface HistoryEntry {
  readonly type: string;
  readonly op: string;
  readonly id: string;
  readonly version?: number;
  readonly status?: unknown;
}
export interface Evidence {
  readonly history: { of(type: string, op?: string): HistoryEntry[] };
  readonly payments: readonly { readonly id: string }[];
  readonly book: readonly { instructionReference: string; settled: number; returned: number }[];
  readonly standing: ReadonlyMap<
    string,
    { state: string; version: number; releasedBy: string | null; settlements: number; references: string[] }
  >;
  readonly totals: { ledgerFen: string; redeliveries: number; oddReports: number; broken: string[] };
  readonly suppressedDeliveries: number;
}
export function judge(evidence: Evidence): {
  lost: number;
  doubled: number;
  redeliveries: number;
  suppressed: number;
  broken: string[];
};
