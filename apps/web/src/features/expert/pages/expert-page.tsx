import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Descriptions, Empty, Table } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import { Loaded, Page } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { Day, StateTag } from '../../../ui/values';
import { Tags } from '../../../ui/tags';

type Expert = Schemas['ExpertView'];
type Tie = Schemas['TieView'];

export default function ExpertPage() {
  const { id = '' } = useParams();
  const expert = $api.useQuery('get', '/api/v1/experts/{id}', { params: { path: { id } } });
  return <Loaded query={expert}>{(data) => <ExpertView expert={data} />}</Loaded>;
}

function ExpertView({ expert }: { expert: Expert }) {
  const { t } = useLanguage();
  return (
    <Page
      title={expert.name}
      trail={[{ to: '/workbench/experts', text: t('专家库', 'Experts') }]}
      extra={<StateTag lifecycle="expert" state={expert.state} />}
    >
      <ActionBar
        collection="experts"
        lifecycle="expert"
        subject={expert}
        custom={{ edit: (done) => <EditDialog expert={expert} onClose={done} /> }}
      />
      <ExpertFacts expert={expert} />
      <Ties expert={expert} />
    </Page>
  );
}

function ExpertFacts({ expert }: { expert: Expert }) {
  const { t } = useLanguage();
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'organisation', label: t('工作单位', 'Employer'), children: expert.organisationName },
          { key: 'title', label: t('职称', 'Title'), children: expert.title ?? '—' },
          {
            key: 'fields',
            label: t('专业领域', 'Fields'),
            children: <Tags words={expert.fields} />,
          },
        ]}
      />
    </Card>
  );
}

/** Editing is a PATCH on the expert, not an action with an address of its own. */
function EditDialog({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Expert_edit');
  const { title, fields } = expert;
  if (!command) return null;
  return (
    <CommandDialog
      title={t('修改专家信息', 'Edit the expert')}
      command={command}
      path={{ id: expert.id }}
      version={expert.version}
      initial={{ organisationId: expert.organisationId, title, fields }}
      references={{ organisationId: ANY_ORGANISATION }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}

function Ties({ expert }: { expert: Expert }) {
  const { t } = useLanguage();
  const words = useWords();
  const [recording, setRecording] = useState(false);
  const mayRecord = may(useMe(), 'expert.record_tie');
  return (
    <TitledCard
      title={t('与单位的关系（抽取时据此回避）', 'Ties to organisations (the draw keeps away from them)')}
      style={{ marginTop: 16 }}
      extra={mayRecord && <Button onClick={() => setRecording(true)}>{t('登记关系', 'Record a tie')}</Button>}
    >
      <SheetRegion name={t('与单位的关系', 'Ties to organisations')}>
        <Table<Tie>
          size="small"
          className="wide-table"
          pagination={false}
          rowKey="id"
          dataSource={[...expert.ties]}
          locale={{ emptyText: <Empty description={t('没有登记的关系', 'No ties recorded')} /> }}
          columns={[
            { title: t('单位', 'Organisation'), dataIndex: 'organisationName', key: 'organisation' },
            { title: t('关系', 'Kind'), key: 'kind', render: (_, { kind }) => words.choice(kind, 'kind') },
            { title: t('起', 'Since'), key: 'since', render: (_, { sinceOn }) => <Day at={sinceOn} /> },
            {
              title: t('止', 'Until'),
              key: 'until',
              render: (_, { untilOn }) => (untilOn ? <Day at={untilOn} /> : t('持续中', 'lasting')),
            },
            { title: t('依据', 'Source'), dataIndex: 'source', key: 'source' },
          ]}
        />
      </SheetRegion>
      {recording && <TieDialog expert={expert} onClose={() => setRecording(false)} />}
    </TitledCard>
  );
}

function TieDialog({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Expert_tie');
  if (!command) return null;
  return (
    <CommandDialog
      title={t(`登记 ${expert.name} 与单位的关系`, `Record a tie of ${expert.name}`)}
      command={command}
      path={{ id: expert.id }}
      references={{ organisationId: ANY_ORGANISATION }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
