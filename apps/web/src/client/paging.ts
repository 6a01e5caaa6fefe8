/** How a list is read page by page: the api's cursor, for `$api.useInfiniteQuery(…, …, …, byCursor)`. */
export const byCursor = {
  pageParamName: 'cursor',
  // Not undefined: openapi-react-query would send 0 for the first page. null is left out of the address.
  initialPageParam: null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
} as const;
