import { Card, Descriptions, Space, Table, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Instant, StateTag } from '../../../ui/values';
import { pointsText } from '../../panel/scoring/points';
import { Timeline } from '../../../ui/timeline';
import { OpinionText } from '../components/opinion-text';

type Decision = Schemas['DecisionView'];
type Place = Schemas['RankedProposalView'];

export default function DecisionPage() {
  const { id = '' } = useParams();
  const decision = $api.useQuery('get', '/api/v1/decisions/{id}', { params: { path: { id } } });
  return <Loaded query={decision}>{(data) => <DecisionDetails decision={data} />}</Loaded>;
}

function DecisionDetails({ decision }: { decision: Decision }) {
  const { t } = useLanguage();
  const words = useWords();
  const params = { params: { path: { id: decision.challengeId } } };
  const { data: challenge } = $api.useQuery('get', '/api/v1/challenges/{id}', params);
  const { data: ranking } = $api.useQuery('get', '/api/v1/challenges/{id}/ranking', params);
  const places = new Map((ranking?.items ?? []).map((place) => [place.proposalId, place]));
  const name = (proposalId: string) => places.get(proposalId)?.takerName ?? '—';
  return (
    <Page
      title={`${words.choice(decision.kind, 'kind')} ${challenge?.number ?? ''}`}
      trail={[{ to: '/workbench/decisions', text: t('选帅决定', 'Decisions') }]}
    >
      <StateSteps lifecycle="decision" state={decision.state} road={['drafted', 'approved']} leftAt="drafted" />
      <ActionBar collection="decisions" lifecycle="decision" subject={decision} />
      <Facts decision={decision} challenge={challenge} />
      <TitledCard title={t('审定结果', 'What is decided')} style={{ marginTop: 16 }}>
        <Items items={decision.items} places={places} />
      </TitledCard>
      <TitledCard title={t('审定理由', 'Reasons')} style={{ marginTop: 16 }}>
        <p className="prewrap">{decision.reasons}</p>
      </TitledCard>
      {decision.opinion && (
        <TitledCard title={t('需求方意见', 'The demander’s word')} style={{ marginTop: 16 }}>
          <OpinionText opinion={decision.opinion} name={name} />
        </TitledCard>
      )}
      <TitledCard title={t('集体决策纪要', 'Minutes')} style={{ marginTop: 16 }}>
        <p className="prewrap">{decision.minutes}</p>
      </TitledCard>
      <Timeline subjectType="decision" id={decision.id} />
    </Page>
  );
}

function Facts({ decision, challenge }: { decision: Decision; challenge: Schemas['ChallengeView'] | undefined }) {
  const { t } = useLanguage();
  const { challengeId } = decision;
  const { data: awards } = $api.useQuery('get', '/api/v1/awards', { params: { query: { challengeId } } });
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'challenge',
            label: t('榜题', 'Challenge'),
            children: (
              <Link to={`/workbench/challenges/${challengeId}/selection`}>
                {challenge ? `${challenge.number} ${challenge.title}` : t('评审与选帅', 'Selection')}
              </Link>
            ),
          },
          { key: 'created', label: t('拟定', 'Drafted'), children: <Instant at={decision.createdAt} /> },
          { key: 'decided', label: t('审批', 'Decided'), children: <Instant at={decision.decidedAt} /> },
          {
            key: 'reserves',
            label: t('备选有效期至', 'Reserves valid until'),
            children: <Instant at={decision.reservesUntil} />,
          },
          {
            key: 'awards',
            label: t('中榜', 'Awards'),
            children: awards && awards.items.length > 0 ? <Awards awards={awards.items} /> : '—',
          },
        ]}
      />
    </Card>
  );
}

function Awards({ awards }: { awards: readonly Schemas['AwardSummaryView'][] }) {
  return (
    <Space wrap>
      {awards.map(({ id, number, state }) => (
        <Space key={id}>
          <Link to={`/workbench/awards/${id}`}>{number}</Link>
          <StateTag lifecycle="award" state={state} />
        </Space>
      ))}
    </Space>
  );
}

const COLOURS: Readonly<Record<string, string>> = { selected: 'blue' };

function Items({ items, places }: { items: Decision['items']; places: ReadonlyMap<string, Place> }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <SheetRegion name={t('审定结果', 'What is decided')}>
      <Table
        size="small"
        className="wide-table"
        pagination={false}
        rowKey="proposalId"
        dataSource={[...items].sort((a, b) => a.rank - b.rank)}
        columns={[
          { title: t('名次', 'Rank'), key: 'rank', dataIndex: 'rank', align: 'right', width: 72 },
          {
            title: t('揭榜申请', 'Proposal'),
            key: 'proposal',
            render: (_, { proposalId }) => (
              <Link to={`/workbench/proposals/${proposalId}`}>
                {places.get(proposalId)?.proposalNumber ?? t('申请', 'Proposal')} {places.get(proposalId)?.takerName}
              </Link>
            ),
          },
          {
            title: t('总分', 'Total'),
            key: 'total',
            align: 'right',
            render: (_, { proposalId }) => {
              const place = places.get(proposalId);
              return place ? pointsText(place.totalHundredths) : '—';
            },
          },
          {
            title: t('结果', 'Result'),
            key: 'result',
            render: (_, { result }) => <Tag color={COLOURS[result] ?? 'default'}>{words.choice(result, 'result')}</Tag>,
          },
          { title: t('名额', 'Slot'), key: 'slot', render: (_, { awardSlot }) => awardSlot ?? '—' },
          {
            title: t('未选在前者的理由', 'Why others are passed over'),
            key: 'reason',
            render: (_, { reason }) => reason ?? '—',
          },
        ]}
      />
    </SheetRegion>
  );
}
