import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { CommandButton } from '../../../ui/command-form/command-button';
import type { Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Money } from '../../../ui/values';

type Appropriation = Schemas['AppropriationView'];

/** The budget that was handed down: nothing is committed beyond it. */
export function Appropriations({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const columns = useColumns();
  const params = { path: { id: programmeId } };
  const appropriations = $api.useQuery('get', '/api/v1/programmes/{id}/appropriations', { params });
  const mayRecord = may(useMe(), 'appropriation.record');
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('下达指标', 'Appropriations')}
      extra={
        mayRecord && (
          <CommandButton
            operationId="Programme_appropriate"
            title={t('录入下达指标', 'Record an appropriation')}
            path={{ id: programmeId }}
          />
        )
      }
    >
      <Loaded query={appropriations}>
        {({ items }) => (
          <RowsTable
            name={t('下达指标', 'Appropriations')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('还没有下达指标', 'Nothing has been appropriated yet')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}

function useColumns(): Column<Appropriation>[] {
  const { t } = useLanguage();
  return [
    { key: 'year', title: t('预算年度', 'Fiscal year'), text: ({ fiscalYear }) => `${fiscalYear}` },
    { key: 'index', title: t('指标文号', 'Index number'), text: ({ indexNumber }) => indexNumber },
    { key: 'subject', title: t('预算科目', 'Budget subject'), text: ({ budgetSubject }) => budgetSubject },
    {
      key: 'amount',
      title: t('金额', 'Amount'),
      align: 'right',
      text: ({ amountFen }) => yuan(amountFen),
      render: ({ amountFen }) => <Money fen={amountFen} />,
    },
    {
      key: 'at',
      title: t('录入日期', 'Recorded on'),
      text: ({ recordedAt }) => recordedAt,
      render: ({ recordedAt }) => <Day at={recordedAt} />,
    },
  ];
}
