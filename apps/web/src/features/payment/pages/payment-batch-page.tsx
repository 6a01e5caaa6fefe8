import { Descriptions } from 'antd';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { TitledCard } from '../../../ui/titled-card';
import { Timeline } from '../../../ui/timeline';
import { Day, Money } from '../../../ui/values';
import { InstructionTable } from '../../disbursement/components/instruction-table';
import { BatchExports } from '../components/batch-exports';

type Batch = Schemas['BatchView'];

const ROAD = ['open', 'sending', 'acknowledged', 'completed'];

/** What was sent to the treasury in one message, and its files for bank or treasury. */
export default function PaymentBatchPage() {
  const { id = '' } = useParams();
  const batch = $api.useQuery('get', '/api/v1/payment-batches/{id}', { params: { path: { id } } });
  return <Loaded query={batch}>{(data) => <BatchDetails batch={data} />}</Loaded>;
}

function BatchDetails({ batch }: { batch: Batch }) {
  const { t } = useLanguage();
  const me = useMe();
  const { id, number, lines } = batch;
  return (
    <Page
      title={t(`支付批次 ${number}`, `Payment batch ${number}`)}
      trail={[{ to: '/workbench/payment-batches', text: t('支付批次', 'Payment batches') }]}
      wide
    >
      <StateSteps lifecycle="payment_batch" state={batch.state} road={ROAD} leftAt="sending" />
      <div className="cards">
        <BatchFacts batch={batch} />
        <TitledCard title={t('支付明细', 'Payments')}>
          <InstructionTable
            name={t(`批次明细 ${number}`, `Payments of ${number}`)}
            instructions={lines}
            empty={t('没有明细', 'No payments')}
            place={({ disbursementId }) => `/workbench/disbursements/${disbursementId}`}
          />
        </TitledCard>
        {may(me, 'payment_export.read') && (
          <TitledCard
            title={t('支付文件', 'Payment files')}
            extra={may(me, 'payment_export.create') && <ExportButton batchId={id} />}
          >
            <BatchExports batchId={id} number={number} />
          </TitledCard>
        )}
      </div>
      <Timeline subjectType="payment_batch" id={id} />
    </Page>
  );
}

function BatchFacts({ batch }: { batch: Batch }) {
  const { t } = useLanguage();
  const { programmeName, count, controlSumFen, requestedOn, attempt, contentHash } = batch;
  const facts = [
    { label: t('计划', 'Programme'), children: programmeName },
    { label: t('笔数', 'Count'), children: count },
    { label: t('合计', 'Control sum'), children: <Money fen={controlSumFen} /> },
    { label: t('请求支付日期', 'Requested on'), children: <Day at={requestedOn} /> },
    { label: t('提交次数', 'Attempts'), children: attempt },
    { label: t('内容哈希（SHA-256）', 'SHA-256 of the content'), children: contentHash, span: 'filled' as const },
  ];
  return (
    <TitledCard title={t('概况', 'Facts')}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        size="small"
        styles={{ content: { overflowWrap: 'anywhere' } }}
        items={facts.map((fact) => ({ ...fact, key: fact.label }))}
      />
    </TitledCard>
  );
}

function ExportButton({ batchId }: { batchId: string }) {
  const { t } = useLanguage();
  return (
    <CommandButton
      primary
      operationId="PaymentExport_export"
      title={t('导出支付文件', 'Export a payment file')}
      path={{ id: batchId }}
      initial={{ profile: 'bank_xlsx', layout: 'metrobank' }}
    />
  );
}
