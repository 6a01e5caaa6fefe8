import type { Client } from 'pg';

export interface CopiedPayment {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly projectId: string;
  /** In fen as digits; null when it was not yet requested in the original. */
  readonly amountFen: string | null;
}

export function copyProjects(
  client: Client,
  wanted: { readonly projectId: string; readonly count: number; readonly firstNumber?: number },
): Promise<CopiedPayment[]>;
