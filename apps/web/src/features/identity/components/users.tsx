import { Space, Tag } from 'antd';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';
import { CommandButton } from '../../../ui/command-form/command-button';
import { DataTable, type Column } from '../../../ui/data-table';
import { TitledCard } from '../../../ui/titled-card';
import { GrantButton, RevokeButton } from './grants';

type User = Schemas['UserDetailView'];

/** The people of an organisation and the roles they hold. */
export function Users({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const columns = useColumns();
  const params = { path: { id: organisationId } };
  const users = $api.useInfiniteQuery('get', '/api/v1/organisations/{id}/users', { params }, byCursor);
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('用户', 'Users')}
      extra={
        may(me, 'user.create') && (
          <CommandButton
            primary
            operationId="Identity_createUser"
            title={t('新增用户', 'Add a user')}
            path={{ id: organisationId }}
          />
        )
      }
    >
      <DataTable
        name={t('用户', 'Users')}
        query={users}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('还没有用户：新增用户后再授予角色', 'Nobody yet: add a user, then grant roles')}
      />
    </TitledCard>
  );
}

function useColumns(): Column<User>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'name', title: t('姓名', 'Name'), text: ({ displayName }) => displayName },
    { key: 'username', title: t('用户名', 'User name'), text: ({ username }) => username },
    { key: 'email', title: t('邮箱', 'E-mail'), text: ({ email }) => email ?? '—' },
    {
      key: 'roles',
      title: t('角色', 'Roles'),
      text: ({ grants }) => grants.map(({ role }) => words.choice(role, 'role')).join('、'),
      render: ({ grants }) => (
        <Space orientation="vertical" size={4}>
          {grants.map((grant) => (
            <RevokeButton key={grant.id} grant={grant} />
          ))}
        </Space>
      ),
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ disabledAt }) =>
        disabledAt
          ? t(`已于 ${dateText(disabledAt)} 停用`, `Disabled on ${dateText(disabledAt)}`)
          : t('在用', 'Active'),
      render: ({ disabledAt }) =>
        disabledAt ? (
          <Tag>{t(`已于 ${dateText(disabledAt)} 停用`, `Disabled on ${dateText(disabledAt)}`)}</Tag>
        ) : (
          <Tag color="blue">{t('在用', 'Active')}</Tag>
        ),
    },
    {
      key: 'actions',
      title: t('操作', 'Actions'),
      text: () => '',
      render: (user) => <UserActions user={user} />,
    },
  ];
}

function UserActions({ user }: { user: User }) {
  const { t } = useLanguage();
  const me = useMe();
  const { id, email, displayName } = user;
  return (
    <Space wrap className="no-print">
      {may(me, 'role.grant') && <GrantButton user={user} />}
      {may(me, 'user.edit') && (
        <CommandButton
          small
          operationId="Identity_editUser"
          title={t('修改邮箱', 'Change the e-mail')}
          about={displayName}
          path={{ id }}
          initial={{ email }}
        />
      )}
      {may(me, 'user.disable') && !user.disabledAt && (
        <CommandButton
          small
          operationId="Identity_disable"
          title={t('停用', 'Disable')}
          about={displayName}
          path={{ id }}
        />
      )}
    </Space>
  );
}
