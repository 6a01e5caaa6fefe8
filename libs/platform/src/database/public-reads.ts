import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

const MAX_STATEMENTS = 500;

/**
 * Reads for everybody, without a sign-in and without a unit: one statement on public views, under a role that can see
 * nothing else. A statement text is prepared once per connection; lists with unusual filter combinations beyond the
 * first few hundred texts run unprepared, so nobody can fill the server with plans.
 */
export class PublicReads {
  private readonly pool: Pool;
  private readonly names = new Map<string, string>();

  constructor(source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query({ name: this.nameOf(sql), text: sql, values: [...params] });
    return result.rows as Row[];
  }

  private nameOf(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known || this.names.size >= MAX_STATEMENTS) return known;
    const name = `public_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }
}
