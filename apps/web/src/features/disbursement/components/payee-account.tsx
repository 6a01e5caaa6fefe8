import { Descriptions } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateTag } from '../../../ui/values';
import { EnterPayeeAccount } from '../../identity/components/payee-accounts';

/** To whom: the organisation and its accounts, of which only the last four digits are shown. */
export function PayeeAccount({ disbursement }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const me = useMe();
  const { payeeOrganisationId, payeeName } = disbursement;
  const accounts = `/workbench/organisations/${payeeOrganisationId}`;
  // One's own, or those of whomever one's programmes pay.
  const isReached = me?.organisationId === payeeOrganisationId || may(me, 'programme.read');
  const maySee = isReached && may(me, 'payee_account.read');
  return (
    <TitledCard
      title={t('收款账户', 'Payee account')}
      extra={maySee && <Link to={accounts}>{t('管理收款账户', 'Payee accounts')}</Link>}
    >
      <p>
        {t('收款单位：', 'Payee: ')}
        {payeeName}
      </p>
      {maySee && <Accounts organisationId={payeeOrganisationId} />}
    </TitledCard>
  );
}

function Accounts({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const path = { id: organisationId };
  const accounts = $api.useQuery('get', '/api/v1/organisations/{id}/payee-accounts', { params: { path } });
  return (
    <Loaded query={accounts}>
      {({ items }) =>
        items.length === 0 ? (
          <>
            <p>
              {t(
                '该单位还没有录入收款账户，录入并核验后才能办理',
                'No account yet: it must be entered and verified first',
              )}
            </p>
            <EnterPayeeAccount organisationId={organisationId} />
          </>
        ) : (
          items.map(({ id, accountName, accountNo, bankName, bankCode, state }) => (
            <Descriptions
              key={id}
              size="small"
              bordered
              column={1}
              style={{ marginBottom: 12 }}
              items={[
                { key: 'name', label: t('户名', 'Account name'), children: accountName },
                { key: 'number', label: t('账号', 'Account'), children: <span className="amount">{accountNo}</span> },
                { key: 'bank', label: t('开户行', 'Bank'), children: `${bankName}　${bankCode}` },
                {
                  key: 'state',
                  label: t('状态', 'State'),
                  children: <StateTag lifecycle="payee_account" state={state} />,
                },
              ]}
            />
          ))
        )
      }
    </Loaded>
  );
}
