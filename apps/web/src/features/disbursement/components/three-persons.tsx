import { Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant } from '../../../ui/values';

/** Three different people: who asks, who approves, who releases. */
export function ThreePersons({ disbursement }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const { requestedBy, requestedAt, approvedBy, approvedAt, releasedBy, releasedAt } = disbursement;
  const steps = [
    { key: 'requested', label: t('申请（经办）', 'Requested (officer)'), who: requestedBy, at: requestedAt },
    { key: 'approved', label: t('批准（审批）', 'Approved (approver)'), who: approvedBy, at: approvedAt },
    { key: 'released', label: t('办理（财务）', 'Released (finance)'), who: releasedBy, at: releasedAt },
  ];
  return (
    <TitledCard title={t('三人办理', 'Three persons')}>
      <Descriptions
        size="small"
        bordered
        column={1}
        items={steps.map(({ key, label, who, at }) => ({
          key,
          label,
          children: who ? (
            <>
              {who}　<Instant at={at} />
            </>
          ) : (
            t('尚未办理', 'Not yet')
          ),
        }))}
      />
    </TitledCard>
  );
}
