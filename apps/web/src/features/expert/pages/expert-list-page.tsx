import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { SearchInput } from '../../../ui/search-input';
import { StateTag } from '../../../ui/values';
import { LinkButton } from '../../../ui/link-button';
import { Tags } from '../../../ui/tags';

type Row = Schemas['ExpertSummaryView'];

const FIELD = 'field';

export default function ExpertListPage() {
  const { t } = useLanguage();
  const mayEnrol = may(useMe(), 'expert.enrol');
  const query = { state: useChosenState<Row['state']>(), field: useChosen(FIELD) };
  const experts = $api.useInfiniteQuery('get', '/api/v1/experts', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('专家库', 'Experts')}
      lifecycle="expert"
      query={experts}
      columns={useColumns()}
      extra={
        mayEnrol && (
          <LinkButton to="/workbench/experts/new" type="primary">
            {t('专家入库', 'Enrol an expert')}
          </LinkButton>
        )
      }
      filters={<FieldFilter />}
      empty={mayEnrol ? t('还没有专家：点“专家入库”添加', 'None yet: enrol one') : t('还没有专家', 'None yet')}
    />
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
    <SearchInput
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
      render: ({ fields }) => <Tags words={fields} />,
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('expert', state),
      render: ({ state }) => <StateTag lifecycle="expert" state={state} />,
    },
  ];
}
