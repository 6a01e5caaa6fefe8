import { invalid, type SqlParams } from '#platform';

/** What the public list is narrowed by; several values of one filter mean any of them. */
export interface PublicFilters {
  readonly field?: readonly string[];
  readonly region?: readonly string[];
  readonly state?: readonly string[];
  readonly mode?: readonly string[];
  readonly programmeId?: string;
  readonly bulletinId?: string;
  /** Fen as digits, both included. */
  readonly amountMinFen?: string;
  readonly amountMaxFen?: string;
  /** The window closes at or after, and before, these instants. */
  readonly closesAfter?: string;
  readonly closesBefore?: string;
}

/** The filters as conditions on the view `public_challenge`. @throws 422 with the wrong filter */
export function filterConditions(filters: PublicFilters, params: SqlParams): string[] {
  const { amountMinFen, amountMaxFen, closesAfter, closesBefore, programmeId, bulletinId } = filters;
  const oneOf = (column: string, values: readonly string[] | undefined): string[] => {
    // Equality lets the index of that column give the rows in order; a list of values does not.
    if (!values || values.length === 0) return [];
    return values.length === 1
      ? [`${column} = ${params.add(values[0])}`]
      : [`${column} = any(${params.add(values)}::text[])`];
  };
  const compare = (comparison: string, value: unknown): string[] =>
    value === undefined ? [] : [`${comparison} ${params.add(value)}`];
  return [
    ...oneOf('state', filters.state),
    ...oneOf('field', filters.field),
    ...oneOf('region', filters.region),
    ...oneOf('mode', filters.mode),
    ...compare('"programmeId" =', programmeId),
    ...compare('"bulletinId" =', bulletinId),
    ...compare('"amountFen" >=', amountMinFen),
    ...compare('"amountFen" <=', amountMaxFen),
    ...compare('"takeUpClosesAt" >=', instant('closesAfter', closesAfter)),
    ...compare('"takeUpClosesAt" <', instant('closesBefore', closesBefore)),
  ];
}

export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;

function instant(path: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) throw invalid({ path, code: 'field.instant' });
  return value;
}
