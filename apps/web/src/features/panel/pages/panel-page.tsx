import { Alert, Card, Descriptions, Table } from 'antd';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Instant } from '../../../ui/values';
import { PanelDraws } from '../components/panel-draws';
import { PanelMembers } from '../components/panel-members';
import { PanelResult } from '../components/panel-result';
import { RubricTable } from '../components/rubric-table';
import { Timeline } from '../../../ui/timeline';
import { SubjectLink } from '../components/subject-link';

type Panel = Schemas['PanelView'];

export default function PanelPage() {
  const { id = '' } = useParams();
  const panel = $api.useQuery('get', '/api/v1/panels/{id}', { params: { path: { id } } });
  return <Loaded query={panel}>{(data) => <PanelView panel={data} />}</Loaded>;
}

function PanelView({ panel }: { panel: Panel }) {
  const { t } = useLanguage();
  const words = useWords();
  const readsMembers = may(useMe(), 'panel.read_members');
  return (
    <Page
      title={`${panel.number} ${words.choice(panel.purpose, 'purpose')}`}
      trail={[{ to: '/workbench/panels', text: t('评审组', 'Panels') }]}
    >
      <StateSteps lifecycle="panel" state={panel.state} road={['convened', 'closed']} />
      <ActionBar collection="panels" lifecycle="panel" subject={panel} />
      {panel.state === 'convened' && panel.seats.quorumLost && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 16 }}
          title={t(
            '在席专家不足法定人数，须补抽后才能结束评审',
            'Fewer seats are taken than the quorum: draw again before closing',
          )}
        />
      )}
      <PanelFacts panel={panel} />
      {readsMembers && panel.state === 'closed' && <PanelResult panel={panel} />}
      {readsMembers && <PanelMembers panelId={panel.id} />}
      <TitledCard title={t('评审对象', 'What is judged')} style={{ marginTop: 16 }}>
        <EntryTable entries={panel.entries} />
      </TitledCard>
      <TitledCard title={t('评分表', 'Rubric')} style={{ marginTop: 16 }}>
        <RubricTable rubric={panel.rubric} />
      </TitledCard>
      {readsMembers && <PanelDraws panelId={panel.id} />}
      <Timeline subjectType="panel" id={panel.id} />
    </Page>
  );
}

function PanelFacts({ panel }: { panel: Panel }) {
  const { t } = useLanguage();
  const { seats } = panel;
  const progress = [
    t(`已邀请 ${seats.invited}`, `${seats.invited} invited`),
    t(`已接受 ${seats.accepted}`, `${seats.accepted} accepted`),
    t(`评分中 ${seats.scoring}`, `${seats.scoring} scoring`),
    t(`已提交 ${seats.submitted}`, `${seats.submitted} submitted`),
    t(`空缺 ${seats.vacant}`, `${seats.vacant} vacant`),
  ];
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'subject', label: t('评审事项', 'Subject'), children: <SubjectLink subject={panel} /> },
          {
            key: 'size',
            label: t('席位 / 法定人数', 'Seats / quorum'),
            children: `${panel.size} / ${panel.quorum}`,
          },
          { key: 'progress', label: t('进度', 'Progress'), children: progress.join(t('，', ', ')) },
          { key: 'field', label: t('评审领域', 'Field'), children: panel.field ?? t('不限', 'Any') },
          { key: 'created', label: t('组建时间', 'Convened'), children: <Instant at={panel.createdAt} /> },
          { key: 'closed', label: t('结束时间', 'Closed'), children: <Instant at={panel.closedAt} /> },
        ]}
      />
    </Card>
  );
}

function EntryTable({ entries }: { entries: Panel['entries'] }) {
  const { t } = useLanguage();
  return (
    <SheetRegion name={t('评审对象', 'What is judged')}>
      <Table
        size="small"
        pagination={false}
        rowKey="entryId"
        dataSource={[...entries]}
        columns={[
          { title: t('名称', 'Name'), dataIndex: 'label', key: 'label' },
          {
            title: t('利益相关单位', 'Who has a stake'),
            key: 'organisations',
            render: (_, { organisations }) => organisations.map(({ name }) => name).join(t('、', ', ')),
          },
        ]}
      />
    </SheetRegion>
  );
}
