import { may, useMe } from '../app/session';
import { $api } from '../client/api';
import { byCursor } from '../client/paging';
import { useEvery } from './use-every';

const AT_ONCE = 100;
const params = { params: { query: { limit: AT_ONCE } } };

/** All programmes that the reader sees, to choose from; none for who sees no programmes. */
export function useProgrammes() {
  const enabled = may(useMe(), 'programme.read');
  const all = useEvery($api.useInfiniteQuery('get', '/api/v1/programmes', params, { ...byCursor, enabled }));
  return enabled ? all : { ...all, data: [] };
}

/** The published programmes as options, for those who do not read the programmes' own pages. */
export function useProgrammeOptions() {
  const { data = [] } = useEvery($api.useInfiniteQuery('get', '/api/v1/public/programmes', params, byCursor));
  return data.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }));
}
