import { Card, Descriptions } from 'antd';
import { Link, Navigate, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { StateSteps } from '../../../ui/state-steps';
import { Instant } from '../../../ui/values';
import { ProposalContent } from '../components/proposal-content';
import { Timeline } from '../../../ui/timeline';
import { ProposalFiles } from '../components/proposal-files';
import { Receipt } from '../components/receipt';
import { LinkButton } from '../../../ui/link-button';
import { TitledCard } from '../../../ui/titled-card';

type Proposal = Schemas['ProposalView'];

const ROAD = ['draft', 'submitted', 'opened', 'qualified', 'under_review', 'ranked', 'selected'];
/** Steps that are taken with the challenge's panel and decision, not on the proposal alone. */
const STEPS_OF_OTHERS = ['open', 'expire', 'put_under_review', 'rank', 'select', 'reserve', 'dismiss', 'void'];

export default function ProposalPage() {
  const { id = '' } = useParams();
  const proposal = $api.useQuery('get', '/api/v1/proposals/{id}', { params: { path: { id } } });
  return <Loaded query={proposal}>{(data) => <ProposalDetails proposal={data} />}</Loaded>;
}

function ProposalDetails({ proposal }: { proposal: Proposal }) {
  const { t } = useLanguage();
  const takeUp = `/workbench/challenges/${proposal.challengeId}/take-up`;
  const mayWrite = proposal.actions.some(({ name, allowed }) => name === 'save_draft' && allowed);
  const write = (
    <LinkButton to={takeUp} className="no-print" type="primary">
      {proposal.receipt ? t('修改后重新提交', 'Change and submit again') : t('继续填写', 'Go on writing')}
    </LinkButton>
  );
  return (
    <Page
      title={`${proposal.number} ${proposal.takerName}`}
      trail={[{ to: '/workbench/proposals', text: t('揭榜申请', 'Proposals') }]}
      extra={mayWrite && write}
    >
      <StateSteps lifecycle="proposal" state={proposal.state} road={ROAD} leftAt={reachedBefore(proposal)} />
      <ActionBar
        collection="proposals"
        lifecycle="proposal"
        subject={proposal}
        custom={{ submit: () => <Navigate to={takeUp} /> }}
        without={mayWrite ? [...STEPS_OF_OTHERS, 'save_draft'] : STEPS_OF_OTHERS}
      />
      <Facts proposal={proposal} />
      <Receipt proposal={proposal} />
      {(proposal.receipt !== null || proposal.openedAt !== null) && <Submitted proposal={proposal} />}
      <TitledCard title={t('附件', 'Files')} style={{ marginTop: 16 }}>
        <ProposalFiles proposal={proposal} />
      </TitledCard>
      <Timeline subjectType="proposal" id={proposal.id} />
    </Page>
  );
}

/** For a proposal that left its road: how far it had come. */
function reachedBefore({ openedAt, submittedAt }: Proposal): string {
  if (openedAt) return 'opened';
  return submittedAt ? 'submitted' : 'draft';
}

function Facts({ proposal }: { proposal: Proposal }) {
  const { t } = useLanguage();
  const isParty = may(useMe(), 'challenge.read');
  const challenge = `${isParty ? '/workbench' : ''}/challenges/${proposal.challengeId}`;
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'challenge',
            label: t('榜题', 'Challenge'),
            children: (
              <Link to={challenge} style={{ textDecoration: 'underline' }}>
                {proposal.challengeNumber} {proposal.challengeTitle}
              </Link>
            ),
          },
          { key: 'taker', label: t('揭榜单位', 'Taker'), children: proposal.takerName },
          { key: 'created', label: t('创建', 'Begun'), children: <Instant at={proposal.createdAt} /> },
          { key: 'submitted', label: t('提交', 'Submitted'), children: <Instant at={proposal.submittedAt} /> },
          { key: 'opened', label: t('开启', 'Opened'), children: <Instant at={proposal.openedAt} /> },
        ]}
      />
    </Card>
  );
}

function Submitted({ proposal: { id, challengeId } }: { proposal: Proposal }) {
  const { t } = useLanguage();
  const content = $api.useQuery('get', '/api/v1/proposals/{id}/content', { params: { path: { id } } });
  // Withdrawn and void proposals have no content any more.
  if (content.error instanceof ProblemError && content.error.status === 404) return null;
  if (content.error) return <ProblemAlert error={content.error} />;
  return (
    <section aria-label={t('申请内容', 'Content')}>
      <Loaded query={content}>{(document) => <ProposalContent document={document} challengeId={challengeId} />}</Loaded>
    </section>
  );
}
