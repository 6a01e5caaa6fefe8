import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { Instant, StateTag } from '../../../ui/values';
import { useSubjectText } from '../components/subject-link';

type Row = Schemas['AssignmentSummaryView'];

/** What an expert was invited to judge. */
export default function ReviewListPage() {
  const { t } = useLanguage();
  const columns = useColumns();
  const assignments = $api.useInfiniteQuery('get', '/api/v1/me/assignments', { params: { query: {} } }, byCursor);
  return (
    <Page title={t('我的评审', 'My reviews')}>
      <DataTable
        name={t('我的评审', 'My reviews')}
        query={assignments}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t(
          '还没有评审邀请：被抽中后会在此出现，并发消息给您',
          'No invitation yet: you will be notified when you are drawn',
        )}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  const subject = useSubjectText();
  return [
    {
      key: 'panel',
      title: t('评审组', 'Panel'),
      text: ({ panelNumber }) => panelNumber,
      render: ({ id, panelNumber }) => <Link to={`/workbench/panel-assignments/${id}`}>{panelNumber}</Link>,
    },
    { key: 'purpose', title: t('用途', 'Purpose'), text: ({ purpose }) => words.choice(purpose, 'purpose') },
    { key: 'subject', title: t('评审事项', 'Subject'), text: subject },
    {
      key: 'state',
      title: t('我的任务', 'My task'),
      text: ({ state }) => words.state('panel_assignment', state),
      render: ({ state }) => <StateTag lifecycle="panel_assignment" state={state} />,
    },
    {
      key: 'panelState',
      title: t('评审组状态', 'State of the panel'),
      text: ({ panelState }) => words.state('panel', panelState),
      render: ({ panelState }) => <StateTag lifecycle="panel" state={panelState} />,
    },
    {
      key: 'created',
      title: t('邀请时间', 'Invited'),
      text: ({ createdAt }) => instantText(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
  ];
}
