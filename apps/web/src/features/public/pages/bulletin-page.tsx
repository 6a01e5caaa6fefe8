import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Instant, StateTag } from '../../../ui/values';
import { Cards } from '../components/cards';
import { ChallengeCard } from '../components/challenge-card';
import { Documents } from '../components/documents';
import { Facts } from '../components/facts';
import { Panel } from '../components/panel';
import { Share } from '../components/share';

type Bulletin = Schemas['PublicBulletinView'];

/** A bulletin: what was published together, to read and to print. */
export function Component() {
  const { id = '' } = useParams();
  const bulletin = $api.useQuery('get', '/api/v1/public/bulletins/{id}', { params: { path: { id } } });
  return <Loaded query={bulletin}>{(data) => <BulletinContent bulletin={data} />}</Loaded>;
}

function BulletinContent({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useLanguage();
  const { id, title, number, state, preface, programmeId, programmeName, publishedAt, challengeCount } = bulletin;
  const params = { query: { bulletinId: id } };
  const challenges = $api.useInfiniteQuery('get', '/api/v1/public/challenges', { params }, byCursor);
  return (
    <Page title={title} trail={[{ to: '/challenges', text: t('榜单', 'Challenges') }]}>
      <p>
        <StateTag lifecycle="bulletin" state={state} />
        <span className="amount">{number}</span>
      </p>
      <div className="public-actions no-print">
        <Documents address={`/api/v1/public/bulletins/${id}`} />
        <Share title={title} />
      </div>
      <Panel title={t('说明', 'About')}>
        {preface && <p className="prewrap">{preface}</p>}
        <Facts
          items={[
            [
              t('计划', 'Programme'),
              <Link key="programme" to={`/programmes/${programmeId}`}>
                {programmeName}
              </Link>,
            ],
            [t('发布', 'Published'), <Instant key="published" at={publishedAt} />],
            [t('榜题', 'Challenges'), t(`${challengeCount} 个`, `${challengeCount}`)],
          ]}
        />
      </Panel>
      <section aria-label={t('榜题', 'Challenges')}>
        <Cards
          query={challenges}
          rowKey={(challenge) => challenge.id}
          card={(challenge) => <ChallengeCard challenge={challenge} />}
          empty={t('榜单中没有公开的榜题。', 'No public challenge is in this bulletin.')}
        />
      </section>
    </Page>
  );
}
