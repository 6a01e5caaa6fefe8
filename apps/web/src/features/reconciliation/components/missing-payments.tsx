import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable } from '../../../ui/data-table';
import type { MonthProps } from '../pages/reconciliation-page';

/** What the treasury reported and the bank's statements do not show. */
export function MissingPayments({ programmeId, month }: MonthProps) {
  const { t } = useLanguage();
  const words = useWords();
  const missing = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{id}/missing-payments',
    { params: { path: { id: programmeId }, query: { month } } },
    byCursor,
  );
  return (
    <DataTable
      name={t(`银行没有的支付 ${month}`, `Missing at the bank ${month}`)}
      query={missing}
      rowKey={({ id }) => id}
      empty={t('没有：国库回报的支付在银行流水中都有', 'None: every reported payment is on a statement')}
      columns={[
        {
          key: 'reference',
          title: t('支付指令号', 'Reference'),
          text: ({ instructionReference }) => instructionReference,
          render: ({ disbursementId, instructionReference }) => (
            <Link to={`/workbench/disbursements/${disbursementId}`}>{instructionReference}</Link>
          ),
        },
        { key: 'event', title: t('事项', 'Event'), text: ({ event }) => words.choice(event, 'event') },
        {
          key: 'amount',
          title: t('金额（元）', 'Amount (CNY)'),
          align: 'right',
          text: ({ amountFen }) => yuan(amountFen),
        },
        { key: 'payee', title: t('收款人', 'Payee'), text: ({ payeeName }) => payeeName },
        { key: 'bank', title: t('银行流水号', 'Bank reference'), text: ({ bankReference }) => bankReference },
        { key: 'at', title: t('回报时间', 'Reported'), text: ({ reportedAt }) => instantText(reportedAt) },
      ]}
    />
  );
}
