import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import type { Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day } from '../../../ui/values';

type Finding = Schemas['CreditView'];

/** Findings of dishonesty: they count in the screening of proposals for as many years as the rules look back. */
export function CreditRecords({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const columns = useColumns();
  const params = { path: { id: organisationId } };
  const findings = $api.useQuery('get', '/api/v1/organisations/{id}/credit-records', { params });
  const mayRecord = may(useMe(), 'credit.record');
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('失信记录', 'Findings of misconduct')}
      extra={
        mayRecord && (
          <CommandButton
            operationId="Identity_credit"
            title={t('登记失信记录', 'Record a finding')}
            path={{ id: organisationId }}
          />
        )
      }
    >
      <Loaded query={findings}>
        {({ items }) => (
          <RowsTable
            name={t('失信记录', 'Findings of misconduct')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('没有失信记录', 'Nothing is recorded')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}

function useColumns(): Column<Finding>[] {
  const { t } = useLanguage();
  return [
    {
      key: 'foundOn',
      title: t('认定日期', 'Found on'),
      text: ({ foundOn }) => foundOn,
      render: ({ foundOn }) => <Day at={foundOn} />,
    },
    { key: 'finding', title: t('认定', 'Finding'), text: ({ finding }) => finding },
    { key: 'source', title: t('依据', 'Source'), text: ({ source }) => source },
    { key: 'clearedOn', title: t('消除日期', 'Cleared on'), text: ({ clearedOn }) => clearedOn ?? '—' },
  ];
}
