import { Card, Descriptions, Space } from 'antd';
import { Link, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded, Page } from '../../../ui/page';
import { ReachLink } from '../../../ui/reach-link';
import { StateSteps } from '../../../ui/state-steps';
import { Due, Instant, Money } from '../../../ui/values';
import { Addenda } from '../components/addenda';
import { ChallengeProposals } from '../components/challenge-proposals';
import { ChallengeSelection } from '../components/challenge-selection';
import { ChallengeCheckpoints } from '../../checkpoint/components/challenge-checkpoints';
import { Timeline } from '../../../ui/timeline';
import { Clarifications } from '../components/clarifications';
import { LinkButton } from '../../../ui/link-button';
import { TitledCard } from '../../../ui/titled-card';

type Challenge = Schemas['ChallengeView'];

const ROAD = ['drafted', 'open', 'window_closed', 'evaluating', 'decided', 'completed'];

export default function ChallengePage() {
  const { id = '' } = useParams();
  const challenge = $api.useQuery('get', '/api/v1/challenges/{id}', { params: { path: { id } } });
  return <Loaded query={challenge}>{(data) => <ChallengeView challenge={data} />}</Loaded>;
}

function ChallengeView({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const me = useMe();
  return (
    <Page
      title={`${challenge.number} ${challenge.title}`}
      trail={[{ to: '/workbench/challenges', text: t('榜题', 'Challenges') }]}
      extra={challenge.openedAt && <PublicLink challenge={challenge} />}
    >
      <StateSteps
        lifecycle="challenge"
        state={challenge.state}
        road={ROAD}
        leftAt={challenge.openedAt ? 'window_closed' : 'drafted'}
      />
      <ActionBar collection="challenges" lifecycle="challenge" subject={challenge} />
      <ChallengeFacts challenge={challenge} />
      <TitledCard title={t('技术指标', 'Indicators')} style={{ marginTop: 16 }}>
        <IndicatorTable indicators={challenge.indicators} />
      </TitledCard>
      {may(me, 'clarification.read') && (
        <TitledCard title={t('答疑', 'Questions and answers')} style={{ marginTop: 16 }}>
          <Clarifications challengeId={challenge.id} />
        </TitledCard>
      )}
      <Addenda challenge={challenge} />
      <ChallengeProposals challenge={challenge} />
      <ChallengeSelection challengeId={challenge.id} />
      <ChallengeCheckpoints challengeId={challenge.id} />
      <Timeline subjectType="challenge" id={challenge.id} />
    </Page>
  );
}

function PublicLink({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  if (challenge.confidentiality === 'invited') return null;
  return <LinkButton to={`/challenges/${challenge.id}`}>{t('公众页面', 'Public page')}</LinkButton>;
}

function ChallengeFacts({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions column={{ xs: 1, md: 2 }} items={useFacts(challenge)} />
      <Descriptions
        column={1}
        layout="vertical"
        items={[
          { key: 'summary', label: t('摘要', 'Summary'), children: <p className="prewrap">{challenge.summary}</p> },
        ]}
      />
    </Card>
  );
}

function useFacts(challenge: Challenge) {
  const me = useMe();
  const { t } = useLanguage();
  const words = useWords();
  const { confidentiality, noAwardReason } = challenge;
  const none = noAwardReason && {
    key: 'none',
    label: t('流榜原因', 'Why nobody won'),
    children: words.choice(noAwardReason, 'noAwardReason'),
  };
  return [
    {
      key: 'closes',
      label: t('揭榜截止', 'Window closes'),
      children: <Due at={challenge.takeUpClosesAt} done={challenge.state !== 'open'} />,
    },
    { key: 'opened', label: t('开榜时间', 'Opened'), children: <Instant at={challenge.openedAt} /> },
    { key: 'demander', label: t('需求方', 'Demander'), children: challenge.demanderName },
    { key: 'amount', label: t('投入总额', 'Investment'), children: <Money fen={challenge.amountFen} /> },
    {
      key: 'cash',
      label: t('支付揭榜方现金', 'Cash to the taker'),
      children: <Money fen={challenge.cashToTakerFen} />,
    },
    { key: 'slots', label: t('中榜名额', 'Awards'), children: challenge.awardSlots },
    { key: 'field', label: t('技术领域', 'Field'), children: challenge.field },
    { key: 'region', label: t('地区', 'Region'), children: challenge.region },
    { key: 'scope', label: t('公开范围', 'Publicity'), children: words.choice(confidentiality, 'confidentiality') },
    {
      key: 'around',
      label: t('相关', 'Related'),
      children: (
        <Space wrap>
          <Link to={`/workbench/needs/${challenge.needId}`}>{t('需求', 'Need')}</Link>
          {may(me, 'bulletin.read') && (
            <Link to={`/workbench/bulletins/${challenge.bulletinId}`}>{t('榜单', 'Bulletin')}</Link>
          )}
          <ReachLink to={`/workbench/programmes/${challenge.programmeId}`} permission="programme.read">
            {challenge.programmeName}
          </ReachLink>
        </Space>
      ),
    },
    ...(none ? [none] : []),
  ];
}
