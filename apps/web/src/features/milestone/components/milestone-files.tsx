import { $api, type Schemas } from '../../../client/api';
import { Files } from '../../../ui/files';
import { Loaded } from '../../../ui/page';

/** The evidence of a milestone; whoever may report may add to it. */
export function MilestoneFiles({ milestone: { id, actions } }: { milestone: Schemas['MilestoneView'] }) {
  const files = $api.useQuery('get', '/api/v1/milestones/{id}/files', { params: { path: { id } } });
  const mayUpload = actions.some(({ name, allowed }) => name === 'submit' && allowed);
  return (
    <Loaded query={files}>
      {({ items }) => <Files address={`/api/v1/milestones/${id}/files`} files={items} mayUpload={mayUpload} />}
    </Loaded>
  );
}
