import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { InstructionTable } from './instruction-table';

/** Every attempt to pay, in order: sent, settled or returned, with the numbers of the bank. */
export function Payments({ disbursement }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const mayReadBatches = may(useMe(), 'payment_batch.read');
  const { number, instructions } = disbursement;
  return (
    <TitledCard
      title={t('支付与退汇', 'Payments and returns')}
      extra={mayReadBatches && <Link to="/workbench/payment-batches">{t('支付批次', 'Payment batches')}</Link>}
    >
      <InstructionTable
        name={t(`支付指令 ${number}`, `Payments ${number}`)}
        instructions={instructions}
        place={({ batchId }) => (mayReadBatches && batchId ? `/workbench/payment-batches/${batchId}` : undefined)}
        empty={t(
          '还没有发出支付指令，办理拨付后自动发送国库',
          'Nothing sent yet: releasing it sends it to the treasury',
        )}
      />
    </TitledCard>
  );
}
