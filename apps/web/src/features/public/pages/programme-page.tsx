import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Day, StateTag } from '../../../ui/values';
import { Cards } from '../components/cards';
import { Facts } from '../components/facts';
import { Panel } from '../components/panel';

type Programme = Schemas['PublicProgrammeView'];
type Rule = Schemas['RuleInWordsView'];

/** A programme: who runs it, its rules in words, what was published under it. */
export function Component() {
  const { id = '' } = useParams();
  const programme = $api.useQuery('get', '/api/v1/public/programmes/{id}', { params: { path: { id } } });
  return <Loaded query={programme}>{(data) => <ProgrammeContent programme={data} />}</Loaded>;
}

function ProgrammeContent({ programme }: { programme: Programme }) {
  const { t } = useLanguage();
  const words = useWords();
  const { id, name, number, state, agencyName, organiserName, mode, openChallenges, rules } = programme;
  return (
    <Page title={name} trail={[{ to: '/programmes', text: t('计划', 'Programmes') }]}>
      <p>
        <StateTag lifecycle="programme" state={state} />
        <span className="amount">{number}</span>
      </p>
      <Panel title={t('概况', 'Facts')}>
        <Facts
          items={[
            [t('主管部门', 'Agency'), agencyName],
            [t('组织单位', 'Organiser'), organiserName ?? '—'],
            [t('组织方式', 'Mode'), words.choice(mode, 'mode')],
            [
              t('榜题', 'Challenges'),
              <Link key="challenges" to={`/challenges?programmeId=${id}`}>
                {t(`全部（正在揭榜 ${openChallenges} 个）`, `All (${openChallenges} open now)`)}
              </Link>,
            ],
            [
              t('公示与结果', 'Notices and results'),
              <span key="more">
                <Link to={`/notices?programmeId=${id}`}>{t('公示', 'Notices')}</Link>{' '}
                <Link to={`/results?of=projects&programmeId=${id}`}>{t('结果', 'Results')}</Link>{' '}
                <Link to={`/figures?programmeId=${id}`}>{t('数据', 'Figures')}</Link>
              </span>,
            ],
          ]}
        />
      </Panel>
      <Panel title={t('规则', 'Rules')}>
        {[...new Set(rules.map(({ group }) => group))].map((group) => (
          <RuleGroup key={group} group={group} rules={rules.filter((rule) => rule.group === group)} />
        ))}
      </Panel>
      <Bulletins programmeId={id} />
    </Page>
  );
}

function RuleGroup({ group, rules }: { group: Rule['group']; rules: readonly Rule[] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <h3>{words.choice(group, 'group')}</h3>
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.code}>{t(rule)}</li>
        ))}
      </ul>
    </>
  );
}

function Bulletins({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const params = { query: { programmeId } };
  const bulletins = $api.useInfiniteQuery('get', '/api/v1/public/bulletins', { params }, byCursor);
  return (
    <section aria-label={t('各期榜单', 'Bulletins')}>
      <Cards
        query={bulletins}
        rowKey={({ id }) => id}
        empty={t('还没有发布榜单。', 'No bulletin has been published yet.')}
        card={({ id, title, number, publishedAt, challengeCount }) => (
          <article>
            <h2>
              <Link to={`/bulletins/${id}`}>{title}</Link>
            </h2>
            <p>
              <span className="amount">{number}</span> · <Day at={publishedAt} /> ·{' '}
              {t(`${challengeCount} 个榜题`, `${challengeCount} challenges`)}
            </p>
          </article>
        )}
      />
    </section>
  );
}
