import { lazy, Suspense } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { Instant } from '../../../ui/values';
import { Waiting } from '../../../ui/waiting';
import { Panel } from './panel';

const TextChanges = lazy(() =>
  import('../../bulletin/components/text-changes').then((module) => ({ default: module.TextChanges })),
);

type Addendum = Schemas['PublicAddendumView'];

/** How the text of a challenge changed since it was published, version by version. */
export function PublicAddenda({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const params = { path: { id: challengeId } };
  const addenda = $api.useQuery('get', '/api/v1/public/challenges/{id}/addenda', { params });
  return (
    <Panel title={t('更正', 'Addenda')}>
      <Loaded query={addenda}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('发布以来没有更正。', 'Nothing has changed since it was published.')}</p>
          ) : (
            <Suspense fallback={<Waiting />}>
              {items.map((addendum) => (
                <Addition key={addendum.id} addendum={addendum} />
              ))}
            </Suspense>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Addition({ addendum }: { addendum: Addendum }) {
  const { t } = useLanguage();
  const { number, version, reason, issuedAt, closedBefore, closesAfter } = addendum;
  return (
    <article>
      <h3>{t(`第 ${version} 版 · ${number}`, `Version ${version} · ${number}`)}</h3>
      <p>
        {t('发布于', 'Issued')} <Instant at={issuedAt} />
        {closesAfter && closesAfter !== closedBefore && (
          <>
            {'；'}
            {t('揭榜截止由', 'closing moved from')} <Instant at={closedBefore} /> {t('改为', 'to')}{' '}
            <Instant at={closesAfter} />
          </>
        )}
      </p>
      <p className="prewrap">{t(`理由：${reason}`, `Why: ${reason}`)}</p>
      <TextChanges changes={addendum} />
    </article>
  );
}
