import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';

/** What the treasury has said, and why it changed nothing; columns of their own stand before and behind it. */
export function useReportColumns<Row extends Schemas['StrayReportView']>(
  first: readonly Column<Row>[],
  last: readonly Column<Row>[],
): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    ...first,
    { key: 'reason', title: t('原因', 'Reason'), text: ({ reason }) => t(reason) },
    { key: 'report', title: t('回报结果', 'Outcome'), text: ({ report }) => words.choice(report, 'report') },
    {
      key: 'amount',
      title: t('回报金额（元）', 'Told (CNY)'),
      align: 'right',
      text: ({ amountFen }) => yuan(amountFen),
    },
    { key: 'bank', title: t('银行流水号', 'Bank reference'), text: ({ bankReference }) => bankReference },
    { key: 'at', title: t('收到时间', 'Received'), text: ({ receivedAt }) => instantText(receivedAt) },
    ...last,
  ];
}
