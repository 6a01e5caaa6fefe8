import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import type { Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day } from '../../../ui/values';

type Affiliation = Schemas['AffiliationView'];

/** How the organisation is related to others: recusal and the rules on affiliated takers go by it. */
export function Affiliations({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const params = { path: { id: organisationId } };
  const affiliations = $api.useQuery('get', '/api/v1/organisations/{id}/affiliations', { params });
  const columns = useColumns();
  const mayRecord = may(useMe(), 'affiliation.record');
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('关联关系', 'Affiliations')}
      extra={
        mayRecord && (
          <CommandButton
            operationId="Identity_affiliate"
            title={t('登记关联关系', 'Record an affiliation')}
            path={{ id: organisationId }}
            references={{ otherId: ANY_ORGANISATION }}
          />
        )
      }
    >
      <Loaded query={affiliations}>
        {({ items }) => (
          <RowsTable
            name={t('关联关系', 'Affiliations')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('没有登记的关联关系', 'No affiliation is recorded')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}

function useColumns(): Column<Affiliation>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'other', title: t('关联单位', 'Organisation'), text: ({ otherName }) => otherName },
    { key: 'kind', title: t('关系', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    {
      key: 'since',
      title: t('起', 'Since'),
      text: ({ sinceOn }) => sinceOn,
      render: ({ sinceOn }) => <Day at={sinceOn} />,
    },
    {
      key: 'until',
      title: t('止', 'Until'),
      text: ({ untilOn }) => untilOn ?? t('持续中', 'lasting'),
    },
    { key: 'source', title: t('依据', 'Source'), text: ({ source }) => source },
  ];
}
