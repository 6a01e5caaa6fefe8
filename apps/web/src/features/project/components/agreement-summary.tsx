import { Descriptions } from 'antd';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant, Money, Percent, StateTag } from '../../../ui/values';
import { contentOf, organisationsOf, valuesText, type AgreementContent } from '../agreement-content';

/** The agreement as the project's page shows it; what can be done with it is on its own page. */
export function AgreementSummary({ projectId }: { projectId: string }) {
  const { t } = useLanguage();
  const params = { params: { path: { id: projectId } } };
  const agreement = $api.useQuery('get', '/api/v1/projects/{id}/agreement', params);
  return (
    <Loaded query={agreement}>
      {(data) => (
        <>
          <p>
            <StateTag lifecycle="agreement" state={data.state} />
            <Link to={`/workbench/projects/${projectId}/agreement`}>
              {t('打开任务书（起草、签署）', 'Open the agreement (draft, sign)')}
            </Link>
          </p>
          <AgreementTerms agreement={data} />
        </>
      )}
    </Loaded>
  );
}

/** What the parties agreed, and who signed it. */
export function AgreementTerms({ agreement }: { agreement: Schemas['AgreementView'] }) {
  const content = contentOf(agreement);
  return (
    <div className="cards">
      <Essentials content={content} />
      <Schedule content={content} />
      <Splits content={content} />
      <Signatures agreement={agreement} />
    </div>
  );
}

function Essentials({ content: { parties, period, funding } }: { content: AgreementContent }) {
  const { t } = useLanguage();
  const items = [
    { key: 'demander', label: t('需求方', 'Demander'), children: parties.demander.name },
    { key: 'taker', label: t('揭榜方', 'Taker'), children: parties.taker.name },
    { key: 'agency', label: t('管理单位', 'Agency'), children: parties.agency.name },
    {
      key: 'period',
      label: t('攻关期', 'Period'),
      children: (
        <>
          <Day at={period.startsOn} /> — <Day at={period.endsOn} />
        </>
      ),
    },
    ...(funding
      ? [
          { key: 'total', label: t('投入总额', 'Investment'), children: <Money fen={funding.totalInvestmentFen} /> },
          { key: 'grant', label: t('补助', 'Grant'), children: <Money fen={funding.grantFen} /> },
        ]
      : [{ key: 'funding', label: t('资金', 'Money'), children: t('资金计划尚未确定', 'Not planned yet') }]),
  ];
  return (
    <TitledCard title={t('要点', 'Essentials')}>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} items={items} />
    </TitledCard>
  );
}

function Schedule({ content: { milestones, indicators } }: { content: AgreementContent }) {
  const { t } = useLanguage();
  const words = useWords();
  const known = new Map(indicators.map(({ committed }) => [committed.id, committed]));
  const targetText = ({ indicatorId, values }: Schemas['IndicatorTargetInput']): string => {
    const indicator = known.get(indicatorId);
    return `${indicator?.name ?? ''}：${valuesText(values, indicator?.unit ?? '') ?? t('通过', 'pass')}`;
  };
  return (
    <TitledCard title={t('进度与阶段指标', 'Schedule and stage targets')}>
      <RowsTable
        name={t('进度与阶段指标', 'Schedule and stage targets')}
        rows={milestones}
        rowKey={({ number }) => `${number}`}
        empty={t('还没有里程碑，起草时填写', 'No milestones yet')}
        columns={[
          { key: 'title', title: t('里程碑', 'Milestone'), text: ({ number, title }) => `${number}. ${title}` },
          { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
          { key: 'due', title: t('完成日期', 'Due'), text: ({ dueOn }) => dueOn },
          {
            key: 'targets',
            title: t('阶段指标', 'Targets'),
            text: ({ targets }) => targets.map(targetText).join('；'),
            render: ({ targets }) => targets.map((each) => <div key={each.indicatorId}>{targetText(each)}</div>),
          },
          {
            key: 'instalment',
            title: t('投入期次', 'Instalment'),
            text: ({ instalment }) => (instalment ? `${instalment}` : '—'),
          },
        ]}
      />
    </TitledCard>
  );
}

function Splits({ content }: { content: AgreementContent }) {
  const { t } = useLanguage();
  const names = organisationsOf(content);
  const list = (shares: readonly Schemas['PartyShareInput'][]) =>
    shares.length === 0 ? (
      t('未约定', 'Not agreed')
    ) : (
      <ul>
        {shares.map(({ organisationId, sharePpm }) => (
          <li key={organisationId}>
            {names.get(organisationId) ?? organisationId} <Percent ppm={sharePpm} />
          </li>
        ))}
      </ul>
    );
  return (
    <TitledCard title={t('知识产权与风险', 'Intellectual property and risk')}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'ip', label: t('知识产权分配', 'IP split'), children: list(content.ipSplit) },
          { key: 'risk', label: t('失败风险分担', 'Failure risk'), children: list(content.failureRiskSplit) },
        ]}
      />
    </TitledCard>
  );
}

function Signatures({ agreement: { signatures } }: { agreement: Schemas['AgreementView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <TitledCard title={t('签署', 'Signatures')}>
      <RowsTable
        name={t('签署', 'Signatures')}
        rows={signatures}
        rowKey={({ party, signedAt }) => `${party}${signedAt}`}
        empty={t('还没有人签署', 'Nobody has signed yet')}
        columns={[
          { key: 'party', title: t('一方', 'Party'), text: ({ party }) => words.choice(party, 'party') },
          { key: 'organisation', title: t('单位', 'Organisation'), text: ({ organisationName }) => organisationName },
          { key: 'by', title: t('签署人', 'Signed by'), text: ({ signedBy }) => signedBy },
          {
            key: 'at',
            title: t('签署时间', 'Signed at'),
            text: ({ signedAt }) => signedAt,
            render: ({ signedAt }) => <Instant at={signedAt} />,
          },
          {
            key: 'void',
            title: t('作废', 'Void'),
            text: ({ voidedAt }) => voidedAt ?? '',
            render: ({ voidedAt }) => <Instant at={voidedAt} />,
          },
          {
            key: 'hash',
            title: t('所签文本的 SHA-256', 'SHA-256 of the text signed'),
            text: ({ textHash }) => textHash,
            render: ({ textHash }) => <code>{textHash.slice(0, 16)}…</code>,
          },
        ]}
      />
    </TitledCard>
  );
}
