import { Divider, Empty, Space, Typography } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded } from '../../../ui/page';
import { Instant, StateTag } from '../../../ui/values';

type Clarification = Schemas['ClarificationView'];

/** Questions and answers of a challenge: what waits for an answer first. Who asked is shown to nobody. */
export function Clarifications({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const params = { path: { id: challengeId } };
  const clarifications = $api.useQuery('get', '/api/v1/challenges/{id}/clarifications', { params });
  return (
    <Loaded query={clarifications}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            description={t(
              '还没有提问；揭榜期内任何揭榜方均可提问',
              'No questions yet: takers may ask while the window is open',
            )}
          />
        ) : (
          waitingFirst(items).map((item) => <Question key={item.id} item={item} />)
        )
      }
    </Loaded>
  );
}

const waitingFirst = (items: readonly Clarification[]): Clarification[] => [
  ...items.filter(({ state }) => state === 'asked'),
  ...items.filter(({ state }) => state !== 'asked'),
];

function Question({ item }: { item: Clarification }) {
  const { t } = useLanguage();
  return (
    <article>
      <Space wrap>
        <StateTag lifecycle="clarification" state={item.state} />
        <Typography.Text type="secondary">
          {t('提问于', 'Asked')} <Instant at={item.askedAt} />
        </Typography.Text>
      </Space>
      <p className="prewrap">
        <strong>{t('问：', 'Q: ')}</strong>
        {item.question}
      </p>
      {item.answer && (
        <p className="prewrap">
          <strong>{t('答：', 'A: ')}</strong>
          {item.answer}{' '}
          <Typography.Text type="secondary">
            <Instant at={item.answeredAt} />
          </Typography.Text>
        </p>
      )}
      {item.declineReason && (
        <p className="prewrap">
          <strong>{t('不予答复：', 'Declined: ')}</strong>
          {item.declineReason}
        </p>
      )}
      {item.state === 'asked' && <ActionBar collection="clarifications" lifecycle="clarification" subject={item} />}
      <Divider style={{ margin: '12px 0' }} />
    </article>
  );
}
