import type { ReactNode } from 'react';
import { SheetRegion } from '../../../ui/sheet-region';

export interface PlainColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}

interface Props<Row> {
  readonly name: string;
  /** The first column names the row. */
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Too wide for a phone: scrolls in a box of its own. */
  readonly wide?: boolean;
}

/** A table of plain elements: light, prints well, read out by every screen reader. */
export function PlainTable<Row>({ name, columns, rows, rowKey, wide }: Props<Row>) {
  return (
    <SheetRegion name={name}>
      <table className={wide ? 'plain-table is-wide' : 'plain-table'}>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, cell, isNumber }, index) =>
                index === 0 ? (
                  <th key={title} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} className={isNumber ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </SheetRegion>
  );
}
