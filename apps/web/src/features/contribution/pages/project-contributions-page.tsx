import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded, Page } from '../../../ui/page';
import { ContributionTable } from '../components/contribution-table';
import { InstalmentProgress } from '../components/instalment-progress';

/** What has been paid in for a project, against the instalments of its plan; and the place to declare more. */
export default function ProjectContributionsPage() {
  const { t } = useLanguage();
  const me = useMe();
  const { id = '' } = useParams();
  const project = $api.useQuery('get', '/api/v1/projects/{id}', { params: { path: { id } } });
  const contributions = $api.useQuery('get', '/api/v1/projects/{id}/contributions', { params: { path: { id } } });
  const [declaring, setDeclaring] = useState(false);
  const mayDeclare = may(me, 'contribution.declare');
  return (
    <Page
      title={t('投入', 'Contributions')}
      trail={[
        { to: '/workbench/projects', text: t('攻关项目', 'Projects') },
        { to: `/workbench/projects/${id}`, text: project.data?.title ?? t('项目', 'Project') },
      ]}
      extra={
        mayDeclare && (
          <Button type="primary" onClick={() => setDeclaring(true)}>
            {t('申报投入', 'Declare a payment')}
          </Button>
        )
      }
      wide
    >
      <Loaded query={contributions}>
        {({ items }) => (
          <>
            <InstalmentProgress projectId={id} contributions={items} />
            <ContributionTable
              name={t(`投入 ${project.data?.number ?? ''}`, `Contributions ${project.data?.number ?? ''}`)}
              contributions={items}
              empty={
                mayDeclare
                  ? t(
                      '还没有申报投入：付款后点“申报投入”，再上传银行凭证并提交核实',
                      'Nothing declared yet: after paying, declare it, upload the bank’s voucher, and submit',
                    )
                  : t('还没有申报投入', 'Nothing declared yet')
              }
            />
          </>
        )}
      </Loaded>
      {declaring && <DeclareDialog projectId={id} onClose={() => setDeclaring(false)} />}
    </Page>
  );
}

const USUAL = { source: 'demander', kind: 'cash_to_taker', funds: 'own' };

/** Declared first; the voucher is uploaded on the page of what was declared. */
function DeclareDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const command = useCommand('Contribution_declare');
  if (!command) return null;
  const done = (answer: unknown) =>
    void navigate(`/workbench/contributions/${(answer as Schemas['ContributionView']).id}`);
  return (
    <CommandDialog
      title={t('申报投入', 'Declare a payment')}
      command={command}
      path={{ id: projectId }}
      initial={USUAL}
      onDone={done}
      onClose={onClose}
    />
  );
}
