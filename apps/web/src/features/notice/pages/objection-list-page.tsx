import { Select, Space } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Page } from '../../../ui/page';
import { StateFilter, useStates } from '../../../ui/state-filter';
import { ObjectionTable } from '../components/objection-table';

type Objection = Schemas['ObjectionSummaryView'];

const KINDS: readonly Objection['kind'][] = ['result', 'misconduct'];

export default function ObjectionListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const states = useStates<Objection['state']>();
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((each) => each === search.get('kind'));
  const choose = (chosen: string | undefined) => {
    const next = new URLSearchParams(search);
    next.delete('kind');
    if (chosen) next.set('kind', chosen);
    setSearch(next, { replace: true });
  };
  const filter = { state: states, kind: kind && [kind], noticeId: search.get('noticeId') ?? undefined };
  return (
    <Page title={t('异议', 'Objections')}>
      <Space wrap style={{ marginBottom: 16 }} className="no-print">
        <StateFilter lifecycle="objection" />
        <Select
          allowClear
          style={{ minWidth: 160 }}
          aria-label={t('按类别筛选', 'Filter by kind')}
          placeholder={t('全部类别', 'All kinds')}
          value={kind ?? null}
          options={KINDS.map((each) => ({ value: each, label: words.choice(each, 'kind') }))}
          onChange={(chosen: string | null) => choose(chosen ?? undefined)}
        />
      </Space>
      <ObjectionTable
        filter={filter}
        empty={t(
          '没有符合条件的异议：公示期内可在公示页面提出，匿名举报不在此列出',
          'No objection matches: they are filed on the page of a notice; anonymous reports are listed for nobody but oversight',
        )}
      />
    </Page>
  );
}
