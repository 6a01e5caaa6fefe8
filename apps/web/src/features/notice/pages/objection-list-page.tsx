import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { useObjectionColumns, useObjections } from '../components/objection-table';

type Objection = Schemas['ObjectionSummaryView'];

const KINDS: readonly Objection['kind'][] = ['result', 'misconduct'];

export default function ObjectionListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const chosen = useChosen('kind');
  const kind = KINDS.filter((each) => each === chosen);
  const state = useChosenState<Objection['state']>();
  const objections = useObjections({ state, ...(kind.length > 0 && { kind }), noticeId: useChosen('noticeId') });
  return (
    <ObjectList
      title={t('异议', 'Objections')}
      lifecycle="objection"
      query={objections}
      columns={useObjectionColumns()}
      filters={
        <FilterLinks
          param="kind"
          label={t('按类别筛选', 'Filter by kind')}
          all={t('全部类别', 'All kinds')}
          options={KINDS.map((each) => ({ value: each, text: words.choice(each, 'kind') }))}
        />
      }
      empty={t(
        '没有异议：公示期内可在公示页面提出，匿名举报不在此列出',
        'None: they are filed on the page of a notice; anonymous reports are listed for nobody but oversight',
      )}
    />
  );
}
