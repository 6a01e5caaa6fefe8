import { Descriptions } from 'antd';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandButton } from '../../../ui/command-form/command-button';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateTag } from '../../../ui/values';

/** Where the organisation is paid: entered by its people, verified by another person of the agency's finance. */
export function PayeeAccounts({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const params = { path: { id: organisationId } };
  const accounts = $api.useQuery('get', '/api/v1/organisations/{id}/payee-accounts', { params });
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('收款账户', 'Payee accounts')}
      extra={<EnterPayeeAccount organisationId={organisationId} />}
    >
      <Loaded query={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <p>
              {t('还没有收款账户；没有核验过的账户不能拨付', 'No account yet; nothing is paid without a verified one')}
            </p>
          ) : (
            items.map((account) => <Account key={account.id} account={account} />)
          )
        }
      </Loaded>
    </TitledCard>
  );
}

/** For the people of the organisation that is to be paid. */
export function EnterPayeeAccount({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  if (me?.organisationId !== organisationId || !may(me, 'payee_account.enter')) return null;
  return (
    <CommandButton
      operationId="Identity_enterAccount"
      title={t('录入收款账户', 'Enter a payee account')}
      path={{ id: organisationId }}
    />
  );
}

function Account({ account }: { account: Schemas['PayeeAccountView'] }) {
  const { t } = useLanguage();
  return (
    <TitledCard
      size="small"
      type="inner"
      level={3}
      style={{ marginBottom: 12 }}
      title={account.accountName}
      extra={<StateTag lifecycle="payee_account" state={account.state} />}
    >
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'no', label: t('账号', 'Account number'), children: account.accountNo },
          { key: 'bank', label: t('开户行', 'Bank'), children: account.bankName },
          { key: 'code', label: t('联行号', 'CNAPS code'), children: account.bankCode },
        ]}
      />
      <ActionBar collection="payee-accounts" lifecycle="payee_account" subject={account} />
    </TitledCard>
  );
}
