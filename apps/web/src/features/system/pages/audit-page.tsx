import { Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { SearchInput } from '../../../ui/search-input';
import { useProgrammeOptions } from '../../../ui/use-programmes';
import { Instant } from '../../../ui/values';
import { ChainCheck } from '../components/chain-check';
import { OptionalSelect } from '../../../ui/optional-select';

type Entry = Schemas['AuditEntryView'];

const SUBJECT = 'subject';
const PROGRAMME = 'programme';

/** Every change that was ever made, newest first, and whether the chain of entries still holds. */
export default function AuditPage() {
  const { t } = useLanguage();
  const columns = useColumns();
  const [search] = useSearchParams();
  const query = { subjectId: search.get(SUBJECT) ?? undefined, programmeId: search.get(PROGRAMME) ?? undefined };
  const entries = $api.useInfiniteQuery('get', '/api/v1/audit/entries', { params: { query } }, byCursor);
  return (
    <Page title={t('审计', 'Audit')} wide>
      {may(useMe(), 'audit.verify') && <ChainCheck />}
      <Space wrap style={{ marginBlock: 16 }} className="no-print">
        <AuditedProgramme />
        <SubjectFilter />
      </Space>
      <DataTable
        name={t('审计记录', 'Audit entries')}
        query={entries}
        columns={columns}
        rowKey={({ seq }) => seq}
        empty={t('没有符合条件的记录：清空筛选可查看全部', 'No entry matches: clear the filters to see all')}
      />
    </Page>
  );
}

/** Something to filter by, kept in the address. */
function useFilter(param: string) {
  const [search, setSearch] = useSearchParams();
  const choose = (id: string | undefined) => {
    const next = new URLSearchParams(search);
    if (id?.trim()) next.set(param, id.trim());
    else next.delete(param);
    setSearch(next, { replace: true });
  };
  return { chosen: search.get(param), choose };
}

function AuditedProgramme() {
  const { t } = useLanguage();
  const { chosen, choose } = useFilter(PROGRAMME);
  return (
    <OptionalSelect<string>
      style={{ width: 360, maxWidth: '85vw' }}
      aria-label={t('按计划筛选', 'Filter by programme')}
      placeholder={t('全部计划', 'All programmes')}
      value={chosen}
      options={useProgrammeOptions()}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choose}
    />
  );
}

/** A thing is chosen by its name in a row of the table; its id can be typed, too. */
function SubjectFilter() {
  const { t } = useLanguage();
  const { chosen, choose } = useFilter(SUBJECT);
  const label = t('对象的系统编号（或点表中的对象）', 'Id of a subject (or choose one in the table)');
  return (
    <SearchInput
      key={chosen}
      allowClear
      style={{ width: 360, maxWidth: '100%' }}
      maxLength={36}
      aria-label={label}
      placeholder={label}
      defaultValue={chosen ?? ''}
      onSearch={choose}
    />
  );
}

function useColumns(): Column<Entry>[] {
  const { t } = useLanguage();
  const words = useWords();
  const typeText = (type: string) => {
    const lifecycle = words.lifecycle(type);
    return lifecycle ? t(lifecycle) : words.choice(type, 'subjectType');
  };
  return [
    { key: 'seq', title: t('序号', 'No.'), text: ({ seq }) => seq, align: 'right' },
    {
      key: 'at',
      title: t('时间', 'At'),
      text: ({ at }) => instantText(at),
      render: ({ at }) => <Instant at={at} />,
    },
    {
      key: 'action',
      title: t('操作', 'Action'),
      text: ({ action, subjectType }) => actionText(words, action, subjectType),
    },
    {
      key: 'subjectType',
      title: t('类别', 'Kind'),
      text: ({ subjectType }) => typeText(subjectType),
    },
    {
      key: 'subject',
      title: t('对象', 'Subject'),
      text: ({ subjectName, subjectId }) => subjectName ?? subjectId,
      render: ({ subjectType, subjectName, subjectId }) => (
        <div className="cell-wide">
          <Link to={`?${SUBJECT}=${subjectId}`}>{subjectName ?? typeText(subjectType)}</Link>
        </div>
      ),
    },
    {
      key: 'actor',
      title: t('操作人', 'Actor'),
      text: ({ actorId, actorName }) => {
        if (actorId === null) return t('系统', 'System');
        return actorName ?? t('保密', 'Sealed');
      },
    },
    {
      key: 'body',
      title: t('内容', 'Content'),
      text: ({ body }) => JSON.stringify(body),
      render: ({ body }) => <Content body={body} />,
    },
  ];
}

/** `need.submit` is an action of the lifecycle of needs; else it has words of its own, or those of what is done to anything. */
function actionText(words: ReturnType<typeof useWords>, action: string, subjectType: string): string {
  const name = action.split('.').at(-1) ?? action;
  const known = words.lifecycle(subjectType)?.actions[name];
  if (known) return words.action(subjectType, name);
  const own = words.choice(action, 'action');
  return own === action ? words.choice(name, 'action') : own;
}

/** What the entry keeps, as it is kept: an auditor compares it letter by letter. */
function Content({ body }: { body: Entry['body'] }) {
  const { t } = useLanguage();
  return (
    <details>
      <summary>{t('查看', 'Show')}</summary>
      <pre style={{ margin: 0, maxWidth: 480, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(body, null, 2)}
      </pre>
    </details>
  );
}
