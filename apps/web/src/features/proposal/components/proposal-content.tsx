import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../client/api';
import { useChallengeIndicators } from '../../../client/challenge-indicators';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { Money, Percent } from '../../../ui/values';
import { SHARES, type Content } from '../wizard/content';
import { useShareNames } from '../wizard/share-names';

/** What a proposal says, for those who may read it. */
export function ProposalContent({ document, challengeId }: { document: Schemas['DocumentView']; challengeId: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const { content, organisations } = document;
  return (
    <>
      <Section title={t('方式与技术路线', 'Offer and technical route')}>
        <p>{content.offerKind && words.choice(content.offerKind, 'offerKind')}</p>
        <p className="prewrap">{content.technicalRoute}</p>
      </Section>
      <Commitments content={content} challengeId={challengeId} />
      <Consortium content={content} names={new Map(organisations.map(({ id, name }) => [id, name]))} />
      <People content={content} />
      <Plans content={content} />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <TitledCard title={title} style={{ marginTop: 16 }}>
      {children}
    </TitledCard>
  );
}

function Commitments({ content, challengeId }: { content: Content; challengeId: string }) {
  const { t } = useLanguage();
  const indicators = useChallengeIndicators(challengeId);
  const promised = new Map((content.commitments ?? []).map(({ indicatorId, values }) => [indicatorId, values ?? []]));
  const cell = (id: string) => {
    const values = promised.get(id);
    const unit = indicators.find((each) => each.id === id)?.unit;
    if (!values) return t('未承诺', 'None');
    return values.length === 0
      ? t('承诺通过', 'To pass')
      : `${values.join(' ～ ')}${unit && unit !== '1' ? ` ${unit}` : ''}`;
  };
  return (
    <Section title={t('指标响应', 'Response to the indicators')}>
      <IndicatorTable indicators={indicators} stages={[{ key: 'promise', title: t('承诺', 'Commitment'), cell }]} />
    </Section>
  );
}

function Consortium({ content, names }: { content: Content; names: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const words = useWords();
  const titles = useShareNames();
  return (
    <Section title={t('联合体', 'Consortium')}>
      <SheetRegion name={t('联合体', 'Consortium')}>
        <Table
          size="small"
          className="wide-table"
          pagination={false}
          rowKey={({ organisationId }) => organisationId ?? ''}
          dataSource={content.consortium ?? []}
          columns={[
            {
              title: t('单位', 'Member'),
              key: 'name',
              render: (_, { organisationId }) => names.get(organisationId ?? '') ?? organisationId,
            },
            { title: t('角色', 'Role'), key: 'role', render: (_, { role }) => role && words.choice(role, 'role') },
            { title: t('承担任务', 'Task'), key: 'duty', dataIndex: 'duty' },
            ...SHARES.map((column) => ({
              title: titles[column],
              key: column,
              align: 'right' as const,
              render: (_: unknown, member: NonNullable<Content['consortium']>[number]) => (
                <Percent ppm={member[column]} />
              ),
            })),
          ]}
        />
      </SheetRegion>
    </Section>
  );
}

function People({ content }: { content: Content }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Section title={t('团队', 'Team')}>
      <SheetRegion name={t('团队', 'Team')}>
        <Table
          size="small"
          pagination={false}
          rowKey={(person) => `${person.name}${person.duty}`}
          dataSource={content.team ?? []}
          columns={[
            { title: t('姓名', 'Name'), key: 'name', dataIndex: 'name' },
            { title: t('角色', 'Role'), key: 'role', render: (_, { role }) => role && words.choice(role, 'role') },
            { title: t('所在单位', 'Organisation'), key: 'organisation', dataIndex: 'organisation' },
            { title: t('分工', 'Duty'), key: 'duty', dataIndex: 'duty' },
          ]}
        />
      </SheetRegion>
    </Section>
  );
}

function Plans({ content }: { content: Content }) {
  const { t } = useLanguage();
  const words = useWords();
  const sum = (content.budget ?? []).reduce((total, { amountFen }) => total + BigInt(amountFen ?? 0), 0n);
  return (
    <>
      <Section title={t('经费', 'Budget')}>
        <SheetRegion name={t('经费', 'Budget')}>
          <Table
            size="small"
            pagination={false}
            rowKey={(line) => `${line.category}${line.purpose}`}
            dataSource={content.budget ?? []}
            columns={[
              {
                title: t('科目', 'Head'),
                key: 'head',
                render: (_, { category }) => category && words.choice(category, 'category'),
              },
              { title: t('用途', 'Purpose'), key: 'purpose', dataIndex: 'purpose' },
              {
                title: t('金额', 'Amount'),
                key: 'amount',
                align: 'right',
                render: (_, { amountFen }) => <Money fen={amountFen} />,
              },
            ]}
          />
        </SheetRegion>
        <p>
          {t('合计 ', 'Sum ')}
          <Money fen={sum.toString()} />
        </p>
      </Section>
      <Section title={t('进度', 'Schedule')}>
        <ol>
          {(content.schedule ?? []).map(({ title, endMonth, outcome }) => (
            <li key={`${endMonth}${title}`}>
              {t(`第 ${endMonth} 个月`, `Month ${endMonth}`)} · {title}：{outcome}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
