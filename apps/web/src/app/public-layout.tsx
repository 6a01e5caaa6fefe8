import { Space } from 'antd';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';
import { useLanguage } from '../i18n/language';
import { LanguageSwitch } from './language-switch';
import { useMe } from './session';
import { useFocusAfterRouteChange } from './use-focus-after-route-change';
import './public.css';

const SECTIONS = [
  { path: '/challenges', zh: '榜单', en: 'Challenges' },
  { path: '/notices', zh: '公示', en: 'Public notices' },
  { path: '/results', zh: '结果', en: 'Results' },
  { path: '/programmes', zh: '计划', en: 'Programmes' },
  { path: '/figures', zh: '数据', en: 'Figures' },
] as const;

/** The public site. Plain elements, no menu component: its first script stays small. */
export function PublicLayout() {
  const { t } = useLanguage();
  const me = useMe();
  const main = useFocusAfterRouteChange();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <header className="public-header no-print">
        <Link to="/" className="brand">
          {t('揭榜挂帅', 'Open Challenges')}
        </Link>
        <nav aria-label={t('主导航', 'Main')}>
          <ul className="public-nav">
            {SECTIONS.map(({ path, zh, en }) => (
              <li key={path}>
                <NavLink to={path}>{t(zh, en)}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <Space style={{ marginLeft: 'auto' }}>
          <LanguageSwitch />
          <Link to={me ? '/workbench' : '/sign-in'} className="link-button is-primary">
            {me ? t('工作台', 'Workbench') : t('登录', 'Sign in')}
          </Link>
        </Space>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <footer className="public-footer no-print">
        {t('时间均为北京时间；金额以人民币计。', 'Times are Beijing time; amounts are in CNY.')}
      </footer>
      <ScrollRestoration />
    </>
  );
}
