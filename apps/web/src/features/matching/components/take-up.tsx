import { useLanguage } from '../../../i18n/language';
import { LinkButton } from '../../../ui/link-button';

/** The way from a challenge to its proposal. */
export function TakeUp({ challenge: { id, number } }: { challenge: { readonly id: string; readonly number: string } }) {
  const { t } = useLanguage();
  return (
    <LinkButton
      to={`/workbench/challenges/${id}/take-up`}
      size="small"
      aria-label={t(`揭榜 ${number}`, `Take up ${number}`)}
    >
      {t('揭榜', 'Take up')}
    </LinkButton>
  );
}
