import { useQueries } from '@tanstack/react-query';
import { Checkbox, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { useEvery } from '../../../ui/use-every';
import { Money } from '../../../ui/values';

type Challenge = Schemas['ChallengeView'];
type Document = Schemas['DocumentView'];

interface Compared {
  readonly id: string;
  readonly number: string;
  readonly takerName: string;
  readonly document: Document | undefined;
}

/** As many as stand beside each other on a desk's screen. */
const AT_FIRST = 3;

/** The opened proposals of a challenge in their places, with what each says. */
function useCompared(challengeId: string, ranking: Schemas['RankingView']) {
  const params = { params: { query: { challengeId, limit: 100 } } };
  const { data = [] } = useEvery($api.useInfiniteQuery('get', '/api/v1/proposals', params, byCursor));
  const place = new Map(ranking.items.map(({ proposalId, rank }) => [proposalId, rank]));
  const opened = data
    .filter(({ id, openedAt }) => openedAt !== null && (place.size === 0 || place.has(id)))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const [chosen, choose] = useState<string[] | null>(null);
  const shown = opened.filter(({ id }, index) => (chosen ? chosen.includes(id) : index < AT_FIRST));
  const documents = useQueries({
    queries: shown.map(({ id }) =>
      $api.queryOptions('get', '/api/v1/proposals/{id}/content', { params: { path: { id } } }),
    ),
  });
  const compared: Compared[] = shown.map(({ id, number, takerName }, index) => ({
    id,
    number,
    takerName,
    document: documents[index]?.data,
  }));
  return { opened, compared, choose };
}

/** The proposals side by side: what each promises against each indicator, and how it means to get there. */
export function ProposalComparison({ challenge, ranking }: { challenge: Challenge; ranking: Schemas['RankingView'] }) {
  const { t } = useLanguage();
  const { opened, compared, choose } = useCompared(challenge.id, ranking);
  if (opened.length === 0) return null;
  return (
    <TitledCard title={t('申请对比', 'The proposals side by side')} style={{ marginTop: 16 }}>
      {opened.length > 1 && (
        <Checkbox.Group
          style={{ marginBottom: 12 }}
          value={compared.map(({ id }) => id)}
          onChange={choose}
          options={opened.map(({ id, number, takerName }) => ({ value: id, label: `${number} ${takerName}` }))}
        />
      )}
      <IndicatorTable
        indicators={challenge.indicators}
        stages={compared.map((each) => ({
          key: each.id,
          title: each.takerName,
          cell: (indicatorId) => (
            <Commitment proposal={each} indicator={challenge.indicators.find(({ id }) => id === indicatorId)} />
          ),
        }))}
      />
      <Plans compared={compared} />
    </TitledCard>
  );
}

interface CommitmentProps {
  readonly proposal: Compared;
  readonly indicator: Challenge['indicators'][number] | undefined;
}

function Commitment({ proposal, indicator }: CommitmentProps) {
  const { t } = useLanguage();
  const commitments = proposal.document?.content.commitments ?? [];
  const values = commitments.find((each) => each.indicatorId === indicator?.id)?.values;
  if (!values) return <>—</>;
  // '1' is the unit of what has none.
  const unit = indicator?.unit && indicator.unit !== '1' ? ` ${indicator.unit}` : '';
  return <strong>{values.length > 0 ? `${values.join(' – ')}${unit}` : t('承诺达到', 'Promised')}</strong>;
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly cell: (document: Document) => ReactNode;
}

function useRows(): Row[] {
  const { t } = useLanguage();
  const words = useWords();
  const budget = ({ content }: Document) =>
    (content.budget ?? []).reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n).toString();
  const months = ({ content }: Document) =>
    Math.max(0, ...(content.schedule ?? []).map(({ endMonth }) => endMonth ?? 0));
  return [
    {
      key: 'kind',
      title: t('揭榜方式', 'Kind of offer'),
      cell: ({ content }) => (content.offerKind ? words.choice(content.offerKind, 'offerKind') : '—'),
    },
    {
      key: 'route',
      title: t('技术路线', 'Technical route'),
      cell: ({ content }) => <div className="prewrap">{content.technicalRoute ?? '—'}</div>,
    },
    {
      key: 'members',
      title: t('联合体', 'Consortium'),
      cell: ({ organisations }) => organisations.map(({ name }) => name).join(t('、', ', ')) || '—',
    },
    {
      key: 'team',
      title: t('团队人数', 'People'),
      cell: ({ content }) => String(content.team?.length ?? 0),
    },
    {
      key: 'budget',
      title: t('经费预算', 'Budget'),
      cell: (document) => <Money fen={budget(document)} unit="wan" />,
    },
    {
      key: 'months',
      title: t('工期', 'Time'),
      cell: (document) => t(`${months(document)} 个月`, `${months(document)} months`),
    },
  ];
}

function Plans({ compared }: { compared: readonly Compared[] }) {
  const { t } = useLanguage();
  return (
    <SheetRegion name={t('方案对比', 'The plans side by side')}>
      <Table<Row>
        size="small"
        bordered
        className="wide-table"
        pagination={false}
        rowKey="key"
        style={{ marginTop: 16 }}
        dataSource={useRows()}
        columns={[
          { title: t('方案', 'Plan'), key: 'title', dataIndex: 'title', width: 120 },
          ...compared.map((each) => ({
            title: (
              <Link to={`/workbench/proposals/${each.id}`}>
                {each.number} {each.takerName}
              </Link>
            ),
            key: each.id,
            render: (_: unknown, { cell }: Row) => (each.document ? cell(each.document) : '…'),
          })),
        ]}
      />
    </SheetRegion>
  );
}
