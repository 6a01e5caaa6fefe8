import { may, useMe } from '../app/session';
import { $api } from '../client/api';

/** Organisations to choose from; empty for those who do not read the directory. */
export function useOrganisationChoices() {
  const enabled = may(useMe(), 'organisation.read');
  const params = { query: { limit: 100 } };
  const { data } = $api.useQuery('get', '/api/v1/organisations', { params }, { enabled });
  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}
