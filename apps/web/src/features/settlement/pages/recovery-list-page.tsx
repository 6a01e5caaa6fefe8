import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { Due, Money, StateTag } from '../../../ui/values';

type Row = Schemas['RecoveryRowView'];

const STATES: readonly Row['state'][] = [
  'assessed',
  'notified',
  'demanded',
  'part_recovered',
  'recovered',
  'written_off',
];

export default function RecoveryListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const [params] = useSearchParams();
  const state = STATES.filter((each) => each === params.get('state'));
  const projectId = params.get('project');
  const query = { ...(state.length > 0 && { state }), ...(projectId && { projectId }) };
  const recoveries = $api.useInfiniteQuery('get', '/api/v1/recoveries', { params: { query } }, byCursor);
  return (
    <Page title={t('追回', 'Recoveries')} wide>
      <FilterLinks
        param="state"
        label={t('按状态筛选', 'Filter by state')}
        all={t('全部', 'All')}
        options={STATES.map((each) => ({ value: each, text: words.state('recovery', each) }))}
      />
      <DataTable
        name={t('追回', 'Recoveries')}
        query={recoveries}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={t(
          '没有追回：结算核定应追回的金额后自动产生',
          'None: they arise when a settlement finds that money must come back',
        )}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  const amount = (key: 'amountFen' | 'receivedFen' | 'writtenOffFen', title: string): Column<Row> => ({
    key,
    title,
    align: 'right',
    text: (row) => yuan(row[key]),
    render: (row) => <Money fen={row[key]} />,
  });
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/recoveries/${id}`}>{number}</Link>,
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
    { key: 'debtor', title: t('被追回单位', 'Debtor'), text: ({ debtorName }) => debtorName },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('recovery', state),
      render: ({ state }) => <StateTag lifecycle="recovery" state={state} />,
    },
    amount('amountFen', t('应追回（元）', 'To recover (CNY)')),
    amount('receivedFen', t('已收回（元）', 'Received (CNY)')),
    amount('writtenOffFen', t('已核销（元）', 'Written off (CNY)')),
    {
      key: 'reply',
      title: t('答复期限', 'Reply by'),
      text: ({ replyBy }) => (replyBy ? instantText(replyBy) : ''),
      render: ({ replyBy, state }) => <Due at={replyBy} done={state !== 'notified'} />,
    },
  ];
}
