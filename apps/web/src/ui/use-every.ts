import { useEffect, useMemo } from 'react';
import type { PagedQuery } from './data-table';

interface Whole<Row> {
  /** Undefined until the last page is there. */
  readonly data: readonly Row[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/**
 * A list read to its last page, for choices and tables that must be whole. Of what there are thousands, such as
 * organisations, a few are searched for instead.
 */
export function useEvery<Row>(query: PagedQuery<Row>): Whole<Row> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => [...items]), [data]);
  return { data: hasNextPage ? undefined : rows, error, refetch };
}
