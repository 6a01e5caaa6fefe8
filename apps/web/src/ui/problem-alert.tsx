import { Alert, Button } from 'antd';
import { explanations, ProblemError } from '../client/problem';
import { useLanguage } from '../i18n/language';

interface Props {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** Why something was refused or did not come, in the reader's words, with the number under which the log knows it. */
export function ProblemAlert({ error, onRetry }: Props) {
  const { t } = useLanguage();
  const [first, ...others] = explanations(error);
  const instance = error instanceof ProblemError ? error.problem.instance.replace('urn:request:', '') : '';
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBlock: 12 }}
      title={first ? t(first) : ''}
      description={
        <>
          {others.map((text) => (
            <div key={text.zh}>{t(text)}</div>
          ))}
          {instance && instance !== 'none' && <small>{t(`请求编号 ${instance}`, `Request ${instance}`)}</small>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('重试', 'Retry')}</Button>}
    />
  );
}
