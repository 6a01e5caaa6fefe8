import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Instant } from '../../../ui/values';
import { DialogButton } from './dialog-button';
import { Panel } from './panel';

type Challenge = Schemas['PublicChallengeView'];

/** Answered questions; who asked is shown to nobody. */
export function Questions({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const { id, clarifications, windowClosedAt } = challenge;
  return (
    <Panel title={t('答疑', 'Questions and answers')}>
      {clarifications.length === 0 && <p>{t('还没有已答复的提问。', 'No answered questions yet.')}</p>}
      {clarifications.map((clarification) => (
        <article key={clarification.id}>
          <p className="prewrap">
            <strong>{t('问：', 'Q: ')}</strong>
            {clarification.question}
          </p>
          <p className="prewrap">
            <strong>{t('答：', 'A: ')}</strong>
            {clarification.answer}{' '}
            <small>
              <Instant at={clarification.answeredAt} />
            </small>
          </p>
        </article>
      ))}
      {windowClosedAt === null && (
        <DialogButton
          text={t('提问', 'ask a question')}
          operationId="Challenge_ask"
          permission="clarification.ask"
          id={id}
          refused={t('提问由揭榜方提出；您的账号没有此权限。', 'Takers ask questions; your account may not.')}
        />
      )}
    </Panel>
  );
}
