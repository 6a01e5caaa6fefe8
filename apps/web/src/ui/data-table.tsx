import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Empty, Progress, Space, Table } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ProblemAlert } from './problem-alert';
import { saveSheet } from './save-sheet';
import { ScrollRegion } from './scroll-region';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What the cell shows; the plain text when left out. */
  readonly render?: (row: Row) => ReactNode;
  /** The cell as plain text: for the spreadsheet, and for the screen where nothing else is said. */
  readonly text: (row: Row) => string;
  readonly align?: 'right';
  readonly width?: number;
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** An infinite query of TanStack, as far as a table needs it. */
export interface PagedQuery<Row> {
  readonly data: { readonly pages: readonly Page<Row>[] } | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => Promise<{ hasNextPage?: boolean; data?: { pages: readonly Page<Row>[] } | undefined }>;
  readonly refetch: () => unknown;
}

interface DataTableProps<Row> {
  /** The name of the table: caption for screen readers, file name of the spreadsheet. */
  readonly name: string;
  readonly query: PagedQuery<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What to do when there is nothing: words, perhaps a button. */
  readonly empty: ReactNode;
}

/** A list of the api, page by page, with its spreadsheet. */
export function DataTable<Row extends object>({ name, query, columns, rowKey, empty }: DataTableProps<Row>) {
  const { t } = useLanguage();
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div>
      <ScrollRegion name={name}>
        <Table<Row>
          size="middle"
          pagination={false}
          loading={query.isPending}
          dataSource={rows}
          rowKey={rowKey}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Empty description={empty} /> }}
          columns={columns.map(({ key, title, render, text, align, width }) => ({
            key,
            title,
            ...(align && { align }),
            ...(width && { width }),
            render: (_: unknown, row: Row) => (
              <div className={align ? 'cell cell-end' : 'cell'}>{render ? render(row) : text(row)}</div>
            ),
          }))}
        />
      </ScrollRegion>
      <Space style={{ marginTop: 12 }} className="no-print">
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('更多', 'More')}
          </Button>
        )}
        {rows.length > 0 && <ExportButton name={name} query={query} columns={columns} />}
      </Space>
    </div>
  );
}

const MAX_ROWS = 10_000;

/** All pages of the list as XLSX, in the reader's language. */
function ExportButton<Row extends object>({
  name,
  query,
  columns,
}: Pick<DataTableProps<Row>, 'name' | 'query' | 'columns'>) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [collected, setCollected] = useState<number | null>(null);
  const exportAll = async () => {
    setCollected(0);
    try {
      const rows = await allRows(query, setCollected);
      await saveSheet(
        name,
        columns.map(({ title, align }) => ({ title, isNumber: align === 'right' })),
        rows.map((row) => columns.map(({ text }) => text(row))),
      );
      if (rows.length >= MAX_ROWS) message.warning(t(`只导出了前 ${MAX_ROWS} 行`, `Only the first ${MAX_ROWS} rows`));
    } catch {
      message.error(t('导出失败，请重试', 'The export failed; please try again'));
    } finally {
      setCollected(null);
    }
  };
  if (collected !== null) {
    return <Progress type="circle" size={32} percent={50} status="active" format={() => `${collected}`} />;
  }
  return (
    <Button icon={<DownloadOutlined />} onClick={() => void exportAll()}>
      {t('导出 Excel', 'Export to Excel')}
    </Button>
  );
}

async function allRows<Row>(query: PagedQuery<Row>, tell: (count: number) => void): Promise<Row[]> {
  let pages = query.data?.pages ?? [];
  let more = query.hasNextPage;
  const count = () => pages.reduce((sum, { items }) => sum + items.length, 0);
  while (more && count() < MAX_ROWS) {
    const next = await query.fetchNextPage();
    pages = next.data?.pages ?? pages;
    more = next.hasNextPage ?? false;
    tell(count());
  }
  return pages.flatMap(({ items }) => [...items]).slice(0, MAX_ROWS);
}
