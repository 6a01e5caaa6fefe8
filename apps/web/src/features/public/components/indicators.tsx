import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { PlainTable } from './plain-table';

type Indicator = Schemas['ChallengeIndicatorView'];

/** What must be reached, how it is measured and by whom. */
export function Indicators({ indicators }: { indicators: readonly Indicator[] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <PlainTable<Indicator>
      wide
      name={t('指标表', 'Indicators')}
      rows={indicators}
      rowKey={({ id }) => id}
      columns={[
        { title: t('指标', 'Indicator'), cell: ({ name }) => name },
        { title: t('要求', 'Target'), cell: (indicator) => t(indicator) },
        {
          title: t('类别', 'Kind'),
          cell: ({ kind, mustPass }) =>
            [words.choice(kind, 'kind'), ...(mustPass ? [t('必须达到', 'must pass')] : [])].join('，'),
        },
        { title: t('条件', 'Condition'), cell: ({ condition }) => condition ?? '—' },
        { title: t('谁来测', 'Measured by'), cell: ({ protocol }) => protocol.who },
        { title: t('怎么测', 'Protocol'), cell: ({ protocol }) => <Protocol protocol={protocol} /> },
        {
          title: t('现状 / 已知最好', 'Today / best known'),
          cell: ({ baseline, bestKnown }) => `${baseline ?? '—'} / ${bestKnown ?? '—'}`,
        },
        { title: t('权重', 'Weight'), isNumber: true, cell: ({ weight }) => weight },
      ]}
    />
  );
}

function Protocol({ protocol: { how, sample, instrument } }: { protocol: Indicator['protocol'] }) {
  const { t } = useLanguage();
  return (
    <>
      {how}
      {sample && <div>{t(`样品：${sample}`, `Sample: ${sample}`)}</div>}
      {instrument && <div>{t(`仪器：${instrument}`, `Instrument: ${instrument}`)}</div>}
    </>
  );
}
