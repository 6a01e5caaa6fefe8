import { lazy, Suspense } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Waiting } from '../../../ui/waiting';
import { Panel } from '../components/panel';
import { FigureTable, useCounts } from './figure-table';
import { MoneyFigures } from './money-figures';

/** Charts are a chunk of their own; the tables beside them say the same. */
const BarChart = lazy(() => import('./bar-chart'));

type Group = Schemas['FigureGroupView'];

/** Everything that is counted: in all, by month, field and region, and the money by stage. */
export function FiguresContent({ figures }: { figures: Schemas['FiguresView'] }) {
  const { t } = useLanguage();
  const counts = useCounts();
  return (
    <>
      <dl className="big-figures">
        {counts.map(({ key, title }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{figures.total[key]}</dd>
          </div>
        ))}
      </dl>
      <Groups title={t('按月', 'By month')} groups={figures.byMonth} />
      <Groups title={t('按领域', 'By field')} groups={figures.byField} param="field" />
      <Groups title={t('按地区', 'By region')} groups={figures.byRegion} param="region" />
      <MoneyFigures money={figures.money} />
    </>
  );
}

const CHARTED = 8;

/** A chart of the largest groups, and all of them as a table. */
function Groups({ title, groups, param }: { title: string; groups: readonly Group[]; param?: 'field' | 'region' }) {
  const { t } = useLanguage();
  const counts = useCounts();
  if (groups.length === 0) return null;
  const largest = param ? [...groups].sort((a, b) => b.published - a.published).slice(0, CHARTED) : groups.slice(-24);
  const series = counts
    .filter(({ key }) => key !== 'proposals' && key !== 'noAward')
    .map(({ key, title: name }) => ({ name, values: largest.map((group) => group[key]) }));
  return (
    <Panel title={title}>
      <Suspense fallback={<Waiting />}>
        <BarChart
          label={title}
          categories={largest.map(({ key }) => key)}
          series={series}
          lying={param !== undefined}
        />
      </Suspense>
      <details>
        <summary>{t('用表格看', 'As a table')}</summary>
        <FigureTable name={title} groups={groups} param={param} />
      </details>
    </Panel>
  );
}
