import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';
import { useLanguage } from '../i18n/language';
import { LinkButton } from './link-button';

/** A page that failed to load or to draw. */
export function Broken() {
  const { t } = useLanguage();
  const error = useRouteError();
  return (
    <Result
      status="error"
      title={<h1 className="result-title">{t('页面出错了', 'This page failed')}</h1>}
      subTitle={error instanceof Error ? error.message : undefined}
      extra={<Button onClick={() => window.location.reload()}>{t('重新加载', 'Load again')}</Button>}
    />
  );
}

export function NotFound() {
  const { t } = useLanguage();
  return (
    <Result
      status="404"
      title={<h1 className="result-title">{t('没有这个页面', 'There is no such page')}</h1>}
      extra={
        <LinkButton to="/" type="primary">
          {t('回到首页', 'Back to the start')}
        </LinkButton>
      }
    />
  );
}
