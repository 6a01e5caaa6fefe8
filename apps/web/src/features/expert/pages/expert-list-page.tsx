import { Button, Input, Space, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { StateFilter, useStates } from '../../../ui/state-filter';
import { StateTag } from '../../../ui/values';

type Row = Schemas['ExpertSummaryView'];

const FIELD = 'field';

export default function ExpertListPage() {
  const { t } = useLanguage();
  const columns = useColumns();
  const [search] = useSearchParams();
  const mayEnrol = may(useMe(), 'expert.enrol');
  const query = { state: useStates<Row['state']>(), field: search.get(FIELD) ?? undefined };
  const experts = $api.useInfiniteQuery('get', '/api/v1/experts', { params: { query } }, byCursor);
  return (
    <Page
      title={t('专家库', 'Experts')}
      extra={
        mayEnrol && (
          <Link to="/workbench/experts/new">
            <Button type="primary" tabIndex={-1}>
              {t('专家入库', 'Enrol an expert')}
            </Button>
          </Link>
        )
      }
    >
      <Space wrap style={{ marginBottom: 16 }} className="no-print">
        <StateFilter lifecycle="expert" />
        <FieldFilter />
      </Space>
      <DataTable
        name={t('专家库', 'Experts')}
        query={experts}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          mayEnrol
            ? t('没有符合条件的专家：点“专家入库”添加', 'No expert matches: enrol one')
            : t('没有符合条件的专家', 'No expert matches')
        }
      />
    </Page>
  );
}

/** A field of expertise as it is written in the pool; kept in the address. */
function FieldFilter() {
  const { t } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const choose = (field: string) => {
    const next = new URLSearchParams(search);
    if (field.trim()) next.set(FIELD, field.trim());
    else next.delete(FIELD);
    setSearch(next, { replace: true });
  };
  return (
    <Input.Search
      key={search.get(FIELD)}
      allowClear
      style={{ width: 240 }}
      maxLength={100}
      aria-label={t('按专业领域筛选', 'Filter by field')}
      placeholder={t('专业领域', 'Field of expertise')}
      defaultValue={search.get(FIELD) ?? ''}
      onSearch={choose}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'name',
      title: t('姓名', 'Name'),
      text: ({ name }) => name,
      render: ({ id, name }) => <Link to={`/workbench/experts/${id}`}>{name}</Link>,
    },
    { key: 'organisation', title: t('工作单位', 'Employer'), text: ({ organisationName }) => organisationName },
    { key: 'title', title: t('职称', 'Title'), text: ({ title }) => title ?? '—' },
    {
      key: 'fields',
      title: t('专业领域', 'Fields'),
      text: ({ fields }) => fields.join('、'),
      render: ({ fields }) => fields.map((field) => <Tag key={field}>{field}</Tag>),
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('expert', state),
      render: ({ state }) => <StateTag lifecycle="expert" state={state} />,
    },
  ];
}
