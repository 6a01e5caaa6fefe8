import type { Reach } from '../context/context.js';

/** Collects SQL parameters while a statement is put together; `add` returns the placeholder. */
export class SqlParams {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /**
   * How many rows a list asks for, as a literal: the planner weighs a prepared plan by what is really fetched. By an
   * unknown number it takes a tenth of the table, finds its plan too dear, and plans every read of the list anew.
   */
  rows(count: number): string {
    if (!Number.isInteger(count) || count < 0) throw new Error(`${count} is no number of rows`);
    return String(count);
  }
}

/**
 * The WHERE condition that keeps a list to what the actor's grants reach. `columns` maps parties to the SQL expression
 * of their id, plus `programmeId`. No reach gives `false`, so a forgotten grant shows nothing rather than everything.
 */
export function reachCondition(
  reach: Reach,
  columns: Readonly<Record<string, string>> & { readonly programmeId?: string },
  params: SqlParams,
): string {
  if (reach.all) return 'true';
  const conditions = Object.entries(reach.parties).flatMap(([party, { subjectIds, inProgramme }]) => {
    const column = columns[party];
    if (!column) return [];
    const whole = subjectIds.length > 0 ? [`${column} = any(${params.add(subjectIds)}::uuid[])`] : [];
    const { programmeId } = columns;
    const single = programmeId
      ? inProgramme.map(
          (pair) =>
            `(${column} = ${params.add(pair.subjectId)}::uuid and ${programmeId} = ${params.add(pair.programmeId)}::uuid)`,
        )
      : [];
    return [...whole, ...single];
  });
  return conditions.length > 0 ? `(${conditions.join(' or ')})` : 'false';
}
