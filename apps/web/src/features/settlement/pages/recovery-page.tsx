import { Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Due, Instant, Money } from '../../../ui/values';
import { Timeline } from '../../../ui/timeline';
import { LedgerEffect } from '../../disbursement/components/ledger-effect';

type Recovery = Schemas['RecoveryView'];

const ROAD = ['assessed', 'notified', 'demanded', 'part_recovered', 'recovered'];

export default function RecoveryPage() {
  const { id = '' } = useParams();
  const recovery = $api.useQuery('get', '/api/v1/recoveries/{id}', { params: { path: { id } } });
  return <Loaded query={recovery}>{(data) => <RecoveryView recovery={data} />}</Loaded>;
}

function RecoveryView({ recovery }: { recovery: Recovery }) {
  const { t } = useLanguage();
  const { id, number, projectId, state } = recovery;
  const project = $api.useQuery('get', '/api/v1/projects/{id}', { params: { path: { id: projectId } } });
  return (
    <Page
      title={t(`追回 ${number}`, `Recovery ${number}`)}
      trail={[
        { to: `/workbench/projects/${projectId}`, text: project.data?.title ?? t('攻关项目', 'Project') },
        { to: `/workbench/recoveries?projectId=${projectId}`, text: t('追回', 'Recoveries') },
      ]}
      wide
    >
      <StateSteps lifecycle="recovery" state={state} road={ROAD} leftAt="demanded" />
      <ActionBar collection="recoveries" lifecycle="recovery" subject={recovery} without={['move_reply']} />
      <div className="cards cards-beside">
        <Facts recovery={recovery} />
        <TitledCard title={t('答复与到账', 'Replies and receipts')}>
          <Replies replies={recovery.replies} />
          <Receipts number={number} receipts={recovery.receipts} />
        </TitledCard>
      </div>
      {project.data && (
        <div className="cards">
          <LedgerEffect programmeId={project.data.programmeId} subjectId={id} number={number} />
        </div>
      )}
      <Timeline subjectType="recovery" id={recovery.id} />
    </Page>
  );
}

function Facts({ recovery }: { recovery: Recovery }) {
  const { t } = useLanguage();
  const { projectId, state, amountFen, receivedFen, writtenOffFen, debtorName, replyBy, writeOffReason } = recovery;
  const open = (BigInt(amountFen) - BigInt(receivedFen) - BigInt(writtenOffFen)).toString();
  return (
    <TitledCard title={t('应追回', 'To recover')}>
      <p className="big-amount">
        <Money fen={amountFen} />
      </p>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'debtor', label: t('被追回单位', 'Debtor'), children: debtorName },
          { key: 'received', label: t('已收回', 'Received'), children: <Money fen={receivedFen} /> },
          { key: 'writtenOff', label: t('已核销', 'Written off'), children: <Money fen={writtenOffFen} /> },
          { key: 'open', label: t('尚未收回', 'Still open'), children: <Money fen={open} /> },
          {
            key: 'reply',
            label: t('答复期限', 'Reply by'),
            children: <Due at={replyBy} done={state !== 'notified'} />,
          },
          { key: 'reason', label: t('核销事由', 'Why write off'), children: writeOffReason ?? '—' },
          {
            key: 'settlement',
            label: t('依据', 'Basis'),
            children: <Link to={`/workbench/projects/${projectId}/settlement`}>{t('结算', 'Settlement')}</Link>,
          },
        ]}
      />
    </TitledCard>
  );
}

function Replies({ replies }: Pick<Recovery, 'replies'>) {
  const { t } = useLanguage();
  return (
    <RowsTable
      name={t('答复', 'Replies')}
      rows={replies}
      rowKey={({ id }) => id}
      empty={t('没有答复', 'No replies')}
      columns={[
        {
          key: 'at',
          title: t('时间', 'At'),
          text: ({ repliedAt }) => instantText(repliedAt),
          render: ({ repliedAt }) => <Instant at={repliedAt} />,
        },
        { key: 'reply', title: t('答复', 'Reply'), text: ({ reply }) => reply },
        { key: 'late', title: t('逾期', 'Late'), text: ({ late }) => (late ? t('是', 'Yes') : '') },
      ]}
    />
  );
}

function Receipts({ number, receipts }: Pick<Recovery, 'number' | 'receipts'>) {
  const { t } = useLanguage();
  return (
    <RowsTable
      name={t(`追回到账 ${number}`, `Receipts ${number}`)}
      rows={receipts}
      rowKey={({ id }) => id}
      empty={t('还没有到账', 'Nothing received yet')}
      columns={[
        { key: 'on', title: t('到账日期', 'Received on'), text: ({ receivedOn }) => receivedOn },
        { key: 'bank', title: t('银行流水号', 'Bank reference'), text: ({ bankReference }) => bankReference },
        {
          key: 'amount',
          title: t('金额（元）', 'Amount (CNY)'),
          align: 'right',
          text: ({ amountFen }) => yuan(amountFen),
        },
      ]}
    />
  );
}
