import { Alert } from 'antd';
import { api, $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Files } from '../../../ui/files';
import { Loaded } from '../../../ui/page';

interface Props {
  /** Null before the first words were saved. */
  readonly proposal: Schemas['ProposalView'] | null;
  readonly onChanged?: () => void;
}

/** The attachments, which are sealed with the content; while it can be written they can be added and taken away. */
export function ProposalFiles({ proposal, onChanged }: Props) {
  const { t } = useLanguage();
  if (!proposal) {
    return (
      <Alert
        type="info"
        showIcon
        title={t('先填写任意内容，草稿保存后即可上传附件', 'Write something first: files go with a saved draft')}
      />
    );
  }
  return <Saved proposal={proposal} onChanged={onChanged} />;
}

function Saved({ proposal, onChanged }: { proposal: Schemas['ProposalView']; onChanged?: (() => void) | undefined }) {
  const { id, actions } = proposal;
  const files = $api.useQuery('get', '/api/v1/proposals/{id}/files', { params: { path: { id } } });
  // Only on the page where it is written: elsewhere the sealed list is shown as it stands.
  const mayWrite = onChanged !== undefined && actions.some(({ name, allowed }) => name === 'save_draft' && allowed);
  const remove = async ({ id: fileId }: { id: string }) => {
    await api.DELETE('/api/v1/proposals/{id}/files/{fileId}', { params: { path: { id, fileId } } });
  };
  return (
    <Loaded query={files}>
      {({ items }) => (
        <Files
          address={`/api/v1/proposals/${id}/files`}
          files={items}
          mayUpload={mayWrite}
          {...(mayWrite && { onRemove: remove })}
          {...(onChanged && { onChanged })}
        />
      )}
    </Loaded>
  );
}
