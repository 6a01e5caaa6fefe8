import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosenState } from '../../../ui/object-list';
import { StateTag } from '../../../ui/values';
import { SubjectLink, useSubjectText } from '../components/subject-link';

type Row = Schemas['PanelSummaryView'];

export default function PanelListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>() };
  const panels = $api.useInfiniteQuery('get', '/api/v1/panels', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('评审组', 'Panels')}
      lifecycle="panel"
      query={panels}
      columns={useColumns()}
      empty={t(
        '没有评审组：在需求页面开始评估，或在榜题的评审页面组建',
        'None: a panel is convened when a need is assessed or proposals are reviewed',
      )}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  const subject = useSubjectText();
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/panels/${id}`}>{number}</Link>,
    },
    { key: 'purpose', title: t('用途', 'Purpose'), text: ({ purpose }) => words.choice(purpose, 'purpose') },
    {
      key: 'subject',
      title: t('评审事项', 'Subject'),
      text: subject,
      render: (row) => <SubjectLink subject={row} />,
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('panel', state),
      render: ({ state }) => <StateTag lifecycle="panel" state={state} />,
    },
    { key: 'size', title: t('席位', 'Seats'), align: 'right', text: ({ size }) => String(size) },
    { key: 'quorum', title: t('法定人数', 'Quorum'), align: 'right', text: ({ quorum }) => String(quorum) },
  ];
}
