import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Descriptions } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { ReachLink } from '../../../ui/reach-link';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Instant, Money } from '../../../ui/values';
import { BulletinChallenges } from '../components/bulletin-challenges';
import { BulletinPreview } from '../components/bulletin-preview';
import { NeedPicker } from '../components/need-picker';
import { Timeline } from '../../../ui/timeline';

type Bulletin = Schemas['BulletinView'];

const ROAD = ['draft', 'approved', 'published', 'completed'];
/** Actions whose place is in the tables below. */
const IN_TABLES = ['add_challenge', 'remove_challenge'];

export default function BulletinPage() {
  const { id = '' } = useParams();
  const bulletin = $api.useQuery('get', '/api/v1/bulletins/{id}', { params: { path: { id } } });
  return <Loaded query={bulletin}>{(data) => <BulletinView bulletin={data} />}</Loaded>;
}

function BulletinView({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useLanguage();
  const [previewed, setPreviewed] = useState(false);
  const offered = bulletin.actions.filter(({ allowed }) => allowed).map(({ name }) => name);
  return (
    <Page
      title={`${bulletin.number} ${bulletin.title}`}
      trail={[{ to: '/workbench/bulletins', text: t('榜单', 'Bulletins') }]}
      extra={
        bulletin.challenges.length > 0 && (
          <Button icon={<EyeOutlined />} onClick={() => setPreviewed(true)}>
            {t('按公众所见预览', 'Preview as the public sees it')}
          </Button>
        )
      }
    >
      <StateSteps lifecycle="bulletin" state={bulletin.state} road={ROAD} />
      <ActionBar
        collection="bulletins"
        lifecycle="bulletin"
        subject={bulletin}
        initial={{ edit: { title: bulletin.title, preface: bulletin.preface } }}
        without={IN_TABLES}
      />
      <BulletinFacts bulletin={bulletin} />
      <TitledCard title={t('榜题', 'Challenges')} style={{ marginTop: 16 }}>
        <BulletinChallenges bulletin={bulletin} mayRemove={offered.includes('remove_challenge')} />
      </TitledCard>
      {offered.includes('add_challenge') && bulletin.challenges.length > 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginTop: 16 }}
          title={t(
            '榜单已在审批人的待办中，无需另外送审；批准前仍可增减榜题。',
            'The bulletin waits for its approver already. Until it is approved, challenges can be added and taken off.',
          )}
        />
      )}
      {offered.includes('add_challenge') && (
        <TitledCard title={t('选择需求编入榜单', 'Choose needs for the bulletin')} style={{ marginTop: 16 }}>
          <NeedPicker bulletin={bulletin} />
        </TitledCard>
      )}
      {previewed && <BulletinPreview bulletin={bulletin} onClose={() => setPreviewed(false)} />}
      <Timeline subjectType="bulletin" id={bulletin.id} />
    </Page>
  );
}

function BulletinFacts({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useLanguage();
  const total = bulletin.challenges.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'programme',
            label: t('计划', 'Programme'),
            children: (
              <ReachLink to={`/workbench/programmes/${bulletin.programmeId}`} permission="programme.read">
                {bulletin.programmeName}
              </ReachLink>
            ),
          },
          { key: 'count', label: t('榜题数', 'Challenges'), children: bulletin.challenges.length },
          {
            key: 'total',
            label: t('投入总额合计', 'Total investment'),
            children: <Money fen={total.toString()} unit="wan" />,
          },
          { key: 'created', label: t('编制时间', 'Composed'), children: <Instant at={bulletin.createdAt} /> },
          { key: 'published', label: t('发布时间', 'Published'), children: <Instant at={bulletin.publishedAt} /> },
        ]}
      />
      <Descriptions
        column={1}
        layout="vertical"
        items={[
          {
            key: 'preface',
            label: t('榜单说明', 'Preface'),
            children: <p className="prewrap">{bulletin.preface ?? t('（无）', '(none)')}</p>,
          },
        ]}
      />
    </Card>
  );
}
