import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';
import { DataTable, type Column, type PagedQuery } from './data-table';
import { FilterLinks } from './filter-links';
import { Page } from './page';

const STATE = 'state';

/** The state in the address, `?state=draft`, as a list of the api takes it. */
export function useChosenState<State extends string>(): State[] | undefined {
  const chosen = useChosen(STATE);
  return chosen === undefined ? undefined : [chosen as State];
}

/** What the address says under this name, `?challengeId=…`, for the query of a list. */
export function useChosen(name: string): string | undefined {
  const [search] = useSearchParams();
  return search.get(name) ?? undefined;
}

interface StateLinksProps {
  readonly lifecycle: string;
  /** Those that the list may have; every state of the lifecycle when left out. */
  readonly states?: readonly string[];
}

/** Chooses the state of a list. */
export function StateLinks({ lifecycle, states }: StateLinksProps) {
  const { t } = useLanguage();
  const words = useWords();
  const offered = states ?? Object.keys(words.lifecycle(lifecycle)?.states ?? {});
  return (
    <FilterLinks
      param={STATE}
      label={t('按状态筛选', 'Filter by state')}
      all={t('全部状态', 'All states')}
      options={offered.map((state) => ({ value: state, text: words.state(lifecycle, state) }))}
    />
  );
}

interface ObjectListProps<Row> extends StateLinksProps {
  /** The heading of the page and the name of its table. */
  readonly title: string;
  readonly query: PagedQuery<Row>;
  readonly columns: readonly Column<Row>[];
  /** What to do when there is nothing at all: words, perhaps a link. */
  readonly empty: ReactNode;
  /** What can be done with the whole list, beside the heading. */
  readonly extra?: ReactNode;
  /** Filters of its own beside that of the state. */
  readonly filters?: ReactNode;
}

/** The page of a list of objects: what it may be filtered by, and its table. */
export function ObjectList<Row extends { readonly id: string }>(props: ObjectListProps<Row>) {
  const { title, lifecycle, states, query, columns, empty, extra, filters } = props;
  const { t } = useLanguage();
  const [search] = useSearchParams();
  const isFiltered = search.size > 0;
  // A filter that came with a link (`?challengeId=…`) may stand nowhere else on the page: it is undone here.
  const all = [...search.keys()].some((name) => name !== STATE) && (
    <Link to="?">{t('清除筛选，看全部', 'Clear the filters')}</Link>
  );
  return (
    <Page title={title} extra={extra} wide>
      <StateLinks lifecycle={lifecycle} states={states} />
      {(filters || all) && (
        <div className="filters no-print">
          {filters}
          {all}
        </div>
      )}
      <DataTable
        name={title}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        empty={isFiltered ? t('没有符合筛选条件的记录', 'Nothing matches the filters') : empty}
      />
    </Page>
  );
}
