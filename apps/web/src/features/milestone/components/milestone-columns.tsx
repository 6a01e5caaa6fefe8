import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { Day, StateTag } from '../../../ui/values';

type Row = Schemas['MilestoneSummaryView'];

/** What a list says of a milestone, whether of one project or of all. */
export function useMilestoneColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'title',
      title: t('里程碑', 'Milestone'),
      text: ({ number, title }) => `${number}. ${title}`,
      render: ({ id, number, title }) => (
        <Link to={`/workbench/milestones/${id}`}>
          {number}. {title}
        </Link>
      ),
    },
    { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('milestone', state),
      render: ({ state }) => <StateTag lifecycle="milestone" state={state} />,
    },
    {
      key: 'due',
      title: t('完成日期', 'Due'),
      text: ({ dueOn }) => dueOn,
      render: ({ dueOn }) => <Day at={dueOn} />,
    },
    {
      key: 'rectify',
      title: t('整改期限', 'Rectify by'),
      text: ({ rectifyBy }) => rectifyBy ?? '',
      render: ({ rectifyBy }) => <Day at={rectifyBy} />,
    },
  ];
}
