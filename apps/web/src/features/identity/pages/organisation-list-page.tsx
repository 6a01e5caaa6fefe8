import { Link, useNavigate, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import { DataTable, type Column } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { SearchInput } from '../../../ui/search-input';

type Row = Schemas['OrganisationView'];

const KINDS: readonly Row['kind'][] = [
  'enterprise',
  'hospital',
  'university',
  'institute',
  'agency',
  'team',
  'person',
  'assessor',
];

export default function OrganisationListPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const columns = useColumns();
  const mayCreate = may(useMe(), 'organisation.create');
  const [search] = useSearchParams();
  const kind = KINDS.find((each) => each === search.get('kind'));
  const params = { query: { limit: 50, q: search.get('q') ?? undefined, kind: kind && [kind] } };
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
            references={{ hostingUnitId: ANY_ORGANISATION }}
            onDone={open}
          />
        )
      }
    >
      <Filters />
      <DataTable
        name={t('单位', 'Organisations')}
        query={organisations}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          mayCreate
            ? t('没有符合条件的单位：点“登记单位”添加', 'No organisation matches: register one')
            : t('没有符合条件的单位', 'No organisation matches')
        }
      />
    </Page>
  );
}

/** By name and by kind; both are in the address. */
function Filters() {
  const { t } = useLanguage();
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const look = (q: string) => {
    const next = new URLSearchParams(search);
    if (q.trim()) next.set('q', q.trim());
    else next.delete('q');
    setSearch(next, { replace: true });
  };
  return (
    <div style={{ marginBottom: 16 }} className="no-print">
      <SearchInput
        key={search.get('q')}
        allowClear
        style={{ width: 320, maxWidth: '100%', marginBottom: 12 }}
        maxLength={100}
        aria-label={t('查找单位', 'Find an organisation')}
        placeholder={t('单位名称', 'Name of the organisation')}
        defaultValue={search.get('q') ?? ''}
        onSearch={look}
      />
      <FilterLinks
        param="kind"
        label={t('按类别筛选', 'Filter by kind')}
        all={t('全部类别', 'All kinds')}
        options={KINDS.map((kind) => ({ value: kind, text: words.choice(kind, 'kind') }))}
      />
    </div>
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
