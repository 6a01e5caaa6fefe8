import { Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Timeline } from '../../../ui/timeline';
import { Instant } from '../../../ui/values';

type Termination = Schemas['TerminationView'];

const ROAD = ['requested', 'found', 'approved'];
const LEFT_AT: Readonly<Record<string, string>> = { refused: 'found', withdrawn: 'requested' };

export default function TerminationPage() {
  const { id = '' } = useParams();
  const termination = $api.useQuery('get', '/api/v1/terminations/{id}', { params: { path: { id } } });
  return <Loaded query={termination}>{(data) => <TerminationDetails termination={data} />}</Loaded>;
}

function TerminationDetails({ termination }: { termination: Termination }) {
  const { t } = useLanguage();
  const words = useWords();
  const { state, kind, projectId, projectNumber, projectTitle } = termination;
  const projectName = `${projectNumber} ${projectTitle}`;
  return (
    <Page
      title={t(`终止（${words.choice(kind, 'kind')}）`, `Termination (${words.choice(kind, 'kind')})`)}
      trail={[
        { to: '/workbench/terminations', text: t('终止', 'Terminations') },
        { to: `/workbench/projects/${projectId}`, text: projectName },
      ]}
    >
      <StateSteps lifecycle="termination" state={state} road={ROAD} leftAt={LEFT_AT[state] ?? 'requested'} />
      <ActionBar collection="terminations" lifecycle="termination" subject={termination} />
      <div className="cards">
        <Request termination={termination} projectName={projectName} />
        <Decision termination={termination} />
        <TitledCard title={t('终止后的资金', 'The money after the end')}>
          <p>
            {t('批准后项目转入结算，逐行计算在结算页：', 'Once approved the project is settled, line by line, here: ')}
            <Link to={`/workbench/projects/${projectId}/settlement`}>{t('结算', 'Settlement')}</Link>
          </p>
        </TitledCard>
      </div>
      <Timeline subjectType="termination" id={termination.id} />
    </Page>
  );
}

function Request({ termination, projectName }: { termination: Termination; projectName: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const { cause, grounds, evidence, requesterName, createdAt, projectId } = termination;
  return (
    <TitledCard title={t('申请', 'Request')}>
      <Descriptions
        column={1}
        items={[
          {
            key: 'project',
            label: t('攻关项目', 'Project'),
            children: <Link to={`/workbench/projects/${projectId}`}>{projectName}</Link>,
          },
          { key: 'by', label: t('申请单位', 'Asked by'), children: requesterName },
          { key: 'at', label: t('申请时间', 'Asked at'), children: <Instant at={createdAt} /> },
          { key: 'cause', label: t('容错原因', 'Cause'), children: cause ? words.choice(cause, 'cause') : '—' },
          { key: 'grounds', label: t('事由', 'Grounds'), children: <p className="prewrap">{grounds}</p> },
          { key: 'evidence', label: t('证据说明', 'Evidence'), children: <p className="prewrap">{evidence}</p> },
        ]}
      />
    </TitledCard>
  );
}

function Decision({ termination }: { termination: Termination }) {
  const { t } = useLanguage();
  const { demanderConsentedAt, takerConsentedAt, findings, foundBy, decidedBy, decidedAt } = termination;
  return (
    <TitledCard title={t('同意、核查与决定', 'Consents, findings and decision')}>
      <Descriptions
        column={1}
        items={[
          {
            key: 'demander',
            label: t('需求方同意', 'Demander’s consent'),
            children: <Instant at={demanderConsentedAt} />,
          },
          { key: 'taker', label: t('揭榜方同意', 'Taker’s consent'), children: <Instant at={takerConsentedAt} /> },
          {
            key: 'findings',
            label: t('核查意见', 'Findings'),
            children: findings ? <p className="prewrap">{findings}</p> : '—',
          },
          { key: 'foundBy', label: t('核查人', 'Investigated by'), children: foundBy ?? '—' },
          { key: 'decidedBy', label: t('决定人', 'Decided by'), children: decidedBy ?? '—' },
          { key: 'decidedAt', label: t('决定时间', 'Decided at'), children: <Instant at={decidedAt} /> },
        ]}
      />
    </TitledCard>
  );
}
