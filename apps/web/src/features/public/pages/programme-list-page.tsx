import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Page } from '../../../ui/page';
import { StateTag } from '../../../ui/values';
import { Cards } from '../components/cards';
import { Facts } from '../components/facts';

/** The programmes under which challenges are published. */
export function Component() {
  const { t } = useLanguage();
  const words = useWords();
  const programmes = $api.useInfiniteQuery('get', '/api/v1/public/programmes', { params: { query: {} } }, byCursor);
  return (
    <Page title={t('计划', 'Programmes')}>
      <Cards
        query={programmes}
        rowKey={({ id }) => id}
        empty={t('还没有公开的计划。', 'There is no public programme yet.')}
        card={({ id, name, number, state, agencyName, organiserName, mode, openChallenges }) => (
          <article>
            <h2>
              <Link to={`/programmes/${id}`}>{name}</Link>
            </h2>
            <p>
              <StateTag lifecycle="programme" state={state} />
              <span className="amount">{number}</span>
            </p>
            <Facts
              items={[
                [t('主管部门', 'Agency'), agencyName],
                [t('组织单位', 'Organiser'), organiserName ?? '—'],
                [t('组织方式', 'Mode'), words.choice(mode, 'mode')],
                [
                  t('正在揭榜', 'Open now'),
                  <Link key="open" to={`/challenges?programmeId=${id}&state=open`}>
                    {t(`${openChallenges} 个榜题`, `${openChallenges} challenges`)}
                  </Link>,
                ],
              ]}
            />
          </article>
        )}
      />
    </Page>
  );
}
