import { useLanguage } from '../../../i18n/language';
import type { SHARES } from './content';

/** What the columns of a consortium's shares are called. */
export function useShareNames(): Readonly<Record<(typeof SHARES)[number], string>> {
  const { t } = useLanguage();
  return {
    workPpm: t('工作量', 'Work'),
    moneyPpm: t('经费', 'Money'),
    incomePpm: t('收益', 'Income'),
    ipPpm: t('知识产权', 'Intellectual property'),
  };
}
