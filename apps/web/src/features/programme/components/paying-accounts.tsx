import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day } from '../../../ui/values';

/** The accounts from which a programme pays; the newest is the one that payment files name. */
export function PayingAccounts({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const params = { path: { id: programmeId } };
  const reads = may(me, 'paying_account.read');
  const accounts = $api.useQuery('get', '/api/v1/programmes/{id}/paying-accounts', { params }, { enabled: reads });
  if (!reads) return null;
  const name = t('付款账户', 'Paying accounts');
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={name}
      extra={
        may(me, 'paying_account.record') && (
          <CommandButton
            operationId="PaymentExport_recordAccount"
            title={t('登记付款账户', 'Record a paying account')}
            path={{ id: programmeId }}
          />
        )
      }
    >
      <Loaded query={accounts}>
        {({ items }) => (
          <RowsTable
            name={name}
            rows={items}
            rowKey={({ id }) => id}
            empty={t(
              '还没有付款账户：导出支付文件前由财务登记',
              'No paying account yet: finance records one before payment files are exported',
            )}
            columns={[
              { key: 'name', title: t('户名', 'Account name'), text: ({ accountName }) => accountName },
              { key: 'no', title: t('账号', 'Account number'), text: ({ accountNo }) => accountNo },
              { key: 'bank', title: t('开户行', 'Bank'), text: ({ bankName }) => bankName },
              { key: 'code', title: t('联行号', 'CNAPS code'), text: ({ bankCode }) => bankCode },
              {
                key: 'at',
                title: t('登记日期', 'Recorded on'),
                text: ({ recordedAt }) => recordedAt,
                render: ({ recordedAt }) => <Day at={recordedAt} />,
              },
            ]}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}
