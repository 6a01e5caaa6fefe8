import { Link, useNavigate } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { StateTag } from '../../../ui/values';

type Row = Schemas['ProgrammeSummaryView'];

export default function ProgrammeListPage() {
  const { t } = useLanguage();
  const columns = useColumns();
  const mayCreate = may(useMe(), 'programme.create');
  const params = { query: { limit: 50 } };
  const programmes = $api.useInfiniteQuery('get', '/api/v1/programmes', { params }, byCursor);
  return (
    <Page title={t('计划与规则', 'Programmes and rules')} extra={mayCreate && <CreateButton />}>
      <DataTable
        name={t('计划', 'Programmes')}
        query={programmes}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          mayCreate
            ? t('还没有计划：点“新建计划”开始', 'There is no programme yet: found one')
            : t('还没有计划', 'There is no programme yet')
        }
      />
    </Page>
  );
}

function CreateButton() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const me = useMe();
  const open = (created: unknown) => {
    void navigate(`/workbench/programmes/${(created as Schemas['ProgrammeView']).id}`);
  };
  return (
    <CommandButton
      primary
      operationId="Programme_create"
      title={t('新建计划', 'Found a programme')}
      path={{}}
      references={{ agencyId: ANY_ORGANISATION, organiserId: ANY_ORGANISATION }}
      initial={{ agencyId: me?.organisationId }}
      onDone={open}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'name',
      title: t('名称', 'Name'),
      text: ({ name }) => name,
      render: ({ id, name }) => <Link to={`/workbench/programmes/${id}`}>{name}</Link>,
    },
    { key: 'agency', title: t('主管部门', 'Agency'), text: ({ agencyName }) => agencyName },
    { key: 'organiser', title: t('承办单位', 'Organiser'), text: ({ organiserName }) => organiserName ?? '—' },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('programme', state),
      render: ({ state }) => <StateTag lifecycle="programme" state={state} />,
    },
  ];
}
