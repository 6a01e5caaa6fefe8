import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';

/** An organisation of the directory; whoever does not read the directory still knows the name of their own. */
export function useOrganisation(id: string) {
  const me = useMe();
  const enabled = may(me, 'organisation.read');
  const params = { path: { id } };
  const { data, error } = $api.useQuery('get', '/api/v1/organisations/{id}', { params }, { enabled });
  const name = data?.name ?? (me?.organisationId === id ? me.organisationName : undefined);
  return { organisation: data, name, isMissing: Boolean(me) && !enabled && !name, error };
}
