import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { RowsTable } from '../../../ui/rows-table';
import { Instant, Money } from '../../../ui/values';

type Instruction = Schemas['InstructionView'];

interface Props {
  readonly name: string;
  readonly instructions: readonly Instruction[];
  readonly empty: string;
  /** Where the reference leads; undefined: nowhere. */
  readonly place: (instruction: Instruction) => string | undefined;
}

export function InstructionTable({ name, instructions, empty, place }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <RowsTable
      name={name}
      rows={instructions}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'reference',
          title: t('支付指令号', 'Reference'),
          text: ({ reference }) => reference,
          render: (instruction) => {
            const to = place(instruction);
            return to ? <Link to={to}>{instruction.reference}</Link> : instruction.reference;
          },
        },
        { key: 'payee', title: t('收款人', 'Payee'), text: ({ payeeName }) => payeeName },
        { key: 'account', title: t('账号', 'Account'), text: ({ payeeAccount }) => payeeAccount },
        {
          key: 'amount',
          title: t('金额（元）', 'Amount (CNY)'),
          align: 'right',
          text: ({ amountFen }) => yuan(amountFen),
          render: ({ amountFen }) => <Money fen={amountFen} />,
        },
        { key: 'outcome', title: t('支付结果', 'Outcome'), text: ({ outcome }) => words.choice(outcome, 'report') },
        { key: 'bank', title: t('银行流水号', 'Bank reference'), text: ({ bankReference }) => bankReference ?? '' },
        {
          key: 'reason',
          title: t('未付原因', 'Why not paid'),
          text: ({ reasonCode }) => (reasonCode ? words.message('gateway.reason', reasonCode) : ''),
        },
        {
          key: 'at',
          title: t('发出', 'Made'),
          text: ({ createdAt }) => instantText(createdAt),
          render: ({ createdAt }) => <Instant at={createdAt} />,
        },
      ]}
    />
  );
}
