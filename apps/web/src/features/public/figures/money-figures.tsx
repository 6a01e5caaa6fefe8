import { lazy, Suspense } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Money } from '../../../ui/values';
import { Waiting } from '../../../ui/waiting';
import { Panel } from '../components/panel';
import { PlainTable } from '../components/plain-table';

const BarChart = lazy(() => import('./bar-chart'));

type Row = Schemas['FigureMoneyView'];

const FEN_PER_WAN = 1_000_000;

/** Fiscal money by stage: appropriated, bound by agreements, approved, paid. */
export function MoneyFigures({ money }: { money: readonly Row[] }) {
  const { t } = useLanguage();
  if (money.length === 0) return null;
  const title = t('财政资金（万元）', 'Fiscal money (CNY ×10k)');
  const stages = [
    { key: 'appropriatedFen', name: t('下达', 'Appropriated') },
    { key: 'encumberedFen', name: t('已立项占用', 'Encumbered') },
    { key: 'approvedFen', name: t('已批准拨付', 'Approved') },
    { key: 'settledFen', name: t('已到账', 'Settled') },
  ] as const;
  return (
    <Panel title={title}>
      <Suspense fallback={<Waiting />}>
        <BarChart
          lying
          label={title}
          categories={money.map(({ programmeName, fiscalYear }) => `${programmeName} ${fiscalYear}`)}
          // A chart has no need of the last fen; the table below is exact.
          series={stages.map(({ key, name }) => ({ name, values: money.map((row) => Number(row[key]) / FEN_PER_WAN) }))}
        />
      </Suspense>
      <details>
        <summary>{t('用表格看', 'As a table')}</summary>
        <PlainTable<Row>
          wide
          name={title}
          rows={money}
          rowKey={({ programmeId, fiscalYear }) => `${programmeId} ${fiscalYear}`}
          columns={[
            { title: t('计划', 'Programme'), cell: ({ programmeName }) => programmeName },
            { title: t('预算年度', 'Fiscal year'), cell: ({ fiscalYear }) => fiscalYear },
            ...stages.map(({ key, name }) => ({
              title: name,
              isNumber: true,
              cell: (row: Row) => <Money fen={row[key]} unit="wan" />,
            })),
          ]}
        />
      </details>
    </Panel>
  );
}
