import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMe, type Me } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Due } from '../../../ui/values';
import { blankProposal } from '../wizard/content';
import type { ProposalRules } from '../wizard/proposal-parts';
import { ProposalWizard } from '../wizard/proposal-wizard';
import { LinkButton } from '../../../ui/link-button';

type Challenge = Schemas['PublicChallengeView'];
type Proposal = Schemas['ProposalView'];

/** Only these may still be written. */
const WRITABLE = ['draft', 'submitted'] as const;

/** Taking a challenge up: a new proposal, or the one the organisation has begun already. */
export default function ProposalWizardPage() {
  const { id = '' } = useParams();
  const me = useMe();
  const challenge = $api.useQuery('get', '/api/v1/public/challenges/{id}', { params: { path: { id } } });
  return <Loaded query={challenge}>{(data) => (me ? <TakeUp challenge={data} me={me} /> : null)}</Loaded>;
}

function TakeUp({ challenge, me }: { challenge: Challenge; me: Me }) {
  const { t } = useLanguage();
  const takers = [
    ...new Map(me.grants.filter(({ role }) => role === 'taker').map((grant) => [grant.organisationId, grant])).values(),
  ];
  const own = takers.find(({ organisationId }) => organisationId === me.organisationId) ?? takers[0];
  const [takerId, setTakerId] = useState(own?.organisationId ?? '');
  const trail = [
    { to: '/workbench/proposals', text: t('揭榜申请', 'Proposals') },
    { to: `/challenges/${challenge.id}`, text: `${challenge.number} ${challenge.title}` },
  ];
  return (
    <Page title={t('揭榜', 'Take up')} trail={trail} wide>
      <p>
        <strong>{challenge.title}</strong> · {challenge.demanderName} · {t('揭榜截止 ', 'closes ')}
        <Due at={challenge.takeUpClosesAt} />
      </p>
      {takers.length > 1 && (
        <p>
          <label htmlFor="taker">{t('揭榜单位 ', 'Taker ')}</label>
          <Select
            id="taker"
            style={{ minWidth: 240 }}
            value={takerId}
            onChange={setTakerId}
            options={takers.map(({ organisationId, organisationName }) => ({
              value: organisationId,
              label: organisationName,
            }))}
          />
        </p>
      )}
      {own ? (
        <ForTaker
          key={takerId}
          challenge={challenge}
          takerId={takerId}
          takerName={takers.find(({ organisationId }) => organisationId === takerId)?.organisationName ?? ''}
        />
      ) : (
        <Alert type="warning" showIcon title={t('只有揭榜方可以揭榜', 'Only takers take up challenges')} />
      )}
    </Page>
  );
}

interface ForTakerProps {
  readonly challenge: Challenge;
  readonly takerId: string;
  readonly takerName: string;
}

function ForTaker(props: ForTakerProps) {
  const query = { challengeId: props.challenge.id, state: [...WRITABLE] };
  const mine = $api.useQuery('get', '/api/v1/proposals', { params: { query } }, { refetchOnWindowFocus: false });
  const programme = $api.useQuery('get', '/api/v1/public/programmes/{id}', {
    params: { path: { id: props.challenge.programmeId } },
  });
  return (
    <Loaded query={programme}>
      {({ rulePack }) => (
        <Loaded query={mine}>{({ items }) => <Begun {...props} rules={rulesOf(rulePack)} items={items} />}</Loaded>
      )}
    </Loaded>
  );
}

function Begun({
  items,
  ...props
}: ForTakerProps & { rules: ProposalRules; items: readonly { id: string; takerId: string }[] }) {
  // What was there when the page was opened; the wizard goes on from it by itself.
  const [begun] = useState(() => items.find(({ takerId }) => takerId === props.takerId)?.id);
  return begun ? <Existing {...props} id={begun} /> : <Fresh {...props} />;
}

function Fresh({ challenge, takerId, takerName, rules }: ForTakerProps & { rules: ProposalRules }) {
  return (
    <ProposalWizard
      challenge={challenge}
      rules={rules}
      takerId={takerId}
      proposal={null}
      content={blankProposal(takerId)}
      named={[{ id: takerId, name: takerName }]}
    />
  );
}

function Existing({ id, ...props }: ForTakerProps & { rules: ProposalRules; id: string }) {
  const options = { refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 };
  const proposal = $api.useQuery('get', '/api/v1/proposals/{id}', { params: { path: { id } } }, options);
  return <Loaded query={proposal}>{(data) => <WithContent {...props} proposal={data} />}</Loaded>;
}

function WithContent({
  proposal: latest,
  takerName,
  ...props
}: ForTakerProps & { rules: ProposalRules; proposal: Proposal }) {
  const { t } = useLanguage();
  const [proposal] = useState(latest);
  const params = { params: { path: { id: proposal.id } } };
  const options = { refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 };
  const draft = $api.useQuery('get', '/api/v1/proposals/{id}/draft', params, {
    ...options,
    enabled: proposal.hasDraft,
  });
  const standing = $api.useQuery('get', '/api/v1/proposals/{id}/content', params, {
    ...options,
    enabled: !proposal.hasDraft && proposal.receipt !== null,
  });
  const taker = { id: props.takerId, name: takerName };
  if (!proposal.hasDraft && !proposal.receipt) {
    return <ProposalWizard {...props} proposal={proposal} content={blankProposal(props.takerId)} named={[taker]} />;
  }
  return (
    <>
      {proposal.receipt && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('已提交过；重新提交后以新内容为准', 'It has been submitted; what you submit now replaces it')}
          action={
            <LinkButton to={`/workbench/proposals/${proposal.id}`}>{t('查看回执', 'See the receipt')}</LinkButton>
          }
        />
      )}
      <Loaded query={proposal.hasDraft ? draft : standing}>
        {({ content, organisations }) => (
          <ProposalWizard {...props} proposal={proposal} content={content} named={[taker, ...organisations]} />
        )}
      </Loaded>
    </>
  );
}

/** The few rules that the form needs, from the programme's public rules. */
function rulesOf(rulePack: unknown): ProposalRules {
  const rules = rulePack as {
    procedure?: { offerKinds?: string[] };
    milestones?: { maxPeriodMonths?: number };
    eligibility?: { consortiumPartnersMax?: number };
  };
  return {
    offerKinds: rules.procedure?.offerKinds ?? [],
    maxPeriodMonths: rules.milestones?.maxPeriodMonths,
    partnersMax: rules.eligibility?.consortiumPartnersMax,
  };
}
