import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Descriptions, Form, Input, InputNumber, Select, Space, Switch, Tag } from 'antd';
import { useMe, type Me } from '../../../app/session';
import { $api, api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { LANGUAGES } from '../../../ui/language-options';
import { Loaded, Page } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { TitledCard } from '../../../ui/titled-card';

type Preferences = Schemas['NotificationPreferencesView'];
const MAIL = ['off', 'immediate', 'digest'];

type Wanted = Schemas['NotificationPreferencesInput'];

/** Who I am here, what I may do, and how I want to be told. */
export default function SettingsPage() {
  const { t } = useLanguage();
  const me = useMe();
  const preferences = $api.useQuery('get', '/api/v1/me/notification-preferences', {});
  return (
    <Page title={t('个人设置', 'My settings')}>
      {me && <Person me={me} />}
      {me && <EmailForm email={me.email} />}
      <TitledCard title={t('消息方式', 'How I am told')} style={{ marginTop: 16 }}>
        <Loaded query={preferences}>{(data) => <PreferencesForm preferences={data} />}</Loaded>
      </TitledCard>
    </Page>
  );
}

function Person({ me }: { me: Me }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'name', label: t('姓名', 'Name'), children: me.displayName },
          { key: 'username', label: t('用户名', 'User name'), children: me.username },
          { key: 'organisation', label: t('单位', 'Organisation'), children: me.organisationName },
          {
            key: 'roles',
            label: t('角色', 'Roles'),
            children: (
              <Space wrap size={4}>
                {[...new Set(me.grants.map(({ role }) => role))].map((role) => (
                  <Tag key={role}>{words.choice(role, 'role')}</Tag>
                ))}
              </Space>
            ),
          },
        ]}
      />
    </Card>
  );
}

function EmailForm({ email }: { email: string | null }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (typed: string) => api.PATCH('/api/v1/me', { body: { email: typed || null } }),
    onSuccess: async () => {
      message.success(t('已保存', 'Saved'));
      await queries.invalidateQueries();
    },
  });
  return (
    <TitledCard title={t('电子邮箱', 'E-mail')} style={{ marginTop: 16 }}>
      {save.error && <ProblemAlert error={save.error} />}
      <Form<{ email: string }>
        layout="vertical"
        initialValues={{ email: email ?? '' }}
        onFinish={({ email: typed }) => save.mutate(typed.trim())}
      >
        <Form.Item
          name="email"
          label={t('邮箱地址（留空则不发邮件）', 'Address (none: no mail is sent)')}
          rules={[{ type: 'email', message: t('请填写完整的邮箱地址', 'Please fill in a whole address') }]}
        >
          <Input type="email" autoComplete="email" />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={save.isPending}>
          {t('保存邮箱', 'Save the address')}
        </Button>
      </Form>
    </TitledCard>
  );
}

function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const { t } = useLanguage();
  const words = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Wanted) => api.PUT('/api/v1/me/notification-preferences', { body }),
    onSuccess: async () => {
      message.success(t('已保存', 'Saved'));
      await queries.invalidateQueries();
    },
  });
  const finish = (typed: Wanted) =>
    save.mutate({ ...typed, groups: preferences.groups.map((known, index) => ({ ...known, ...typed.groups[index] })) });
  return (
    <Form<Wanted> layout="vertical" initialValues={preferences} onFinish={finish}>
      {save.error && <ProblemAlert error={save.error} />}
      <div className="form-row">
        <Form.Item name="language" label={t('邮件语言', 'Language of mails')}>
          <Select options={LANGUAGES} />
        </Form.Item>
        <Form.Item name="digestHour" label={t('每日摘要时刻（北京时间）', 'Hour of the digest (Asia/Shanghai)')}>
          <InputNumber min={0} max={23} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {preferences.groups.map(({ group }, index) => (
        <fieldset key={group} className="form-row">
          <legend>{words.choice(group, 'group')}</legend>
          <Form.Item
            name={['groups', index, 'inApp']}
            label={t('在门户中显示', 'In the portal')}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
          <Form.Item name={['groups', index, 'mail']} label={t('邮件', 'Mail')}>
            <Select options={MAIL.map((code) => ({ value: code, label: words.choice(code, 'mail') }))} />
          </Form.Item>
        </fieldset>
      ))}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('保存消息方式', 'Save')}
      </Button>
    </Form>
  );
}
