import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { RowsTable } from '../../../ui/rows-table';

/** A line of a computation, of a payment as of a trial. */
interface Line {
  readonly zh: string;
  readonly en: string;
  readonly amountFen: string;
  readonly basisFen?: string | null;
  readonly ratioPpm?: number | string | null;
}

/** How an amount came about, line by line, as the api computed it. */
export function Computation({ name, lines }: { name: string; lines: readonly Line[] }) {
  const { t } = useLanguage();
  const numbered = lines.map((line, index) => ({ ...line, row: index + 1 }));
  const ratio = ({ ratioPpm }: Line) =>
    ratioPpm === undefined || ratioPpm === null ? '' : `${Number(ratioPpm) / 10_000}%`;
  const basis = ({ basisFen }: Line) => (basisFen === undefined || basisFen === null ? '' : yuan(basisFen));
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
