import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';

interface PagedQuery<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

interface Props<Row> {
  readonly query: PagedQuery<Row>;
  readonly rowKey: (row: Row) => string;
  readonly card: (row: Row) => ReactNode;
  /** What is said, and what to do, when there is nothing. */
  readonly empty: ReactNode;
}

/** A public list as cards, page by page. */
export function Cards<Row>({ query, rowKey, card, empty }: Props<Row>) {
  const { t } = useLanguage();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0) return <div className="panel">{empty}</div>;
        return (
          <>
            <ul className="public-cards">
              {rows.map((row) => (
                <li key={rowKey(row)}>{card(row)}</li>
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                className="no-print"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('更多', 'More')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
