import { Alert, Card, Space, Tag } from 'antd';
import { useState } from 'react';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { useOrganisationChoices } from '../../../ui/use-organisation-choices';

type User = Schemas['UserView'];
type Grant = Schemas['GrantedView'];

/** Takes people in and gives them their roles. The api lists no users yet, so those taken in on this visit stand here. */
export function NewUsers({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const [users, setUsers] = useState<readonly User[]>([]);
  return (
    <Card
      style={{ marginTop: 16 }}
      title={<h2 className="card-title">{t('用户', 'Users')}</h2>}
      extra={
        <CommandButton
          primary
          operationId="Identity_createUser"
          title={t('新增用户', 'Add a user')}
          path={{ id: organisationId }}
          onDone={(answer) => setUsers((before) => [answer as User, ...before])}
        />
      }
    >
      {users.length === 0 && (
        <p>
          {t(
            '新增用户后即可在此授予角色；新用户没有角色时只能查看公开内容。',
            'Add a user, then grant roles here; without a role a new user sees only what is public.',
          )}
        </p>
      )}
      {users.map((user) => (
        <NewUser key={user.id} user={user} />
      ))}
    </Card>
  );
}

function NewUser({ user }: { user: User }) {
  const { t } = useLanguage();
  const me = useMe();
  const [grants, setGrants] = useState<readonly Grant[]>([]);
  const [isDisabled, setDisabled] = useState(false);
  const { id, username, displayName, organisationId } = user;
  return (
    <Card size="small" type="inner" style={{ marginBottom: 12 }} title={`${displayName}（${username}）`}>
      {isDisabled && <Alert type="warning" showIcon title={t('已停用', 'Disabled')} style={{ marginBottom: 12 }} />}
      {grants.map((grant) => (
        <Granted
          key={grant.id}
          grant={grant}
          onRevoked={() => setGrants((before) => before.filter((each) => each.id !== grant.id))}
        />
      ))}
      {!isDisabled && (
        <Space wrap>
          {may(me, 'role.grant') && (
            <GrantButton
              userId={id}
              organisationId={organisationId}
              onGranted={(grant) => setGrants((before) => [...before, grant])}
            />
          )}
          {may(me, 'user.disable') && (
            <CommandButton
              operationId="Identity_disable"
              title={t('停用用户', 'Disable the user')}
              path={{ id }}
              onDone={() => setDisabled(true)}
            />
          )}
        </Space>
      )}
    </Card>
  );
}

interface GrantButtonProps {
  readonly userId: string;
  readonly organisationId: string;
  readonly onGranted: (grant: Grant) => void;
}

function GrantButton({ userId, organisationId, onGranted }: GrantButtonProps) {
  const { t } = useLanguage();
  const organisations = useOrganisationChoices();
  const enabled = may(useMe(), 'programme.read');
  const params = { query: { limit: 100 } };
  const { data } = $api.useQuery('get', '/api/v1/programmes', { params }, { enabled });
  const programmeId = data?.items.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` })) ?? [];
  return (
    <CommandButton
      operationId="Identity_grant"
      title={t('授予角色', 'Grant a role')}
      path={{ id: userId }}
      initial={{ organisationId }}
      references={{ organisationId: organisations, programmeId }}
      onDone={(answer) => onGranted(answer as Grant)}
    />
  );
}

function Granted({ grant, onRevoked }: { grant: Grant; onRevoked: () => void }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <div style={{ marginBottom: 8 }}>
      <Space wrap>
        <Tag color="blue">{words.choice(grant.role, 'role')}</Tag>
        {may(useMe(), 'role.revoke') && (
          <CommandButton
            small
            operationId="Identity_revoke"
            title={t(`收回角色：${words.choice(grant.role, 'role')}`, `Revoke: ${words.choice(grant.role, 'role')}`)}
            path={{ id: grant.id }}
            onDone={onRevoked}
          />
        )}
      </Space>
    </div>
  );
}
