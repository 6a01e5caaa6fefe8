import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';

/** A mail as its reader gets it. Nothing in it runs, and nothing is loaded from elsewhere. */
export function MailPreview({ mail }: { mail: Schemas['MailContentView'] }) {
  const { t } = useLanguage();
  return (
    <>
      <iframe
        className="mail"
        sandbox=""
        srcDoc={mail.html}
        title={t(`邮件：${mail.subject}`, `Mail: ${mail.subject}`)}
      />
      <details>
        <summary>{t('纯文本', 'Plain text')}</summary>
        <p className="prewrap">{mail.text}</p>
      </details>
    </>
  );
}
