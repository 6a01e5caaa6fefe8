import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { Day, Money } from '../../../ui/values';

type Instalment = Pick<Schemas['InstalmentView'], 'number' | 'kind' | 'dueOn' | 'plannedFen'>;

/** What the demander has planned to pay, and by when. */
export function useInstalmentColumns<Row extends Instalment>() {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'number', title: t('期次', 'Instalment'), text: ({ number }: Row) => `${number}` },
    { key: 'kind', title: t('投入方式', 'Kind'), text: ({ kind }: Row) => words.choice(kind, 'kind') },
    {
      key: 'due',
      title: t('到位日期', 'Due'),
      text: ({ dueOn }: Row) => dueOn,
      render: ({ dueOn }: Row) => <Day at={dueOn} />,
    },
    amountColumn('planned', t('计划（元）', 'Planned (CNY)'), ({ plannedFen }: Row) => plannedFen),
  ];
}

export function amountColumn<Row>(key: string, title: string, of: (row: Row) => string) {
  return {
    key,
    title,
    align: 'right' as const,
    text: (row: Row) => yuan(of(row)),
    render: (row: Row) => <Money fen={of(row)} />,
  };
}
