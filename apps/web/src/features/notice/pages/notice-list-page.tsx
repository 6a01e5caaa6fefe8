import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Due, Instant, StateTag } from '../../../ui/values';

type Row = Schemas['NoticeSummaryView'];

export default function NoticeListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>(), subjectId: useChosen('subjectId') };
  const notices = $api.useInfiniteQuery('get', '/api/v1/notices', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('公示', 'Public notices')}
      lifecycle="public_notice"
      query={notices}
      columns={useColumns()}
      empty={t('没有公示：在中榜页面发布公示后在此列出', 'None: a notice is published on the page of an award')}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'title',
      title: t('标题', 'Title'),
      text: ({ title }) => title,
      render: ({ id, title }) => (
        <div className="cell-wide">
          <Link to={`/workbench/notices/${id}`}>{title}</Link>
        </div>
      ),
    },
    { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('public_notice', state),
      render: ({ state }) => <StateTag lifecycle="public_notice" state={state} />,
    },
    {
      key: 'published',
      title: t('发布', 'Published'),
      text: ({ publishedAt }) => instantText(publishedAt),
      render: ({ publishedAt }) => <Instant at={publishedAt} />,
    },
    {
      key: 'ends',
      title: t('期满', 'Ends'),
      text: ({ endsAt }) => instantText(endsAt),
      render: ({ endsAt, state }) => <Due at={endsAt} done={state !== 'on_notice'} />,
    },
    {
      key: 'objections',
      title: t('未办结异议', 'Undecided objections'),
      align: 'right',
      text: ({ undecidedObjections }) => String(undecidedObjections),
      render: ({ id, undecidedObjections: count }) =>
        count === 0 ? '0' : <Link to={`/workbench/objections?noticeId=${id}`}>{count}</Link>,
    },
  ];
}
