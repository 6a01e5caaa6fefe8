import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ReachLink } from '../../../ui/reach-link';
import { Day, Percent, StateTag } from '../../../ui/values';

type Row = Schemas['AcceptanceSummaryView'];

/** What a list says of an acceptance, whether of one project or of all. */
export function useAcceptanceColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/acceptances/${id}`}>{number}</Link>,
    },
    {
      key: 'project',
      title: t('攻关项目', 'Project'),
      text: ({ projectTitle }) => projectTitle,
      render: ({ projectId, projectTitle }) => (
        <ReachLink to={`/workbench/projects/${projectId}`} permission="project.read">
          {projectTitle}
        </ReachLink>
      ),
    },
    { key: 'round', title: t('轮次', 'Round'), align: 'right', text: ({ round }) => `${round}` },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('acceptance', state),
      render: ({ state }) => <StateTag lifecycle="acceptance" state={state} />,
    },
    {
      key: 'completion',
      title: t('指标完成率', 'Completion'),
      align: 'right',
      text: ({ completionPpm }) => (completionPpm === null ? '' : `${completionPpm / 10_000}%`),
      render: ({ completionPpm }) => <Percent ppm={completionPpm} />,
    },
    {
      key: 'outcome',
      title: t('结论', 'Outcome'),
      text: ({ outcome }) => (outcome ? words.choice(outcome, 'outcome') : ''),
    },
    {
      key: 'created',
      title: t('申请日期', 'Asked on'),
      text: ({ createdAt }) => dateText(createdAt),
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
  ];
}
