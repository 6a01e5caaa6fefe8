import { Empty } from 'antd';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded } from '../../../ui/page';
import { Instant, StateTag } from '../../../ui/values';

/** Questions about a challenge and what was answered; who may answer does it here. */
export function Clarifications({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const clarifications = $api.useQuery('get', '/api/v1/challenges/{id}/clarifications', {
    params: { path: { id: challengeId } },
  });
  return (
    <section aria-label={t('答疑', 'Questions and answers')}>
      <h3>{t('答疑', 'Questions and answers')}</h3>
      <Loaded query={clarifications}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('还没有人提问', 'Nobody has asked yet')} />
          ) : (
            <ul className="plain-list">
              {items.map((item) => (
                <li key={item.id}>
                  <p className="prewrap">
                    <strong>{t('问：', 'Q: ')}</strong>
                    {item.question} <StateTag lifecycle="clarification" state={item.state} />{' '}
                    <Instant at={item.askedAt} />
                  </p>
                  {item.answer && (
                    <p className="prewrap">
                      <strong>{t('答：', 'A: ')}</strong>
                      {item.answer}
                    </p>
                  )}
                  {item.declineReason && (
                    <p>{t(`不予答复：${item.declineReason}`, `Not answered: ${item.declineReason}`)}</p>
                  )}
                  <ActionBar collection="clarifications" lifecycle="clarification" subject={item} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
