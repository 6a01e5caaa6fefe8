import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Due, Money, StateTag } from '../../../ui/values';

type Row = Schemas['RecoveryRowView'];

export default function RecoveryListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>(), projectId: useChosen('projectId') };
  const recoveries = $api.useInfiniteQuery('get', '/api/v1/recoveries', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('追回', 'Recoveries')}
      lifecycle="recovery"
      query={recoveries}
      columns={useColumns()}
      empty={t(
        '没有追回：结算核定应追回的金额后自动产生',
        'None: they arise when a settlement finds that money must come back',
      )}
    />
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
