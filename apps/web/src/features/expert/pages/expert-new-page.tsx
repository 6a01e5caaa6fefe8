import { Alert, Card } from 'antd';
import { useNavigate } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { CommandForm } from '../../../ui/command-form/command-form';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import { Loaded, Page } from '../../../ui/page';
import { useEvery } from '../../../ui/use-every';

/** Takes a user with the role of an expert into the pool. */
export default function ExpertNewPage() {
  const { t } = useLanguage();
  const params = { params: { query: { limit: 100 } } };
  const candidates = useEvery($api.useInfiniteQuery('get', '/api/v1/experts/candidates', params, byCursor));
  return (
    <Page title={t('专家入库', 'Enrol an expert')} trail={[{ to: '/workbench/experts', text: t('专家库', 'Experts') }]}>
      <Loaded query={candidates}>
        {(items) =>
          items.length === 0 ? (
            <Alert
              type="info"
              showIcon
              title={t('没有可入库的用户', 'There is nobody to enrol')}
              description={t(
                '请先由管理员为用户授予“评审专家”角色，再回到此页入库。',
                'An administrator first grants a user the role of an expert; then come back here.',
              )}
            />
          ) : (
            <EnrolForm candidates={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

function EnrolForm({ candidates }: { candidates: readonly Schemas['ExpertCandidateView'][] }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const command = useCommand('Expert_enrol');
  const userId = candidates.map(({ id, name, organisationName }) => ({
    value: id,
    label: `${name}（${organisationName}）`,
  }));
  const open = (enrolled: unknown) => {
    void navigate(`/workbench/experts/${(enrolled as Schemas['ExpertView']).id}`, { replace: true });
  };
  if (!command) return null;
  return (
    <Card style={{ maxWidth: 720 }}>
      <CommandForm
        command={command}
        path={{}}
        references={{ userId, organisationId: ANY_ORGANISATION }}
        draftKey="expert.new"
        submitText={t('入库', 'Enrol')}
        onDone={open}
        onCancel={() => void navigate('/workbench/experts')}
      />
    </Card>
  );
}
