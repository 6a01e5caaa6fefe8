import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { RowsTable } from '../../../ui/rows-table';
import { Day, Money, StateTag } from '../../../ui/values';

interface Props {
  readonly name: string;
  readonly contributions: readonly Schemas['ContributionView'][];
  readonly empty: string;
}

/** Money that was put in, each with its voucher number and the way to its scan. */
export function ContributionTable({ name, contributions, empty }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <RowsTable
      name={name}
      rows={contributions}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'voucher',
          title: t('凭证号', 'Voucher'),
          text: ({ voucherNo }) => voucherNo,
          render: ({ id, voucherNo }) => <Link to={`/workbench/contributions/${id}`}>{voucherNo}</Link>,
        },
        {
          key: 'state',
          title: t('状态', 'State'),
          text: ({ state }) => words.state('contribution', state),
          render: ({ state }) => <StateTag lifecycle="contribution" state={state} />,
        },
        {
          key: 'amount',
          title: t('金额（元）', 'Amount (CNY)'),
          align: 'right',
          text: ({ amountFen }) => yuan(amountFen),
          render: ({ amountFen }) => <Money fen={amountFen} />,
        },
        {
          key: 'paid',
          title: t('付款日期', 'Paid on'),
          text: ({ paidOn }) => paidOn,
          render: ({ paidOn }) => <Day at={paidOn} />,
        },
        {
          key: 'instalment',
          title: t('计划期次', 'Instalment'),
          text: ({ instalment }) => (instalment === null ? '' : `${instalment}`),
        },
        { key: 'source', title: t('出资方', 'Who pays'), text: ({ source }) => words.choice(source, 'source') },
        { key: 'kind', title: t('投入方式', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
        { key: 'funds', title: t('资金性质', 'Funds'), text: ({ funds }) => words.choice(funds, 'funds') },
        { key: 'files', title: t('附件', 'Files'), align: 'right', text: ({ files }) => `${files.length}` },
      ]}
    />
  );
}
