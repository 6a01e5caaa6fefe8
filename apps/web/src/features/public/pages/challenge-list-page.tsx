import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Due, Money, StateTag } from '../../../ui/values';

export function Component() {
  const { t } = useLanguage();
  const challenges = $api.useInfiniteQuery('get', '/api/v1/public/challenges', { params: { query: {} } }, byCursor);
  return (
    <Page title={t('榜单', 'Challenges')}>
      <Loaded query={challenges}>
        {({ pages }) => (
          <ul className="cards">
            {pages.flatMap(({ items }) =>
              items.map((challenge) => (
                <li key={challenge.id}>
                  <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>{' '}
                  <StateTag lifecycle="challenge" state={challenge.state} />
                  <Money fen={challenge.amountFen} unit="wan" /> <Due at={challenge.takeUpClosesAt} />
                </li>
              )),
            )}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
