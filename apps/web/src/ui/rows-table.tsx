import { DataTable, type Column } from './data-table';

interface Props<Row> {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What is said when there is nothing. */
  readonly empty: string;
}

const READ = {
  error: null,
  isPending: false,
  isFetchingNextPage: false,
  hasNextPage: false,
  refetch: () => undefined,
} as const;

/** Rows that came whole with their page, drawn and exported as the lists are. */
export function RowsTable<Row extends object>({ name, rows, columns, rowKey, empty }: Props<Row>) {
  if (rows.length === 0) return <p>{empty}</p>;
  const data = { pages: [{ items: rows, nextCursor: null }] };
  const query = { ...READ, data, fetchNextPage: () => Promise.resolve({ data }) };
  return <DataTable name={name} query={query} columns={columns} rowKey={rowKey} empty={empty} />;
}
