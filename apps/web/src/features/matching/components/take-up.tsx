import { Button } from 'antd';
import { Link } from 'react-router';
import { useLanguage } from '../../../i18n/language';

/** The way from a challenge to its proposal. */
export function TakeUp({ challenge: { id, number } }: { challenge: { readonly id: string; readonly number: string } }) {
  const { t } = useLanguage();
  return (
    <Link to={`/workbench/challenges/${id}/take-up`}>
      <Button size="small" aria-label={t(`揭榜 ${number}`, `Take up ${number}`)}>
        {t('揭榜', 'Take up')}
      </Button>
    </Link>
  );
}
