import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Due, Instant, StateTag } from '../../../ui/values';

type Row = Schemas['ObjectionSummaryView'];

interface ObjectionFilter {
  readonly state?: Row['state'][] | undefined;
  readonly kind?: Row['kind'][] | undefined;
  readonly noticeId?: string | undefined;
}

/** The objections that the reader may know of: those it handles, and its own. */
export function useObjections(query: ObjectionFilter) {
  return $api.useInfiniteQuery('get', '/api/v1/objections', { params: { query } }, byCursor);
}

export function ObjectionTable({ filter, empty }: { filter: ObjectionFilter; empty: string }) {
  const { t } = useLanguage();
  return (
    <DataTable
      name={t('异议', 'Objections')}
      query={useObjections(filter)}
      columns={useObjectionColumns()}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

export function useObjectionColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/objections/${id}`}>{number}</Link>,
    },
    { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('objection', state),
      render: ({ state }) => <StateTag lifecycle="objection" state={state} />,
    },
    {
      key: 'filed',
      title: t('提出', 'Filed'),
      text: ({ filedAt }) => instantText(filedAt),
      render: ({ filedAt }) => <Instant at={filedAt} />,
    },
    {
      key: 'due',
      title: t('答复期限', 'Reply due'),
      text: ({ replyDueAt }) => instantText(replyDueAt),
      render: ({ replyDueAt, state }) => (
        <Due at={replyDueAt} done={words.lifecycle('objection')?.states[state]?.final ?? false} />
      ),
    },
    {
      key: 'decided',
      title: t('办结', 'Decided'),
      text: ({ decidedAt }) => (decidedAt ? instantText(decidedAt) : '—'),
      render: ({ decidedAt }) => <Instant at={decidedAt} />,
    },
  ];
}
