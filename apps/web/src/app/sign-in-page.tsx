import { Link, useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../i18n/language';
import { useTitle } from '../ui/page';
import { TitledCard } from '../ui/titled-card';
import { LanguageSwitch } from './language-switch';
import { SignInForm } from './sign-in-form';

export function Component() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  useTitle(t('登录', 'Sign in'));
  const wanted = search.get('to');
  // Only places of the portal itself: a link must not lead elsewhere after signing in.
  const target = wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/workbench';
  return (
    <main className="sign-in">
      <h1 className="brand">{t('揭榜挂帅', 'Open Challenges')}</h1>
      <TitledCard title={t('登录', 'Sign in')} extra={<LanguageSwitch />}>
        <SignInForm onSignedIn={() => void navigate(target, { replace: true })} />
      </TitledCard>
      <p>
        <Link to="/challenges">{t('先看榜单', 'Look at the challenges first')}</Link>
      </p>
    </main>
  );
}
