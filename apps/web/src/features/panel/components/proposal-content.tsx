import { Descriptions, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { Money, Percent } from '../../../ui/values';

type Content = Schemas['ContentInput'];

interface Props {
  readonly proposalId: string;
  readonly challengeId: string;
}

/** An opened proposal as its experts read it: the commitments beside the targets, then route, people, money, time. */
export function ProposalContent({ proposalId, challengeId }: Props) {
  const document = $api.useQuery('get', '/api/v1/proposals/{id}/content', { params: { path: { id: proposalId } } });
  return (
    <Loaded query={document}>
      {({ content }) => (
        <>
          <Route content={content} />
          <Commitments content={content} challengeId={challengeId} />
          <People content={content} />
          <BudgetAndSchedule content={content} />
        </>
      )}
    </Loaded>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginBottom: 16 }}>
      <Typography.Title level={3} style={{ fontSize: 16 }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}

function Route({ content }: { content: Content }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Section title={t('技术路线', 'Technical route')}>
      {content.offerKind && (
        <Descriptions
          size="small"
          items={[
            {
              key: 'kind',
              label: t('揭榜方式', 'Kind of offer'),
              children: words.choice(content.offerKind, 'offerKind'),
            },
          ]}
        />
      )}
      <p className="prewrap">{content.technicalRoute ?? '—'}</p>
    </Section>
  );
}

/** The challenge's public text has the targets; of one that is not public only the promises are left. */
function Commitments({ content, challengeId }: { content: Content; challengeId: string }) {
  const { t } = useLanguage();
  const { data } = $api.useQuery(
    'get',
    '/api/v1/public/challenges/{id}',
    { params: { path: { id: challengeId } } },
    { retry: false },
  );
  const promised = new Map(content.commitments?.map(({ indicatorId, values }) => [indicatorId, values ?? []]));
  const cell = (id: string) => {
    const values = promised.get(id);
    if (!values) return '—';
    return values.length > 0 ? values.join(' – ') : t('承诺达到', 'Promised');
  };
  return (
    <Section title={t('指标承诺', 'Commitments')}>
      {data && data.indicators.length > 0 ? (
        <IndicatorTable
          indicators={data.indicators}
          stages={[{ key: 'promised', title: t('揭榜承诺', 'Commitment'), cell }]}
        />
      ) : (
        <ul>
          {content.commitments?.map(({ indicatorId }, index) => (
            <li key={indicatorId}>
              {t(`指标 ${index + 1}：`, `Indicator ${index + 1}: `)}
              {indicatorId && cell(indicatorId)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function People({ content }: { content: Content }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Section title={t('团队与分工', 'Team and division of work')}>
      <ul>
        {content.team?.map(({ name, role, organisation, duty }) => (
          <li key={`${name}${organisation}${duty}`}>
            {name}（{role && words.choice(role, 'role')}，{organisation}）：{duty}
          </li>
        ))}
      </ul>
      {content.consortium?.map(({ organisationId, role, duty, workPpm, moneyPpm, incomePpm, ipPpm }) => (
        <p key={organisationId}>
          {role && words.choice(role, 'role')}：{duty}（{t('工作', 'work')} <Percent ppm={workPpm} />，
          {t('经费', 'money')} <Percent ppm={moneyPpm} />，{t('收益', 'income')} <Percent ppm={incomePpm} />，
          {t('知识产权', 'IP')} <Percent ppm={ipPpm} />）
        </p>
      ))}
    </Section>
  );
}

function BudgetAndSchedule({ content }: { content: Content }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <Section title={t('经费预算', 'Budget')}>
        <SheetRegion name={t('经费预算', 'Budget')}>
          <Table
            size="small"
            pagination={false}
            rowKey={({ category, purpose, amountFen }) => `${category}${purpose}${amountFen}`}
            dataSource={[...(content.budget ?? [])]}
            columns={[
              {
                title: t('类别', 'Category'),
                key: 'category',
                render: (_, { category }) => (category ? words.choice(category, 'category') : '—'),
              },
              { title: t('用途', 'Purpose'), dataIndex: 'purpose', key: 'purpose' },
              {
                title: t('金额', 'Amount'),
                key: 'amount',
                align: 'right',
                render: (_, { amountFen }) => <Money fen={amountFen} unit="wan" />,
              },
            ]}
          />
        </SheetRegion>
      </Section>
      <Section title={t('进度安排', 'Schedule')}>
        <ol>
          {content.schedule?.map(({ title, endMonth, outcome }) => (
            <li key={`${title}${endMonth}`}>
              {t(`第 ${endMonth} 个月：${title}`, `Month ${endMonth}: ${title}`)}（{outcome}）
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
