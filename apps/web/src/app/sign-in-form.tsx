import { Alert, Button, Form, Input } from 'antd';
import { explanations } from '../client/problem';
import { useLanguage } from '../i18n/language';
import { useSignIn, type Credentials } from './session';

/** User name and password; says why when it is refused. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useLanguage();
  const signIn = useSignIn();
  const submit = (credentials: Credentials) => signIn.mutate(credentials, { onSuccess: onSignedIn });
  return (
    <Form<Credentials> layout="vertical" onFinish={submit} requiredMark={false}>
      {signIn.error && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 16 }}
          title={explanations(signIn.error)
            .map((text) => t(text))
            .join('；')}
        />
      )}
      <Form.Item name="username" label={t('用户名', 'User name')} rules={[{ required: true }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('密码', 'Password')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('登录', 'Sign in')}
      </Button>
    </Form>
  );
}
