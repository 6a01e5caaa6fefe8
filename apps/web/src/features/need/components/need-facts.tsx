import { Alert, Card, Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Due, Instant, Money } from '../../../ui/values';

type Need = Schemas['NeedView'];

/** What a need says. */
export function NeedFacts({ need }: { need: Need }) {
  const { t } = useLanguage();
  return (
    <Card style={{ marginTop: 16 }}>
      <ShortFacts need={need} />
      <Descriptions
        column={1}
        layout="vertical"
        items={[
          { key: 'summary', label: t('需求摘要', 'Summary'), children: <p className="prewrap">{need.summary}</p> },
          {
            key: 'alone',
            label: t('自身无法解决的难点', 'What cannot be solved alone'),
            children: <p className="prewrap">{need.cannotSolveAlone}</p>,
          },
          {
            key: 'scene',
            label: t('应用场景', 'Scene of application'),
            children: <p className="prewrap">{need.scene}</p>,
          },
        ]}
      />
      {need.sourceFacts && <Source facts={need.sourceFacts} />}
    </Card>
  );
}

function ShortFacts({ need }: { need: Need }) {
  const { t } = useLanguage();
  const words = useWords();
  const items = [
    { key: 'number', label: t('编号', 'Number'), children: need.number },
    { key: 'demander', label: t('需求方', 'Demander'), children: need.demanderName },
    { key: 'field', label: t('技术领域', 'Field'), children: need.field },
    { key: 'region', label: t('地区', 'Region'), children: need.region },
    { key: 'total', label: t('投入总额', 'Investment'), children: <Money fen={need.totalInvestmentFen} /> },
    { key: 'cash', label: t('支付揭榜方现金', 'Cash to the taker'), children: <Money fen={need.cashToTakerFen} /> },
    {
      key: 'period',
      label: t('攻关期限', 'Period'),
      children: t(`${need.periodMonths} 个月`, `${need.periodMonths} months`),
    },
    {
      key: 'cooperation',
      label: t('合作方式', 'Cooperation'),
      children: words.choice(need.cooperation, 'cooperation'),
    },
    {
      key: 'ownership',
      label: t('成果归属', 'Result ownership'),
      children: words.choice(need.resultOwnership, 'resultOwnership'),
    },
    { key: 'chain', label: t('产业链环节', 'Node of the chain'), children: need.chainNode ?? '—' },
    { key: 'priority', label: t('优先级', 'Priority'), children: words.choice(need.priority, 'priority') },
    {
      key: 'confidentiality',
      label: t('公开范围', 'How far it is public'),
      children: words.choice(need.confidentiality, 'confidentiality'),
    },
    { key: 'channel', label: t('来源渠道', 'Channel'), children: words.choice(need.channel, 'channel') },
    {
      key: 'entered',
      label: t('录入', 'Entered'),
      children: need.enteredOnBehalf
        ? t('代需求方录入', 'On behalf of the demander')
        : t('需求方自行填报', 'By the demander'),
    },
    { key: 'submitted', label: t('提交时间', 'Submitted'), children: <Instant at={need.submittedAt} /> },
    ...(need.recommenderDueAt
      ? [
          {
            key: 'recommender',
            label: t('推荐期限', 'To be recommended by'),
            children: <Due at={need.recommenderDueAt} />,
          },
        ]
      : []),
  ];
  return <Descriptions column={{ xs: 1, md: 2, xl: 3 }} items={items} />;
}

function Source({ facts }: { facts: NonNullable<Need['sourceFacts']> }) {
  const { t } = useLanguage();
  return (
    <Alert
      type="info"
      title={
        <>
          {t('来源：', 'Source: ')}
          <a href={facts.url} rel="noreferrer" target="_blank" style={{ textDecoration: 'underline' }}>
            {facts.title}
          </a>
          {facts.publishedText && t(`（${facts.publishedText} 发布）`, ` (published ${facts.publishedText})`)}
        </>
      }
      description={
        facts.exampleFields.length > 0 &&
        t(
          `示例字段（来源未给出）：${facts.exampleFields.join('、')}`,
          `Filled in as examples: ${facts.exampleFields.join(', ')}`,
        )
      }
    />
  );
}
