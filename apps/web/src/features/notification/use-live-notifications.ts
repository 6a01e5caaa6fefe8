import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { $api } from '../../client/api';

const STREAM = '/api/v1/me/notifications/stream';

/**
 * How many notifications are unread, kept current by the api's event stream. The browser itself connects again after an
 * interruption, and says where it stopped.
 */
export function useUnreadCount(): number {
  const queries = useQueryClient();
  const { data } = $api.useQuery('get', '/api/v1/me/notifications/unread-count', {});
  useEffect(() => {
    const stream = new EventSource(STREAM);
    const refresh = () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/me/'),
      });
    const changed = () => {
      // Something has happened: what was read before it is read again when its page is next opened.
      void queries.invalidateQueries({ refetchType: 'none' });
      refresh();
    };
    stream.addEventListener('notification', changed);
    stream.addEventListener('unread', refresh);
    return () => stream.close();
  }, [queries]);
  return data?.count ?? 0;
}
