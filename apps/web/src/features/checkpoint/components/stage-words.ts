import { useLanguage } from '../../../i18n/language';

/** A stage of a race in words: by the number of its milestone, and the placing at the end. */
export function useStageWords() {
  const { t } = useLanguage();
  return (stage: number | null): string =>
    stage === null ? t('最终排名', 'Placing') : t(`第 ${stage} 赛段`, `Stage ${stage}`);
}
