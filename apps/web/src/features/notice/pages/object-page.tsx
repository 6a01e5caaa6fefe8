import { Alert, Result } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { Due, Instant } from '../../../ui/values';
import { Waiting } from '../../../ui/waiting';
import { ObjectionForm } from '../components/objection-form';

type Notice = Schemas['PublicNoticeDetailView'];
type Receipt = Schemas['ObjectionReceiptView'];

/** Filing an objection to what a notice announces. */
export default function ObjectPage() {
  const { id = '' } = useParams();
  const notice = $api.useQuery('get', '/api/v1/public/notices/{id}', { params: { path: { id } } });
  return <Loaded query={notice}>{(data) => <Filing notice={data} />}</Loaded>;
}

function Filing({ notice }: { notice: Notice }) {
  const { t } = useLanguage();
  const command = useCommand('Objection_file');
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const how = notice.howToObject;
  return (
    <Page
      title={t('提出异议', 'File an objection')}
      trail={[{ to: `/workbench/notices/${notice.id}`, text: notice.number }]}
    >
      <TitledCard title={notice.title} style={{ maxWidth: 820, marginBottom: 16 }}>
        <p className="prewrap">{notice.body}</p>
        <p>
          {t('公示期满：', 'The notice ends: ')}
          <Due at={notice.endsAt} done={how === null} />
          {how &&
            t(
              `；异议在 ${how.replyWorkingDays} 个工作日内答复`,
              `; objections are answered within ${how.replyWorkingDays} working days`,
            )}
        </p>
      </TitledCard>
      {receipt && <Filed receipt={receipt} noticeId={notice.id} />}
      {!receipt && how === null && (
        <Alert
          type="info"
          showIcon
          title={t('公示已结束，不再受理异议', 'The notice is over; no objections are taken any more')}
        />
      )}
      {!receipt &&
        how &&
        (command ? <ObjectionForm {...{ notice, how, command }} onFiled={setReceipt} /> : <Waiting />)}
    </Page>
  );
}

function Filed({ receipt, noticeId }: { receipt: Receipt; noticeId: string }) {
  const { t } = useLanguage();
  const link = receipt.id ? `/workbench/objections/${receipt.id}` : `/workbench/notices/${noticeId}`;
  return (
    <Result
      status="success"
      title={t(`已收到，编号 ${receipt.number}`, `Received under number ${receipt.number}`)}
      subTitle={
        <span>
          {t('答复期限：', 'To be answered by: ')}
          <Instant at={receipt.replyDueAt} />
          {receipt.id === null &&
            t(
              '。匿名举报不留存身份，本页关闭后任何人（包括您本人）都无法由此查到您，请自行记下编号。',
              '. Nothing leads back to you, so that not even you can follow it here. Note the number.',
            )}
        </span>
      }
      extra={<Link to={link}>{receipt.id ? t('查看办理进度', 'Follow it') : t('回到公示', 'Back to the notice')}</Link>}
    />
  );
}
