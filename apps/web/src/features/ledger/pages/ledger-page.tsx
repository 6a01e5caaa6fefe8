import { InputNumber } from 'antd';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { ProgrammeChoice } from '../../../ui/programme-choice';
import { Adjustments } from '../components/adjustments';
import { AnnualStatement } from '../components/annual-statement';
import { Balances } from '../components/balances';
import { FiscalYears } from '../components/fiscal-years';
import { Journals, Statement } from '../components/statement';

const VIEWS = {
  statement: Statement,
  journals: Journals,
  years: FiscalYears,
  adjustments: Adjustments,
  annual: AnnualStatement,
} as const;

export interface BooksProps {
  readonly programmeId: string;
  /** The fiscal year; null for all. */
  readonly year: number | null;
}

/** The books of a programme: what is left, what was posted, and the years. */
export default function LedgerPage() {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const year = /^2\d{3}$/.test(params.get('year') ?? '') ? Number(params.get('year')) : null;
  const View = VIEWS[params.get('view') as keyof typeof VIEWS] ?? Balances;
  const chooseYear = (value: number | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete('year');
    else next.set('year', `${value}`);
    setParams(next);
  };
  return (
    <Page title={t('账簿', 'Ledger')} wide>
      <ProgrammeChoice
        beside={
          <InputNumber
            aria-label={t('预算年度', 'Fiscal year')}
            placeholder={t('全部年度', 'All years')}
            min={2000}
            max={2100}
            value={year}
            onChange={chooseYear}
          />
        }
      >
        {(programmeId) => (
          <>
            <FilterLinks
              param="view"
              label={t('账簿内容', 'Books')}
              all={t('余额', 'Balances')}
              options={[
                { value: 'statement', text: t('明细账', 'Statement') },
                { value: 'journals', text: t('分录', 'Journals') },
                { value: 'years', text: t('年度与关账', 'Years and closing') },
                { value: 'adjustments', text: t('以前年度调整', 'Prior-year adjustments') },
                { value: 'annual', text: t('年度决算表', 'Annual statement') },
              ]}
            />
            <View key={programmeId} programmeId={programmeId} year={year} />
          </>
        )}
      </ProgrammeChoice>
    </Page>
  );
}
