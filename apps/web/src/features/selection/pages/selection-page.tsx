import { Empty } from 'antd';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { DecisionLinks } from '../components/decision-links';
import { OpinionText } from '../components/opinion-text';
import { PanelCard } from '../components/panel-card';
import { ProposalComparison } from '../components/proposal-comparison';
import { RankingTable } from '../components/ranking-table';
import { SelectionSteps } from '../components/selection-steps';

type Ranking = Schemas['RankingView'];

const ROAD = ['window_closed', 'evaluating', 'decided', 'completed'];

/** From the opened proposals of a challenge to the decision, on one page: the agency's, and the demander's to choose. */
export default function SelectionPage() {
  const { id = '' } = useParams();
  const params = { params: { path: { id } } };
  const challenge = $api.useQuery('get', '/api/v1/challenges/{id}', params);
  const ranking = $api.useQuery('get', '/api/v1/challenges/{id}/ranking', params);
  return (
    <Loaded query={challenge}>
      {(found) => <Loaded query={ranking}>{(places) => <Selection challenge={found} ranking={places} />}</Loaded>}
    </Loaded>
  );
}

function Selection({ challenge, ranking }: { challenge: Schemas['ChallengeView']; ranking: Ranking }) {
  const { t } = useLanguage();
  const me = useMe();
  const name = (proposalId: string) => ranking.items.find((place) => place.proposalId === proposalId)?.takerName ?? '—';
  return (
    <Page
      wide
      title={t(`${challenge.number} 评审与选帅`, `${challenge.number} selection`)}
      trail={[
        { to: '/workbench/challenges', text: t('榜题', 'Challenges') },
        { to: `/workbench/challenges/${challenge.id}`, text: `${challenge.number} ${challenge.title}` },
      ]}
    >
      <StateSteps lifecycle="challenge" state={challenge.state} road={ROAD} leftAt="window_closed" />
      <SelectionSteps challenge={challenge} ranking={ranking} />
      {may(me, 'panel.read_members') && <PanelCard challengeId={challenge.id} />}
      <TitledCard title={t('评审排序', 'Ranking')} style={{ marginTop: 16 }}>
        {ranking.items.length > 0 ? (
          <RankingTable ranking={ranking} />
        ) : (
          <Empty
            description={t('还没有排序：评审组结束评审后自动形成', 'None yet: it comes when the panel is closed')}
          />
        )}
      </TitledCard>
      {ranking.opinion && (
        <TitledCard title={t('需求方意见', 'The demander’s word')} style={{ marginTop: 16 }}>
          <OpinionText opinion={ranking.opinion} name={name} />
        </TitledCard>
      )}
      {may(me, 'proposal.read') && <ProposalComparison challenge={challenge} ranking={ranking} />}
      {may(me, 'decision.read') && <DecisionLinks challengeId={challenge.id} />}
    </Page>
  );
}
