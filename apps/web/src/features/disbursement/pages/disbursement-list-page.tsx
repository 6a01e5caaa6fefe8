import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Money, StateTag } from '../../../ui/values';

type Row = Schemas['DisbursementSummaryView'];

export default function DisbursementListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>(), programmeId: useChosen('programmeId') };
  const disbursements = $api.useInfiniteQuery('get', '/api/v1/disbursements', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('拨付', 'Disbursements')}
      lifecycle="disbursement"
      query={disbursements}
      columns={useColumns()}
      empty={t(
        '还没有拨付：项目启动后，按资金计划的期次自动产生',
        'None yet: they arise from the tranches of the funding plan when a project starts',
      )}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/disbursements/${id}`}>{number}</Link>,
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
    {
      key: 'tranche',
      title: t('期次', 'Tranche'),
      text: ({ purpose, trancheNumber }) =>
        `${words.choice(purpose, 'purpose')} ${t(`第 ${trancheNumber} 期`, `no. ${trancheNumber}`)}`,
    },
    { key: 'payee', title: t('收款方', 'Payee'), text: ({ payee }) => words.choice(payee, 'payee') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('disbursement', state),
      render: ({ state }) => <StateTag lifecycle="disbursement" state={state} />,
    },
    {
      key: 'amount',
      title: t('金额（元）', 'Amount (CNY)'),
      align: 'right',
      text: ({ amountFen }) => (amountFen === null ? '' : yuan(amountFen)),
      render: ({ amountFen }) => <Money fen={amountFen} />,
    },
  ];
}
