import { Space, Tag, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { LinkButton } from '../../../ui/link-button';
import { Page } from '../../../ui/page';
import { Due, Instant } from '../../../ui/values';
import { placeOf } from '../places';

type Row = Schemas['WorkItemView'];

const REFRESH_MS = 60_000;

/** What waits for me: everything that only I and people like me can move on, the most urgent first. */
export default function WorklistPage() {
  const { t } = useLanguage();
  const [search] = useSearchParams();
  const kind = search.get('kind') as Row['subjectType'] | null;
  const query = kind ? { subjectType: kind as never } : {};
  const work = $api.useInfiniteQuery(
    'get',
    '/api/v1/me/worklist',
    { params: { query } },
    { ...byCursor, refetchInterval: REFRESH_MS },
  );
  return (
    <Page title={t('待办', 'What waits for me')} extra={<Beginnings />}>
      <WorkCounts chosen={kind} />
      <DataTable
        name={t('待办', 'What waits for me')}
        query={work}
        columns={useColumns()}
        rowKey={({ subjectType, id, actions }) => `${subjectType} ${id} ${actions.map(({ name }) => name).join(' ')}`}
        empty={t(
          '没有等您办理的事项。有新事项时会出现在这里，也会发消息给您。',
          'Nothing waits for you. New work appears here, and you are notified of it.',
        )}
      />
    </Page>
  );
}

/** What a person begins: nobody else's step brings it into the list. */
function Beginnings() {
  const { t } = useLanguage();
  const me = useMe();
  const beginnings = [
    { to: '/workbench/needs/new', text: t('提出需求', 'Post a need'), permission: 'need.create' },
    { to: '/workbench/matching', text: t('找榜题揭榜', 'Find a challenge to take up'), permission: 'proposal.create' },
  ].filter(({ permission }) => may(me, permission));
  return (
    <Space wrap>
      {beginnings.map(({ to, text }) => (
        <LinkButton key={to} to={to} type="primary">
          {text}
        </LinkButton>
      ))}
    </Space>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  return [
    {
      key: 'title',
      title: t('事项', 'What'),
      text: ({ number, title }) => `${number ?? ''} ${title}`.trim(),
      render: (item) => (
        <>
          <Link to={placeOf(item)}>{item.title}</Link>
          <div>
            <Typography.Text type="secondary">
              {[item.number, item.programmeName].filter((text) => text && text !== item.title).join(' · ')}
            </Typography.Text>
          </div>
        </>
      ),
    },
    {
      key: 'actions',
      title: t('待您办理', 'Yours to do'),
      text: ({ actions }) => actions.map((action) => t(action)).join('、'),
      render: ({ actions }) => (
        <Space wrap size={4}>
          {actions.map((action) => (
            <Tag key={action.name} color="blue">
              {t(action)}
            </Tag>
          ))}
        </Space>
      ),
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ stateText }) => (stateText ? t(stateText) : ''),
    },
    {
      key: 'due',
      title: t('期限', 'Due'),
      text: ({ dueAt }) => (dueAt ? instantText(dueAt) : ''),
      render: ({ dueAt, overdue }) => (
        <>
          {overdue && <Tag color="red">{t('已逾期', 'Overdue')}</Tag>}
          <Due at={dueAt} />
        </>
      ),
    },
    {
      key: 'since',
      title: t('等待自', 'Since'),
      text: ({ since }) => (since ? instantText(since) : ''),
      render: ({ since }) => <Instant at={since} />,
    },
  ];
}

/** How much of each kind; pressing one shows only that. */
function WorkCounts({ chosen }: { chosen: string | null }) {
  const { t } = useLanguage();
  const counts = $api.useQuery('get', '/api/v1/me/worklist/counts', {}, { refetchInterval: REFRESH_MS });
  const items = counts.data?.items.filter(({ count }) => count > 0) ?? [];
  if (items.length === 0) return null;
  return (
    <nav aria-label={t('按类别', 'By kind')} className="work-counts">
      <Link to="/workbench" aria-current={chosen === null ? 'page' : undefined}>
        {t('全部', 'All')}
      </Link>
      {items.map(({ subjectType, count, more, overdue, ...words }) => (
        <Link
          key={subjectType}
          to={`/workbench?kind=${subjectType}`}
          aria-current={chosen === subjectType ? 'page' : undefined}
        >
          {t(words)} {more ? `${count}+` : count}
          {overdue > 0 && <Tag color="red">{t(`逾期 ${overdue}`, `${overdue} overdue`)}</Tag>}
        </Link>
      ))}
    </nav>
  );
}
