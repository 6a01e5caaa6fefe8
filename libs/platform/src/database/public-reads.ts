import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { StatementNames } from './statement-names.js';

/**
 * Reads for everybody, without a sign-in and without a unit: one prepared statement on public views, under a role that
 * can see nothing else.
 */
export class PublicReads {
  private readonly pool: Pool;
  private readonly names = new StatementNames('public');

  constructor(source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    try {
      return await this.prepared(sql, params);
    } catch (error) {
      if (!this.names.outdatedBy(error)) throw error;
      return this.prepared(sql, params);
    }
  }

  private async prepared<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query({ name: this.names.of(sql), text: sql, values: [...params] });
    return result.rows as Row[];
  }
}
