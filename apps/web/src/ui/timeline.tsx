import { Button, Timeline as AntTimeline, Typography } from 'antd';
import { $api, type Schemas } from '../client/api';
import { byCursor } from '../client/paging';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';
import { Loaded } from './page';
import { TitledCard } from './titled-card';
import { Instant } from './values';

type Entry = Schemas['TimelineEntryView'];
type SubjectType = NonNullable<
  import('../client/schema').paths['/api/v1/timeline']['get']['parameters']['query']
>['subjectType'];

/** Who did what with a thing, and when; the newest first. */
export function Timeline({ subjectType, id }: { subjectType: SubjectType; id: string }) {
  const { t } = useLanguage();
  const query = { subjectType, subjectId: id };
  const entries = $api.useInfiniteQuery('get', '/api/v1/timeline', { params: { query } }, byCursor);
  return (
    <TitledCard title={t('办理过程', 'Timeline')} style={{ marginTop: 16 }}>
      <Loaded query={entries}>
        {({ pages }) => (
          <AntTimeline
            items={pages.flatMap(({ items }) =>
              items.map((entry) => ({ key: entry.seq, content: <Step entry={entry} /> })),
            )}
          />
        )}
      </Loaded>
      {entries.hasNextPage && (
        <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('更多', 'More')}
        </Button>
      )}
    </TitledCard>
  );
}

function Step({ entry }: { entry: Entry }) {
  const { t } = useLanguage();
  // What people give as a reason is shown as it is; what a bank gives is a code.
  const words = useWords();
  const { actor, fromStateText, toStateText, reason, at } = entry;
  const who = actor.actorKind === 'system' ? t('系统', 'System') : (actor.name ?? t('（不公开）', '(not shown)'));
  const states = toStateText && (fromStateText ? `${t(fromStateText)} → ${t(toStateText)}` : t(toStateText));
  return (
    <>
      <div>
        <strong>{t(entry)}</strong> {states && <Typography.Text type="secondary">{states}</Typography.Text>}
      </div>
      <div>
        <Instant at={at} /> · {who}
        {actor.organisationName && `（${actor.organisationName}）`}
      </div>
      {reason && <p className="prewrap">{t('理由：', 'Reason: ') + words.message('gateway.reason', reason)}</p>}
    </>
  );
}
