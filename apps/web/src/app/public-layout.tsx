import { MenuOutlined } from '@ant-design/icons';
import { Button, Dropdown, Layout, Menu, Space } from 'antd';
import { Link, Outlet, useLocation } from 'react-router';
import { useLanguage } from '../i18n/language';
import { LanguageSwitch } from './language-switch';
import { useMe } from './session';

const SECTIONS = [
  { path: '/challenges', zh: '榜单', en: 'Challenges' },
  { path: '/notices', zh: '公示', en: 'Public notices' },
  { path: '/results', zh: '结果', en: 'Results' },
  { path: '/programmes', zh: '计划', en: 'Programmes' },
  { path: '/figures', zh: '数据', en: 'Figures' },
] as const;

export function PublicLayout() {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const me = useMe();
  const items = SECTIONS.map(({ path, zh, en }) => ({ key: path, label: <Link to={path}>{t(zh, en)}</Link> }));
  const selected = SECTIONS.find(({ path }) => pathname.startsWith(path))?.path ?? '/challenges';
  return (
    <Layout style={{ minHeight: '100vh', background: 'transparent' }}>
      <a className="skip-link" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <Layout.Header className="site-header no-print">
        <Link to="/" className="brand">
          {t('揭榜挂帅', 'Open Challenges')}
        </Link>
        <nav className="site-nav" aria-label={t('主导航', 'Main')}>
          <Menu mode="horizontal" items={items} selectedKeys={[selected]} />
        </nav>
        <Space>
          <LanguageSwitch />
          {me ? (
            <Link to="/workbench">
              <Button type="primary">{t('工作台', 'Workbench')}</Button>
            </Link>
          ) : (
            <Link to={`/sign-in?to=${encodeURIComponent(pathname)}`}>
              <Button type="primary">{t('登录', 'Sign in')}</Button>
            </Link>
          )}
          <Dropdown menu={{ items, selectedKeys: [selected] }} trigger={['click']}>
            <Button className="narrow-only" icon={<MenuOutlined />} aria-label={t('菜单', 'Menu')} />
          </Dropdown>
        </Space>
      </Layout.Header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </Layout>
  );
}
