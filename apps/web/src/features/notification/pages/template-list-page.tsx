import { Descriptions, Radio } from 'antd';
import { useState } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage, type Language } from '../../../i18n/language';
import { LANGUAGES } from '../../../ui/language-options';
import { Loaded, Page } from '../../../ui/page';
import { SearchInput } from '../../../ui/search-input';
import { TitledCard } from '../../../ui/titled-card';
import { MailPreview } from '../components/mail-preview';

type Template = Schemas['NotificationTemplateView'];

/** Every message the system sends, with sample data, in both languages, as its reader gets it. */
export default function TemplateListPage() {
  const { t, language } = useLanguage();
  const templates = $api.useQuery('get', '/api/v1/notification-templates');
  const [shown, setShown] = useState<Language>(language);
  const [wanted, setWanted] = useState('');
  return (
    <Page title={t('通知模板', 'Notification templates')}>
      <div className="filters">
        <SearchInput
          allowClear
          style={{ maxWidth: 320 }}
          aria-label={t('按标题或事件查找', 'Find by title or event')}
          placeholder={t('按标题或事件查找', 'Find by title or event')}
          onChange={(event) => setWanted(event.target.value.trim().toLowerCase())}
        />
        <Radio.Group
          aria-label={t('预览语言', 'Language of the preview')}
          value={shown}
          onChange={(event) => setShown(event.target.value as Language)}
          options={LANGUAGES}
        />
      </div>
      <Loaded query={templates}>
        {({ items }) => <Groups templates={items.filter((each) => mentions(each, wanted))} shown={shown} />}
      </Loaded>
    </Page>
  );
}

const mentions = ({ title, event, kind }: Template, wanted: string): boolean =>
  [title.zh, title.en, event ?? '', kind].some((text) => text.toLowerCase().includes(wanted));

function Groups({ templates, shown }: { templates: readonly Template[]; shown: Language }) {
  const { t } = useLanguage();
  const words = useWords();
  const groups = [...new Set(templates.map(({ group }) => group))];
  if (groups.length === 0) return <p>{t('没有这样的模板', 'No such template')}</p>;
  return groups.map((group) => {
    const own = templates.filter((each) => each.group === group);
    return (
      <TitledCard key={group} style={{ marginBottom: 16 }} title={`${words.choice(group, 'group')}（${own.length}）`}>
        {own.map((template) => (
          <TemplatePreview key={template.kind} template={template} shown={shown} />
        ))}
      </TitledCard>
    );
  });
}

/** A template; the mail is drawn once it is opened. */
function TemplatePreview({ template, shown }: { template: Template; shown: Language }) {
  const { t } = useLanguage();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { title, body, event, audiences, link, mail } = template;
  return (
    <details className="rule-section" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{title[shown]}</strong>
      </summary>
      {open && (
        <>
          <Descriptions
            size="small"
            column={1}
            items={[
              {
                key: 'event',
                label: t('触发', 'Sent when'),
                children: event ? words.choice(event, 'eventType') : t('期限提醒', 'a deadline comes near'),
              },
              {
                key: 'audiences',
                label: t('接收人', 'Sent to'),
                children: audiences.map((each) => words.choice(each, 'audiences')).join('、'),
              },
              { key: 'body', label: t('站内消息', 'In the portal'), children: body[shown] },
              { key: 'link', label: t('页面', 'Page'), children: <code>{link}</code> },
              { key: 'subject', label: t('邮件主题', 'Subject of the mail'), children: mail[shown].subject },
            ]}
          />
          <MailPreview mail={mail[shown]} />
        </>
      )}
    </details>
  );
}
