import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Space, Tag, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { $api, api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { Instant } from '../../../ui/values';

type Row = Schemas['NotificationView'];

/** All notifications of mine, the newest first; unread ones alone with `?unread=true`. */
export default function NotificationListPage() {
  const { t } = useLanguage();
  const [search] = useSearchParams();
  const onlyUnread = search.get('unread') === 'true';
  const query = onlyUnread ? { unread: 'true' as never } : {};
  const notifications = $api.useInfiniteQuery('get', '/api/v1/me/notifications', { params: { query } }, byCursor);
  return (
    <Page
      title={t('消息', 'Notifications')}
      extra={
        <Space wrap>
          <Link to={onlyUnread ? '/workbench/notifications' : '/workbench/notifications?unread=true'}>
            {onlyUnread ? t('看全部', 'Show all') : t('只看未读', 'Unread only')}
          </Link>
          <ReadAllButton />
        </Space>
      }
    >
      <DataTable
        name={t('消息', 'Notifications')}
        query={notifications}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={t('没有消息：有事项与您有关时会通知您', 'None: you are told when something concerns you')}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'title',
      title: t('消息', 'Notification'),
      text: ({ title, body }) => `${t(title)}：${t(body)}`,
      render: (row) => <Message row={row} />,
    },
    {
      key: 'group',
      title: t('类别', 'Group'),
      text: ({ group }) => (group ? words.choice(group, 'group') : ''),
    },
    {
      key: 'at',
      title: t('时间', 'When'),
      text: ({ createdAt }) => instantText(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
  ];
}

/** Opening what a notification is about marks it as read. */
function Message({ row: { id, title, body, link, readAt } }: { row: Row }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: () => api.POST('/api/v1/me/notifications/{id}/actions/read', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      {!readAt && <Tag color="blue">{t('未读', 'Unread')}</Tag>}
      <Link to={link} onClick={() => !readAt && read.mutate()}>
        {t(title)}
      </Link>
      <div>
        <Typography.Text type="secondary">{t(body)}</Typography.Text>
      </div>
    </>
  );
}

function ReadAllButton() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const readAll = useMutation({
    mutationFn: () => api.POST('/api/v1/me/notifications/actions/read-all', {}),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
      {t('全部标为已读', 'Mark all as read')}
    </Button>
  );
}
