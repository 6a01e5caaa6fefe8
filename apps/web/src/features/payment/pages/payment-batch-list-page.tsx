import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { Day, Money, StateTag } from '../../../ui/values';

type Row = Schemas['BatchView'];

/** What was sent to the treasury, message by message. */
export default function PaymentBatchListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const batches = $api.useInfiniteQuery('get', '/api/v1/payment-batches', { params: { query: {} } }, byCursor);
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: t('批次号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/payment-batches/${id}`}>{number}</Link>,
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('payment_batch', state),
      render: ({ state }) => <StateTag lifecycle="payment_batch" state={state} />,
    },
    { key: 'count', title: t('笔数', 'Count'), align: 'right', text: ({ count }) => `${count}` },
    {
      key: 'sum',
      title: t('合计（元）', 'Control sum (CNY)'),
      align: 'right',
      text: ({ controlSumFen }) => yuan(controlSumFen),
      render: ({ controlSumFen }) => <Money fen={controlSumFen} />,
    },
    {
      key: 'on',
      title: t('请求支付日期', 'Requested on'),
      text: ({ requestedOn }) => requestedOn,
      render: ({ requestedOn }) => <Day at={requestedOn} />,
    },
    { key: 'attempt', title: t('提交序号', 'Attempt'), align: 'right', text: ({ attempt }) => `${attempt}` },
  ];
  return (
    <Page title={t('支付批次', 'Payment batches')} wide>
      <DataTable
        name={t('支付批次', 'Payment batches')}
        query={batches}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('还没有支付批次：办理拨付后自动组批', 'None yet: releasing a disbursement makes one')}
      />
    </Page>
  );
}
