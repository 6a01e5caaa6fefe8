import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { ProgrammeChoice } from '../../../ui/programme-choice';
import { Lines } from '../components/lines';
import { MissingPayments } from '../components/missing-payments';
import { PaymentReports } from '../components/payment-reports';
import { Statements } from '../components/statements';
import { Summary } from '../components/summary';

export interface MonthProps {
  readonly programmeId: string;
  /** `2027-01`. */
  readonly month: string;
}

const VIEWS = { lines: Lines, missing: MissingPayments, reports: PaymentReports, statements: Statements } as const;

/** The bank's word against the treasury's: what agrees, what does not, and why. */
export default function ReconciliationPage() {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const given = params.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(given) ? given : dayjs().format('YYYY-MM');
  const View = VIEWS[params.get('view') as keyof typeof VIEWS] ?? Summary;
  const choose = (value: string) => {
    const next = new URLSearchParams(params);
    next.set('month', value);
    setParams(next);
  };
  return (
    <Page title={t('对账', 'Reconciliation')} wide>
      <ProgrammeChoice
        beside={
          <DatePicker
            picker="month"
            aria-label={t('月份', 'Month')}
            allowClear={false}
            value={dayjs(`${month}-01`)}
            onChange={(value) => value && choose(value.format('YYYY-MM'))}
          />
        }
      >
        {(programmeId) => (
          <>
            <FilterLinks
              param="view"
              label={t('对账内容', 'Reconciliation')}
              all={t('汇总', 'Summary')}
              options={[
                { value: 'statements', text: t('对账单', 'Statements') },
                { value: 'lines', text: t('银行流水', 'Bank lines') },
                { value: 'missing', text: t('银行没有的支付', 'Missing at the bank') },
                { value: 'reports', text: t('无法匹配的国库回报', 'Unmatched treasury reports') },
              ]}
            />
            <View key={programmeId} programmeId={programmeId} month={month} />
          </>
        )}
      </ProgrammeChoice>
    </Page>
  );
}
