import { useLanguage } from '../../../i18n/language';
import { RowsTable } from '../../../ui/rows-table';
import type { Difference } from './differences';

/** The rules being edited beside the version in force: what differs. */
export function Comparison({ differences }: { differences: readonly Difference[] }) {
  const { t } = useLanguage();
  return (
    <RowsTable
      name={t('与现行规则比较', 'Compared with the rules in force')}
      rows={differences}
      rowKey={({ where }) => where}
      empty={t('与现行规则相同', 'The same as the rules in force')}
      columns={[
        {
          key: 'where',
          title: t('规则', 'Rule'),
          text: ({ where }) => where,
          render: ({ where }) => <div className="cell-wide">{where}</div>,
        },
        {
          key: 'before',
          title: t('现行', 'In force'),
          text: ({ before }) => before,
          render: ({ before }) => <del className="cell-narrow">{before}</del>,
        },
        {
          key: 'after',
          title: t('改为', 'Changed to'),
          text: ({ after }) => after,
          render: ({ after }) => <ins className="cell-narrow">{after}</ins>,
        },
      ]}
    />
  );
}
