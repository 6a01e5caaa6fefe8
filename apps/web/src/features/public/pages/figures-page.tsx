import { keepPreviousData } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Loaded, Page } from '../../../ui/page';
import { Waiting } from '../../../ui/waiting';
import { FigureTable, useCounts } from '../figures/figure-table';
import { MoneyFigures } from '../figures/money-figures';
import { Panel } from '../components/panel';

/** Charts are a chunk of their own; the tables beside them say the same. */
const BarChart = lazy(() => import('../figures/bar-chart'));

type Group = Schemas['FigureGroupView'];

/** What came of it all, in numbers. */
export function Component() {
  const { t } = useLanguage();
  const query = useFigureQuery();
  const options = { placeholderData: keepPreviousData };
  const figures = $api.useQuery('get', '/api/v1/public/figures', { params: { query } }, options);
  const { data: programmes } = $api.useQuery('get', '/api/v1/public/programmes', { params: { query: {} } });
  return (
    <Page title={t('数据', 'Figures')}>
      <FilterLinks
        param="programmeId"
        label={t('按计划筛选', 'Filter by programme')}
        all={t('全部计划', 'All programmes')}
        options={programmes?.items.map(({ id, name }) => ({ value: id, text: name })) ?? []}
      />
      <FilterLinks
        param="year"
        label={t('按年份筛选', 'Filter by year')}
        all={t('全部年份', 'All years')}
        options={years().map((year) => ({ value: year, text: t(`${year} 年`, year) }))}
      />
      <Chosen />
      <Loaded query={figures}>{(data) => <FiguresContent figures={data} />}</Loaded>
    </Page>
  );
}

const YEARS_BACK = 3;

const years = (): string[] =>
  Array.from({ length: YEARS_BACK }, (_, back) => String(new Date().getFullYear() - back)).reverse();

function useFigureQuery() {
  const [address] = useSearchParams();
  const given = (name: string) => address.get(name) ?? undefined;
  const year = Number(address.get('year'));
  return {
    programmeId: given('programmeId'),
    field: given('field'),
    region: given('region'),
    ...(year > 0 && { year }),
  };
}

/** The field or region that a link of a table chose. */
function Chosen() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const chosen = ['field', 'region'].filter((name) => address.has(name));
  if (chosen.length === 0) return null;
  const without = (name: string) => {
    const next = new URLSearchParams(address);
    next.delete(name);
    return `?${next.toString()}`;
  };
  return (
    <nav className="chips" aria-label={t('已选筛选', 'Filters set')}>
      {chosen.map((name) => (
        <Link key={name} className="chip" to={without(name)}>
          {address.get(name)} ×
        </Link>
      ))}
    </nav>
  );
}

function FiguresContent({ figures }: { figures: Schemas['FiguresView'] }) {
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
