import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, StateTag } from '../../../ui/values';

type Challenge = Schemas['ChallengeView'];
type Row = Schemas['ProposalSummaryView'];

/** How many took the challenge up, and who they are as far as the reader may know by now. */
export function ChallengeProposals({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const isPublic = challenge.openedAt !== null && challenge.confidentiality !== 'invited';
  const path = { id: challenge.id };
  const { data: count } = $api.useQuery(
    'get',
    '/api/v1/public/challenges/{id}/proposal-count',
    { params: { path } },
    { enabled: isPublic },
  );
  const mayRead = may(useMe(), 'proposal.read');
  if (challenge.openedAt === null) return null;
  return (
    <TitledCard title={t('揭榜申请', 'Proposals')} style={{ marginTop: 16 }}>
      {count && <p>{t(`已提交 ${count.submitted} 份`, `${count.submitted} submitted`)}</p>}
      {challenge.state === 'open' && (
        <p>{t('截止前内容密封，任何人不可查看。', 'Until the window closes the content is sealed for everybody.')}</p>
      )}
      {mayRead && <ProposalTable challengeId={challenge.id} />}
    </TitledCard>
  );
}

function ProposalTable({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const proposals = $api.useInfiniteQuery('get', '/api/v1/proposals', { params: { query: { challengeId } } }, byCursor);
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/proposals/${id}`}>{number}</Link>,
    },
    { key: 'taker', title: t('揭榜方', 'Taker'), text: ({ takerName }) => takerName },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('proposal', state),
      render: ({ state }) => <StateTag lifecycle="proposal" state={state} />,
    },
    {
      key: 'submitted',
      title: t('提交', 'Submitted'),
      text: ({ submittedAt }) => (submittedAt ? instantText(submittedAt) : '—'),
      render: ({ submittedAt }) => <Instant at={submittedAt} />,
    },
    {
      key: 'opened',
      title: t('开启', 'Unsealed'),
      text: ({ openedAt }) => (openedAt ? instantText(openedAt) : '—'),
      render: ({ openedAt }) => <Instant at={openedAt} />,
    },
  ];
  return (
    <DataTable
      name={t('揭榜申请', 'Proposals')}
      query={proposals}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t('开启后在此列出', 'They are listed here once they are unsealed')}
    />
  );
}
