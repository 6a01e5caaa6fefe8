import type { Client } from 'pg';

export interface SqlCheck {
  readonly file: string;
  readonly title: string;
  readonly sql: string;
}

export function readChecks(): SqlCheck[];
export function runChecks(
  client: Client,
  checks: readonly SqlCheck[],
): Promise<(SqlCheck & { readonly violations: object[]; readonly error?: string })[]>;
