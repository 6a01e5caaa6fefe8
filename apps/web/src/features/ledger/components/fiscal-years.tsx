import { Descriptions } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, Money, StateTag } from '../../../ui/values';
import type { BooksProps } from '../pages/ledger-page';

/** The years of the books: proposed for closing by one person, closed by another. */
export function FiscalYears({ programmeId }: BooksProps) {
  const { t } = useLanguage();
  const path = { programmeId };
  const years = $api.useQuery('get', '/api/v1/programmes/{programmeId}/fiscal-years', {
    params: { path, query: { limit: 100 } },
  });
  return (
    <Loaded query={years}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('还没有预算年度：登记预算指标后产生', 'No fiscal years yet: they arise with an appropriation')}</p>
        ) : (
          items.map(({ id }) => <Year key={id} id={id} />)
        )
      }
    </Loaded>
  );
}

function Year({ id }: { id: string }) {
  const year = $api.useQuery('get', '/api/v1/fiscal-years/{id}', { params: { path: { id } } });
  return <Loaded query={year}>{(data) => <YearCard year={data} />}</Loaded>;
}

function YearCard({ year }: { year: Schemas['FiscalYearView'] }) {
  const { t } = useLanguage();
  const { id, state, availableFen, carryAvailableFen, closedAt } = year;
  return (
    <TitledCard
      title={t(`${year.year} 年度`, `Year ${year.year}`)}
      extra={<StateTag lifecycle="fiscal_year" state={state} />}
      style={{ marginBottom: 16 }}
    >
      <ActionBar
        collection="fiscal-years"
        lifecycle="fiscal_year"
        subject={year}
        initial={{ propose_close: { carryAvailableFen: availableFen } }}
      />
      <Descriptions
        size="small"
        column={{ xs: 1, md: 3 }}
        style={{ marginBlock: 12 }}
        items={[
          { key: 'available', label: t('可用指标', 'Available'), children: <Money fen={availableFen} /> },
          { key: 'carry', label: t('拟结转', 'To be carried over'), children: <Money fen={carryAvailableFen} /> },
          { key: 'closed', label: t('关账时间', 'Closed at'), children: <Instant at={closedAt} /> },
        ]}
      />
      {carryAvailableFen !== null && closedAt === null && <CarryOver id={id} />}
    </TitledCard>
  );
}

/** What closing the year would carry on and let lapse. */
function CarryOver({ id }: { id: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const carryOver = $api.useQuery('get', '/api/v1/fiscal-years/{id}/carry-over', { params: { path: { id } } });
  return (
    <Loaded query={carryOver}>
      {({ year, nextYear, lapsingFen, lines }) => (
        <>
          <p>
            {t(`关账后结转到 ${nextYear} 年度，将收回 `, `Carried to ${nextYear}; will lapse: `)}
            <Money fen={lapsingFen} />
          </p>
          <RowsTable
            name={t(`${year} 年度结转`, `Carry-over of ${year}`)}
            rows={lines}
            rowKey={({ projectId, source, account }) => `${projectId}${source}${account}`}
            empty={t('没有可结转的余额', 'Nothing to carry over')}
            columns={[
              {
                key: 'what',
                title: t('范围', 'Of'),
                text: ({ projectId }) => (projectId ? t('项目', 'Project') : t('计划', 'Programme')),
              },
              { key: 'source', title: t('资金来源', 'Source'), text: ({ source }) => words.choice(source, 'source') },
              { key: 'account', title: t('科目', 'Account'), text: ({ account }) => words.choice(account, 'account') },
              {
                key: 'now',
                title: t('现有余额（元）', 'Balance (CNY)'),
                align: 'right',
                text: ({ balanceFen }) => yuan(balanceFen),
              },
              {
                key: 'on',
                title: t('将结转（元）', 'Carried (CNY)'),
                align: 'right',
                text: ({ carriedFen }) => yuan(carriedFen),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
