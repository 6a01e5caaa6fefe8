import { Button, Card } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, Money, StateTag } from '../../../ui/values';
import { useAcceptanceColumns } from '../../acceptance/components/acceptance-columns';
import { ContributionTable } from '../../contribution/components/contribution-table';
import { useMilestoneColumns } from '../../milestone/components/milestone-columns';

interface Props {
  readonly projectId: string;
}

export function ProjectMilestones({ projectId }: Props) {
  const { t } = useLanguage();
  const params = { params: { path: { id: projectId } } };
  const milestones = $api.useQuery('get', '/api/v1/projects/{id}/milestones', params);
  const columns = useMilestoneColumns();
  return (
    <Loaded query={milestones}>
      {({ items }) => (
        <RowsTable
          name={t('里程碑', 'Milestones')}
          rows={items}
          rowKey={({ id }) => id}
          columns={columns}
          empty={t('任务书签署生效后才有里程碑', 'Milestones come with the signed agreement')}
        />
      )}
    </Loaded>
  );
}

export function ProjectAcceptances({ projectId }: Props) {
  const { t } = useLanguage();
  const acceptances = $api.useQuery('get', '/api/v1/acceptances', { params: { query: { projectId, limit: 100 } } });
  const columns = useAcceptanceColumns();
  return (
    <>
      <Ask
        permission="acceptance.request"
        operationId="Acceptance_request"
        title={t('申请验收', 'Ask for acceptance')}
        projectId={projectId}
        page="acceptances"
      />
      <Loaded query={acceptances}>
        {({ items }) => (
          <RowsTable
            name={t('验收', 'Acceptance')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={t('还没有申请验收', 'Not asked for yet')}
          />
        )}
      </Loaded>
    </>
  );
}

export function ProjectTerminations({ projectId }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const terminations = $api.useQuery('get', '/api/v1/terminations', { params: { query: { projectId, limit: 100 } } });
  return (
    <>
      <Ask
        permission="termination.request"
        operationId="Termination_request"
        title={t('申请终止', 'Ask to terminate')}
        projectId={projectId}
        page="terminations"
      />
      <Loaded query={terminations}>
        {({ items }) => (
          <RowsTable
            name={t('终止', 'Terminations')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'kind',
                title: t('终止类型', 'Kind'),
                text: ({ kind }) => words.choice(kind, 'kind'),
                render: ({ id, kind }) => (
                  <Link to={`/workbench/terminations/${id}`}>{words.choice(kind, 'kind')}</Link>
                ),
              },
              {
                key: 'state',
                title: t('状态', 'State'),
                text: ({ state }) => words.state('termination', state),
                render: ({ state }) => <StateTag lifecycle="termination" state={state} />,
              },
              { key: 'by', title: t('申请单位', 'Asked by'), text: ({ requesterName }) => requesterName },
              {
                key: 'at',
                title: t('申请时间', 'Asked at'),
                text: ({ createdAt }) => instantText(createdAt),
                render: ({ createdAt }) => <Instant at={createdAt} />,
              },
            ]}
            empty={t('没有终止申请', 'Nobody asked to terminate')}
          />
        )}
      </Loaded>
    </>
  );
}

interface AskProps extends Props {
  readonly permission: string;
  readonly operationId: string;
  readonly title: string;
  /** Where the page of what was asked for is. */
  readonly page: string;
}

/** Asks for something about the project and goes to its page. */
function Ask({ permission, operationId, title, projectId, page }: AskProps) {
  const me = useMe();
  const navigate = useNavigate();
  const command = useCommand(operationId);
  const [open, setOpen] = useState(false);
  if (!may(me, permission)) return null;
  const done = (answer: unknown) => void navigate(`/workbench/${page}/${(answer as { id: string }).id}`);
  return (
    <p className="no-print">
      <Button type="primary" onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && command && (
        <CommandDialog
          title={title}
          command={command}
          path={{ id: projectId }}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
    </p>
  );
}

/** The money's own pages, and what is paid out for the project. */
export function ProjectMoney({ projectId }: Props) {
  const { t } = useLanguage();
  const me = useMe();
  const project = `/workbench/projects/${projectId}`;
  return (
    <div className="cards" style={{ marginTop: 0 }}>
      <Card>
        <Link to={`${project}/contributions`}>{t('投入：计划与到位', 'Contributions: planned and paid in')}</Link>
        {' · '}
        <Link to={`${project}/settlement`}>{t('结算', 'Settlement')}</Link>
        {' · '}
        <Link to={`/workbench/recoveries?projectId=${projectId}`}>{t('追回', 'Recoveries')}</Link>
      </Card>
      {may(me, 'disbursement.read') && <ProjectDisbursements projectId={projectId} />}
      {may(me, 'contribution.read') && <ProjectContributions projectId={projectId} />}
    </div>
  );
}

function ProjectDisbursements({ projectId }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const params = { params: { path: { id: projectId } } };
  const disbursements = $api.useQuery('get', '/api/v1/projects/{id}/disbursements', params);
  return (
    <TitledCard title={t('拨付', 'Disbursements')}>
      <Loaded query={disbursements}>
        {({ items }) => (
          <RowsTable
            name={t('拨付', 'Disbursements')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                title: t('编号', 'Number'),
                text: ({ number }) => number,
                render: ({ id, number }) => <Link to={`/workbench/disbursements/${id}`}>{number}</Link>,
              },
              { key: 'tranche', title: t('期次', 'Tranche'), text: ({ trancheNumber }) => `${trancheNumber}` },
              {
                key: 'state',
                title: t('状态', 'State'),
                text: ({ state }) => words.state('disbursement', state),
                render: ({ state }) => <StateTag lifecycle="disbursement" state={state} />,
              },
              {
                key: 'amount',
                title: t('金额', 'Amount'),
                align: 'right',
                text: ({ amountFen }) => (amountFen ? yuan(amountFen) : ''),
                render: ({ amountFen }) => <Money fen={amountFen} />,
              },
            ]}
            empty={t('没有拨付：资金计划确认后按期次产生', 'None: they come with the tranches of the funding plan')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}

function ProjectContributions({ projectId }: Props) {
  const { t } = useLanguage();
  const params = { params: { path: { id: projectId } } };
  const contributions = $api.useQuery('get', '/api/v1/projects/{id}/contributions', params);
  return (
    <TitledCard title={t('投入', 'Contributions')}>
      <Loaded query={contributions}>
        {({ items }) => (
          <ContributionTable
            name={t('投入', 'Contributions')}
            contributions={items}
            empty={t('还没有申报投入', 'Nothing declared yet')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}
