import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Instant, StateTag } from '../../../ui/values';
import { LinkButton } from '../../../ui/link-button';

type Row = Schemas['ProposalSummaryView'];

export default function ProposalListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const me = useMe();
  const query = { state: useChosenState<Row['state']>(), challengeId: useChosen('challengeId') };
  const proposals = $api.useInfiniteQuery('get', '/api/v1/proposals', { params: { query } }, byCursor);
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/proposals/${id}`}>{number}</Link>,
    },
    {
      key: 'challenge',
      title: t('榜题', 'Challenge'),
      text: ({ challengeNumber, challengeTitle }) => `${challengeNumber} ${challengeTitle}`,
    },
    { key: 'taker', title: t('揭榜单位', 'Taker'), text: ({ takerName }) => takerName },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: (row) => words.state('proposal', row.state),
      render: (row) => <StateTag lifecycle="proposal" state={row.state} />,
    },
    {
      key: 'submitted',
      title: t('提交时间', 'Submitted'),
      text: ({ submittedAt }) => (submittedAt ? instantText(submittedAt) : ''),
      render: ({ submittedAt }) => <Instant at={submittedAt} />,
    },
    {
      key: 'opened',
      title: t('开启时间', 'Opened'),
      text: ({ openedAt }) => (openedAt ? instantText(openedAt) : ''),
      render: ({ openedAt }) => <Instant at={openedAt} />,
    },
  ];
  const isTaker = may(me, 'proposal.create');
  const find = (
    <LinkButton to="/workbench/matching" type="primary">
      {t('找榜题', 'Find challenges')}
    </LinkButton>
  );
  return (
    <ObjectList
      title={t('揭榜申请', 'Proposals')}
      lifecycle="proposal"
      query={proposals}
      columns={columns}
      extra={isTaker && find}
      empty={
        isTaker
          ? t('还没有申请：先“找榜题”，再点“揭榜”', 'None yet: find a challenge and take it up')
          : t('没有申请；申请在揭榜截止、开启后才能看到', 'None; proposals can be seen once they are opened')
      }
    />
  );
}
