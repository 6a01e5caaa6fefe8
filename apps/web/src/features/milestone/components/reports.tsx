import { Card, Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, Money } from '../../../ui/values';

type Report = Schemas['ReportView'];

/** The reports of a milestone, the newest first. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  const { t } = useLanguage();
  if (reports.length === 0) return <Card>{t('还没有提交报告', 'No report yet')}</Card>;
  return reports
    .toSorted((one, other) => other.round - one.round)
    .map((report) => (
      <TitledCard key={report.round} title={t(`第 ${report.round} 次报告`, `Report ${report.round}`)}>
        <ReportContent report={report} />
      </TitledCard>
    ));
}

function ReportContent({ report: { summary, spentFen, deliverables, blockages, submittedAt } }: { report: Report }) {
  const { t } = useLanguage();
  const words = useWords();
  const none = t('无', 'None');
  return (
    <Descriptions
      column={1}
      items={[
        { key: 'at', label: t('提交时间', 'Submitted'), children: <Instant at={submittedAt} /> },
        { key: 'spent', label: t('累计支出', 'Spent so far'), children: <Money fen={spentFen} /> },
        { key: 'summary', label: t('进展', 'Progress'), children: <p className="prewrap">{summary}</p> },
        {
          key: 'deliverables',
          label: t('交付物', 'Deliverables'),
          children:
            deliverables.length === 0 ? (
              none
            ) : (
              <ul>
                {deliverables.map(({ title, description }) => (
                  <li key={title}>
                    {title}：{description}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'blockages',
          label: t('堵点', 'Blockages'),
          children:
            blockages.length === 0 ? (
              none
            ) : (
              <ul>
                {blockages.map(({ kind, description }) => (
                  <li key={`${kind}${description}`}>
                    {words.choice(kind, 'kind')}：{description}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
