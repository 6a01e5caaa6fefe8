import { Alert, Card, Descriptions, Space } from 'antd';
import { Link, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Due, Instant, Money } from '../../../ui/values';
import { Timeline } from '../../../ui/timeline';
import { ChallengeLink } from '../components/challenge-link';

type Award = Schemas['AwardView'];

const ROAD = ['pending', 'on_notice', 'confirmed', 'signed'];
/** What the notice, objections and the agreement do by themselves. */
const NOT_HERE = ['confirm', 'sign', 'suspend', 'resume', 'void', 'lapse', 'move_signing'];

export default function AwardPage() {
  const { id = '' } = useParams();
  const award = $api.useQuery('get', '/api/v1/awards/{id}', { params: { path: { id } } });
  return <Loaded query={award}>{(data) => <AwardDetails award={data} />}</Loaded>;
}

function AwardDetails({ award }: { award: Award }) {
  const { t } = useLanguage();
  const words = useWords();
  const text = {
    title: t(
      `${award.challengeNumber}《${award.challengeTitle}》拟立项公示`,
      `${award.challengeNumber} “${award.challengeTitle}”: notice of award`,
    ).slice(0, 200),
    body: t(
      `经评审与集体审定，拟由${award.takerName}承担《${award.challengeTitle}》的揭榜攻关，现予公示。`,
      `After review and decision, ${award.takerName} is to take up “${award.challengeTitle}”.`,
    ),
  };
  return (
    <Page title={`${award.number} ${award.takerName}`} trail={[{ to: '/workbench/awards', text: t('中榜', 'Awards') }]}>
      <StateSteps lifecycle="award" state={award.state} road={ROAD} leftAt={leftAt(award)} />
      <ActionBar
        collection="awards"
        lifecycle="award"
        subject={award}
        initial={{ publish_notice: text }}
        without={NOT_HERE}
      />
      {award.resumeState && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 16 }}
          title={t(
            `因异议暂停；全部办结且异议不成立的，恢复为“${words.state('award', award.resumeState)}”`,
            `Suspended by an objection; it goes on as “${words.state('award', award.resumeState)}” when all are dismissed`,
          )}
          action={
            award.noticeId && (
              <Link to={`/workbench/notices/${award.noticeId}`}>{t('查看公示与异议', 'Notice and objections')}</Link>
            )
          }
        />
      )}
      <AwardFacts award={award} />
      <Timeline subjectType="award" id={award.id} />
    </Page>
  );
}

/** For an award beside its road: how far it had come. */
function leftAt({ resumeState, confirmedAt, noticeId }: Award): string {
  if (resumeState) return resumeState;
  if (confirmedAt) return 'confirmed';
  return noticeId ? 'on_notice' : 'pending';
}

function AwardFacts({ award }: { award: Award }) {
  const { t } = useLanguage();
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'challenge',
            label: t('榜题', 'Challenge'),
            children: (
              <ChallengeLink id={award.challengeId} number={award.challengeNumber} title={award.challengeTitle} />
            ),
          },
          { key: 'taker', label: t('揭榜方', 'Taker'), children: award.takerName },
          {
            key: 'place',
            label: t('名额 / 名次', 'Slot / rank'),
            children: `${award.awardSlot} / ${award.rank}`,
          },
          { key: 'grant', label: t('补助额', 'Grant'), children: <Money fen={award.grantFen} /> },
          { key: 'created', label: t('审定', 'Decided'), children: <Instant at={award.createdAt} /> },
          { key: 'confirmed', label: t('确认', 'Confirmed'), children: <Instant at={award.confirmedAt} /> },
          {
            key: 'due',
            label: t('签约期限', 'To be signed by'),
            children: <Due at={award.signingDueAt} done={award.signedAt !== null} />,
          },
          { key: 'signed', label: t('签约', 'Signed'), children: <Instant at={award.signedAt} /> },
          { key: 'around', label: t('相关', 'Related'), children: <Around award={award} /> },
          ...(award.reason
            ? [{ key: 'reason', label: t('未选在前者的理由', 'Why others were passed over'), children: award.reason }]
            : []),
        ]}
      />
    </Card>
  );
}

function Around({ award }: { award: Award }) {
  const { t } = useLanguage();
  const me = useMe();
  return (
    <Space wrap>
      {may(me, 'proposal.read') && (
        <Link to={`/workbench/proposals/${award.proposalId}`}>{t('揭榜申请', 'Proposal')}</Link>
      )}
      {may(me, 'ranking.read') && (
        <Link to={`/workbench/challenges/${award.challengeId}/selection`}>{t('评审与选帅', 'Selection')}</Link>
      )}
      {may(me, 'decision.read') && (
        <Link to={`/workbench/decisions/${award.decisionId}`}>{t('选帅决定', 'Decision')}</Link>
      )}
      {award.noticeId && <Link to={`/workbench/notices/${award.noticeId}`}>{t('公示', 'Notice')}</Link>}
      {award.confirmedAt && may(me, 'project.read') && (
        <Link to={`/workbench/projects/${award.projectId}`}>{t('攻关项目', 'Project')}</Link>
      )}
    </Space>
  );
}
