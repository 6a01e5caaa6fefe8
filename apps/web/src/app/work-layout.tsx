import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Layout, Menu, Modal, Skeleton, Space } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { onSessionExpired } from '../client/session-expiry';
import { NotificationBell } from '../features/notification/components/notification-bell';
import { useLanguage } from '../i18n/language';
import { LanguageSwitch } from './language-switch';
import { useSections } from './navigation';
import { useMe, useSignOut, type Me } from './session';
import { SignInForm } from './sign-in-form';
import { useFocusAfterRouteChange } from './use-focus-after-route-change';
import { WorkPages } from './work-routes';

/** The workbench: everything for people who are signed in. */
export function Component() {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me === undefined) return <Skeleton active style={{ padding: 24 }} />;
  if (me === null) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  return <Workbench me={me} />;
}

function Workbench({ me }: { me: Me }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const main = useFocusAfterRouteChange();
  const leave = () => signOut.mutate(undefined, { onSettled: () => void navigate('/challenges') });
  return (
    <Layout style={{ minHeight: '100vh', background: 'transparent' }}>
      <a className="skip-link" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <Layout.Header className="site-header no-print">
        <Space>
          <Button
            className="narrow-only"
            icon={<MenuOutlined />}
            aria-label={t('菜单', 'Menu')}
            onClick={() => setOpen(true)}
          />
          <Link to="/workbench" className="brand">
            {t('揭榜挂帅 · 工作台', 'Open Challenges · Workbench')}
          </Link>
        </Space>
        <Space className="who" wrap={false}>
          <NotificationBell />
          <LanguageSwitch />
          <Link to="/workbench/me" className="wide-only">
            {me.displayName}（{me.organisationName}）
          </Link>
          <Button onClick={leave} loading={signOut.isPending}>
            {t('退出', 'Sign out')}
          </Button>
        </Space>
      </Layout.Header>
      <div className="workbench">
        <nav className="wide-only side-nav no-print" aria-label={t('工作台导航', 'Workbench')}>
          <SideMenu />
        </nav>
        <Drawer
          open={open}
          placement="left"
          size={260}
          title={t('菜单', 'Menu')}
          onClose={() => setOpen(false)}
          styles={{ body: { padding: 0 } }}
        >
          <nav aria-label={t('工作台导航', 'Workbench')} onClick={() => setOpen(false)}>
            <SideMenu />
          </nav>
        </Drawer>
        <main id="main" tabIndex={-1} ref={main} className="work-main">
          <WorkPages />
        </main>
      </div>
      <SignInAgain />
    </Layout>
  );
}

const WORKLIST = '/workbench';

function SideMenu() {
  const { pathname } = useLocation();
  const sections = useSections();
  const all = sections.flatMap(({ entries }) => entries.map(({ to }) => to));
  const selected = all
    // The worklist's address begins every other one.
    .filter((to) => pathname === to || (to !== WORKLIST && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)
    .slice(0, 1);
  return (
    <Menu
      mode="inline"
      selectedKeys={selected}
      items={sections.map(({ key, title, entries }) => ({
        key,
        type: 'group' as const,
        label: title,
        children: entries.map(({ to, text }) => ({ key: to, label: <Link to={to}>{text}</Link> })),
      }))}
    />
  );
}

/** When the session ends the person signs in again over the page, and what was being sent goes on. */
function SignInAgain() {
  const { t } = useLanguage();
  const [answer, setAnswer] = useState<((signedIn: boolean) => void) | null>(null);
  useEffect(() => onSessionExpired(() => new Promise((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  const finish = (signedIn: boolean) => {
    answer(signedIn);
    setAnswer(null);
  };
  return (
    <Modal
      open
      title={t('登录已过期，请重新登录（页面内容不会丢失）', 'Your session has ended: sign in again, nothing is lost')}
      footer={null}
      mask={{ closable: false }}
      onCancel={() => finish(false)}
    >
      <SignInForm onSignedIn={() => finish(true)} />
    </Modal>
  );
}
