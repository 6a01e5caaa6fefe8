import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { Files } from '../../../ui/files';
import { Loaded } from '../../../ui/page';

/** The evidence of an acceptance; while it is open its parties may add to it. */
export function AcceptanceFiles({ acceptance: { id, actions } }: { acceptance: Schemas['AcceptanceView'] }) {
  const me = useMe();
  const files = $api.useQuery('get', '/api/v1/acceptances/{id}/files', { params: { path: { id } } });
  const isOpen = actions.some(({ allowed }) => allowed);
  return (
    <Loaded query={files}>
      {({ items }) => (
        <Files
          address={`/api/v1/acceptances/${id}/files`}
          files={items}
          mayUpload={isOpen && may(me, 'acceptance.attach_file')}
        />
      )}
    </Loaded>
  );
}
