import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Day, StateTag } from '../../../ui/values';

type Row = Schemas['TerminationView'];

export default function TerminationListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>(), projectId: useChosen('projectId') };
  const terminations = $api.useInfiniteQuery('get', '/api/v1/terminations', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('终止', 'Terminations')}
      lifecycle="termination"
      query={terminations}
      columns={useColumns()}
      empty={t(
        '没有终止申请：需要终止时在项目页“终止”一栏申请',
        'None: a project’s end is asked for on its page, under “Terminations”',
      )}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'kind',
      title: t('终止类型', 'Kind'),
      text: ({ kind }) => words.choice(kind, 'kind'),
      render: ({ id, kind }) => <Link to={`/workbench/terminations/${id}`}>{words.choice(kind, 'kind')}</Link>,
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('termination', state),
      render: ({ state }) => <StateTag lifecycle="termination" state={state} />,
    },
    {
      key: 'cause',
      title: t('容错原因', 'Cause'),
      text: ({ cause }) => (cause ? words.choice(cause, 'cause') : ''),
    },
    {
      key: 'project',
      title: t('攻关项目', 'Project'),
      text: ({ projectNumber, projectTitle }) => `${projectNumber} ${projectTitle}`,
      render: ({ projectId, projectNumber, projectTitle }) => (
        <Link to={`/workbench/projects/${projectId}`}>
          {projectNumber} {projectTitle}
        </Link>
      ),
    },
    { key: 'requester', title: t('申请单位', 'Asked by'), text: ({ requesterName }) => requesterName },
    {
      key: 'created',
      title: t('申请日期', 'Asked on'),
      text: ({ createdAt }) => dateText(createdAt),
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
    {
      key: 'decided',
      title: t('决定日期', 'Decided on'),
      text: ({ decidedAt }) => (decidedAt ? dateText(decidedAt) : ''),
      render: ({ decidedAt }) => <Day at={decidedAt} />,
    },
  ];
}
