import { keepPreviousData } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { Cards } from '../components/cards';
import { ChallengeCard } from '../components/challenge-card';
import { cleared, queryOf } from '../search/challenge-search';
import { Chips } from '../search/chips';
import { Facets } from '../search/facets';
import { SearchBox } from '../search/search-box';

/** The list of challenges. Every filter is in the address, so that a list can be kept and sent. */
export function Component() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const query = queryOf(address);
  const { sort: _sort, ...filters } = query;
  const options = { ...byCursor, placeholderData: keepPreviousData };
  const challenges = $api.useInfiniteQuery('get', '/api/v1/public/challenges', { params: { query } }, options);
  const { data: counts } = $api.useQuery(
    'get',
    '/api/v1/public/challenges/facets',
    { params: { query: filters } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page
      title={t('榜单', 'Challenges')}
      extra={
        <Button className="no-print" onClick={() => window.print()}>
          {t('打印', 'Print')}
        </Button>
      }
    >
      <SearchBox />
      <Chips />
      <div className="search-grid">
        <Facets counts={counts} />
        <section aria-label={t('榜题', 'Challenges')}>
          <div className="result-head">
            <p role="status" style={{ margin: 0 }}>
              {counts && <Total count={counts.total} complete={counts.complete} />}
            </p>
            {query.q ? <span>{t('按相关度排列', 'Best matches first')}</span> : <Order />}
          </div>
          <Cards
            query={challenges}
            rowKey={({ id }) => id}
            card={(challenge) => <ChallengeCard challenge={challenge} />}
            empty={
              <p>
                {t('没有符合条件的榜题。', 'No challenge fits.')}{' '}
                <Link to={`?${cleared(address).toString()}`}>{t('清除筛选，看全部榜题', 'Clear the filters')}</Link>
              </p>
            }
          />
        </section>
      </div>
    </Page>
  );
}

function Total({ count, complete }: { count: number; complete: boolean }) {
  const { t } = useLanguage();
  const amount = complete ? `${count}` : t(`${count} 以上`, `more than ${count}`);
  return <>{t(`共 ${amount} 个榜题`, `${amount} challenges`)}</>;
}

function Order() {
  const { t } = useLanguage();
  return (
    <FilterLinks
      param="sort"
      label={t('排序', 'Order')}
      all={t('最新发布', 'Newest')}
      options={[
        { value: 'closing', text: t('即将截止', 'Closing soon') },
        { value: 'amount', text: t('金额最高', 'Largest amount') },
      ]}
    />
  );
}
