const MAX_STATEMENTS = 500;
const FEATURE_NOT_SUPPORTED = '0A000';

/**
 * Names under which statement texts are prepared, once per connection, so that the server plans them once and not at
 * each request. Texts beyond the first few hundred (unusual filter combinations) get no name and run unprepared: nobody
 * can fill the server with plans.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private generation = 0;

  constructor(private readonly prefix: string) {}

  of(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known || this.names.size >= MAX_STATEMENTS) return known;
    const name = `${this.prefix}_${this.generation}_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }

  /**
   * True when a statement failed only because a migration has changed what it returns since it was prepared. All names
   * are then new ones, so that asking again prepares it anew.
   */
  outdatedBy(error: unknown): boolean {
    const { code, routine } = error as { code?: unknown; routine?: unknown };
    // The message is in the language of the server; the routine is not.
    if (code !== FEATURE_NOT_SUPPORTED || routine !== 'RevalidateCachedQuery') return false;
    this.names.clear();
    this.generation += 1;
    return true;
  }
}
