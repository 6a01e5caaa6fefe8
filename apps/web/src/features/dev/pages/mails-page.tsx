import { Button } from 'antd';
import { useState } from 'react';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { Instant } from '../../../ui/values';
import { MailPreview } from '../../notification/components/mail-preview';

const REFRESH_MS = 5_000;

/** The mails a development installation has caught instead of delivering them. */
export function Component() {
  const { t } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const mails = $api.useQuery('get', '/api/v1/dev/mails', {}, { refetchInterval: REFRESH_MS, retry: false });
  return (
    <Page title={t('截获的邮件（开发模式）', 'Captured mails (dev mode)')}>
      <Loaded query={mails}>
        {({ items }) => (
          <RowsTable
            name={t('截获的邮件', 'Captured mails')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t(
              '还没有邮件：有人收到通知时，邮件会出现在这里',
              'No mail yet: it appears here when somebody is notified',
            )}
            columns={[
              {
                key: 'subject',
                title: t('主题', 'Subject'),
                text: ({ subject }) => subject,
                render: ({ id, subject }) => (
                  <Button type="link" className="mail-subject" onClick={() => setOpen(id)}>
                    {subject}
                  </Button>
                ),
              },
              { key: 'to', title: t('收件人', 'To'), text: ({ to }) => to.join('、') },
              {
                key: 'at',
                title: t('收到', 'Received'),
                text: ({ receivedAt }) => receivedAt,
                render: ({ receivedAt }) => <Instant at={receivedAt} />,
              },
            ]}
          />
        )}
      </Loaded>
      {open && <Mail id={open} />}
    </Page>
  );
}

function Mail({ id }: { id: string }) {
  const mail = $api.useQuery('get', '/api/v1/dev/mails/{id}', { params: { path: { id } } });
  return (
    <Loaded query={mail}>
      {(data) => (
        <section aria-label={data.subject} style={{ marginTop: 16 }}>
          <h2>{data.subject}</h2>
          <p>
            {data.from} → {data.to.join('、')}
          </p>
          <MailPreview mail={data} />
        </section>
      )}
    </Loaded>
  );
}
