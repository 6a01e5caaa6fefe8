import { Link, useNavigate } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { useOrganisationChoices } from '../../../ui/use-organisation-choices';

type Row = Schemas['OrganisationView'];

export default function OrganisationListPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const columns = useColumns();
  const mayCreate = may(useMe(), 'organisation.create');
  const hostingUnitId = useOrganisationChoices();
  const params = { query: { limit: 50 } };
  const organisations = $api.useInfiniteQuery('get', '/api/v1/organisations', { params }, byCursor);
  const open = (created: unknown) => {
    void navigate(`/workbench/organisations/${(created as Schemas['CreatedOrganisationView']).id}`);
  };
  return (
    <Page
      title={t('单位与用户', 'Organisations and users')}
      extra={
        mayCreate && (
          <CommandButton
            primary
            operationId="Identity_createOrganisation"
            title={t('登记单位', 'Register an organisation')}
            path={{}}
            references={{ hostingUnitId }}
            onDone={open}
          />
        )
      }
    >
      <DataTable
        name={t('单位', 'Organisations')}
        query={organisations}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          mayCreate
            ? t('还没有单位：点“登记单位”添加', 'There is no organisation yet: register one')
            : t('没有您可以查看的单位', 'There is no organisation that you can see')
        }
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'name',
      title: t('单位名称', 'Name'),
      text: ({ name }) => name,
      render: ({ id, name }) => <Link to={`/workbench/organisations/${id}`}>{name}</Link>,
    },
    { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    { key: 'uscc', title: t('统一社会信用代码', 'Unified social credit code'), text: ({ uscc }) => uscc ?? '—' },
    { key: 'region', title: t('所在地区', 'Region'), text: ({ region }) => region ?? '—' },
  ];
}
