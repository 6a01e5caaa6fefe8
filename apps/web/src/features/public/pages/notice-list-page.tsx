import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { Day, Due, StateTag } from '../../../ui/values';
import { Cards } from '../components/cards';
import { Facts } from '../components/facts';

type State = Schemas['PublicNoticeSummaryView']['state'];

const STATES: readonly State[] = ['on_notice', 'ended', 'withdrawn'];

/** Public notices: those that can still be objected to say until when. */
export function Component() {
  const { t } = useLanguage();
  const words = useWords();
  const [address] = useSearchParams();
  const state = STATES.filter((each) => address.get('state') === each);
  const programmeId = address.get('programmeId');
  const query = { ...(state.length > 0 && { state }), ...(programmeId && { programmeId }) };
  const notices = $api.useInfiniteQuery('get', '/api/v1/public/notices', { params: { query } }, byCursor);
  return (
    <Page title={t('公示', 'Public notices')}>
      <FilterLinks
        param="state"
        label={t('按状态筛选', 'Filter by state')}
        all={t('全部', 'All')}
        options={STATES.map((value) => ({ value, text: words.state('public_notice', value) }))}
      />
      <Cards
        query={notices}
        rowKey={({ id }) => id}
        card={(notice) => <NoticeCard notice={notice} />}
        empty={
          <p>
            {t('这里还没有公示。', 'There is no notice here yet.')}{' '}
            <Link to="/challenges">{t('看榜单', 'See the challenges')}</Link>
          </p>
        }
      />
    </Page>
  );
}

function NoticeCard({ notice }: { notice: Schemas['PublicNoticeSummaryView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const { id, number, kind, title, state, agencyName, programmeName, publishedAt, endsAt } = notice;
  return (
    <article>
      <h2>
        <Link to={`/notices/${id}`}>{title}</Link>
      </h2>
      <p>
        <StateTag lifecycle="public_notice" state={state} />
        <span className="amount">{number}</span> · {words.choice(kind, 'kind')}
      </p>
      <Facts
        items={[
          [t('发布单位', 'Published by'), agencyName],
          [t('计划', 'Programme'), programmeName],
          [t('发布', 'Published'), <Day key="published" at={publishedAt} />],
          [t('公示期至', 'Until'), <Due key="ends" at={endsAt} done={state !== 'on_notice'} />],
        ]}
      />
    </article>
  );
}
