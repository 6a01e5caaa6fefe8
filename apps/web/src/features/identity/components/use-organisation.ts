import { useEffect } from 'react';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';

type Organisation = Schemas['OrganisationView'];

/**
 * An organisation of the directory, read page by page until it is found: the api has no route for one organisation.
 * Whoever does not read the directory still knows the name of their own.
 */
export function useOrganisation(id: string) {
  const me = useMe();
  const enabled = may(me, 'organisation.read');
  const params = { query: { limit: 100 } };
  const directory = $api.useInfiniteQuery('get', '/api/v1/organisations', { params }, { ...byCursor, enabled });
  const { data, error, hasNextPage, isFetching, fetchNextPage } = directory;
  const found = data?.pages.flatMap(({ items }) => items).find((organisation) => organisation.id === id);
  const mustReadOn = enabled && !found && hasNextPage && !isFetching && !error;
  useEffect(() => {
    if (mustReadOn) void fetchNextPage();
  }, [mustReadOn, fetchNextPage]);
  const name = found?.name ?? (me?.organisationId === id ? me.organisationName : undefined);
  const isMissing = !name && me !== undefined && (!enabled || (data !== undefined && !hasNextPage));
  return { organisation: found as Organisation | undefined, name, isMissing, error };
}
