import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { RowsTable } from '../../../ui/rows-table';

type Line = Schemas['PaymentLineView'];

/** How an amount came about, line by line, as the api computed it. */
export function Computation({ name, lines }: { name: string; lines: readonly Line[] }) {
  const { t } = useLanguage();
  const numbered = lines.map((line, index) => ({ ...line, row: index + 1 }));
  const ratio = ({ ratioPpm }: Line) => (ratioPpm === undefined ? '' : `${Number(ratioPpm) / 10_000}%`);
  const basis = ({ basisFen }: Line) => (basisFen === undefined ? '' : yuan(basisFen));
  return (
    <RowsTable
      name={name}
      rows={numbered}
      rowKey={({ row }) => `${row}`}
      empty={t('还没有计算', 'Nothing computed yet')}
      columns={[
        { key: 'row', title: t('行', 'Line'), text: ({ row }) => `${row}` },
        { key: 'what', title: t('项目', 'What'), text: (line) => t(line) },
        { key: 'basis', title: t('基数（元）', 'Basis (CNY)'), align: 'right', text: basis },
        { key: 'ratio', title: t('比例', 'Ratio'), align: 'right', text: ratio },
        {
          key: 'amount',
          title: t('金额（元）', 'Amount (CNY)'),
          align: 'right',
          text: ({ amountFen }) => yuan(amountFen),
        },
      ]}
    />
  );
}
