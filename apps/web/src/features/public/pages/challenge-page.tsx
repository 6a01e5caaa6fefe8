import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Due, Instant, Money, StateTag } from '../../../ui/values';
import { PublicAddenda } from '../components/addenda';
import { ChallengeOutcome } from '../components/challenge-outcome';
import { Documents } from '../components/documents';
import { Facts } from '../components/facts';
import { Indicators } from '../components/indicators';
import { Panel } from '../components/panel';
import { Questions } from '../components/questions';
import { Share } from '../components/share';
import { SourceFacts } from '../components/source-facts';

type Challenge = Schemas['PublicChallengeView'];

/** One challenge: what is wanted, how it is measured, what is paid, until when. */
export function Component() {
  const { id = '' } = useParams();
  const challenge = $api.useQuery('get', '/api/v1/public/challenges/{id}', { params: { path: { id } } });
  return <Loaded query={challenge}>{(data) => <ChallengeContent challenge={data} />}</Loaded>;
}

function ChallengeContent({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const words = useWords();
  const { id, title, number, state, text, indicators, noAwardReason } = challenge;
  return (
    <Page title={title} trail={[{ to: '/challenges', text: t('榜单', 'Challenges') }]}>
      <p>
        <StateTag lifecycle="challenge" state={state} />
        <span className="amount">{number}</span>
      </p>
      <WhatNext challenge={challenge} />
      {noAwardReason && (
        <Alert type="info" showIcon title={t(`流榜：${words.choice(noAwardReason, 'noAwardReason')}`, 'No award')} />
      )}
      <KeyFacts challenge={challenge} />
      <Panel title={t('需求', 'What is needed')}>
        <p className="prewrap">{challenge.summary}</p>
        {text ? <NeedText text={text} /> : <p>{t('本榜题只公开摘要。', 'Only the summary is public.')}</p>}
      </Panel>
      {indicators.length > 0 && (
        <Panel title={t('指标', 'Indicators')}>
          <Indicators indicators={indicators} />
        </Panel>
      )}
      <ChallengeOutcome challengeId={id} />
      <PublicAddenda challengeId={id} />
      <Questions challenge={challenge} />
      {text?.sourceFacts && <SourceFacts facts={text.sourceFacts} />}
    </Page>
  );
}

function WhatNext({ challenge: { id, title, windowClosedAt } }: { challenge: Challenge }) {
  const { t } = useLanguage();
  return (
    <div className="public-actions no-print">
      {windowClosedAt === null ? (
        <Link className="link-button is-primary" to={`/workbench/challenges/${id}/take-up`}>
          {t('我要揭榜', 'Take it up')}
        </Link>
      ) : (
        <strong>{t('揭榜已截止', 'The window is closed')}</strong>
      )}
      <Documents address={`/api/v1/public/challenges/${id}`} />
      <Share title={title} />
    </div>
  );
}

function KeyFacts({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const words = useWords();
  const { windowClosedAt, mode, programmeId, bulletinId, rank, amendedAt, textVersion } = challenge;
  return (
    <Panel title={t('概况', 'Facts')}>
      <Facts
        items={[
          [t('总投入', 'Total investment'), <Money key="total" fen={challenge.amountFen} unit="wan" />],
          [t('付给揭榜方现金', 'Cash to the taker'), <Money key="cash" fen={challenge.cashToTakerFen} unit="wan" />],
          [t('发布', 'Published'), <Instant key="opened" at={challenge.openedAt} />],
          [
            t('揭榜截止', 'Closes'),
            <Due key="closes" at={windowClosedAt ?? challenge.takeUpClosesAt} done={windowClosedAt !== null} />,
          ],
          [t('需求方', 'Demander'), challenge.demanderName],
          [t('领域', 'Field'), challenge.field],
          [t('地区', 'Region'), challenge.region],
          [t('组织方式', 'Mode'), mode ? words.choice(mode, 'mode') : '—'],
          [t('中榜名额', 'Awards'), challenge.awardSlots],
          [t('已揭榜', 'Proposals handed in'), <ProposalCount key="count" challengeId={challenge.id} />],
          [
            t('计划', 'Programme'),
            <Link key="programme" to={`/programmes/${programmeId}`}>
              {challenge.programmeName}
            </Link>,
          ],
          [
            t('所在榜单', 'Bulletin'),
            <Link key="bulletin" to={`/bulletins/${bulletinId}`}>
              {rank ? t(`第 ${rank} 题`, `No. ${rank}`) : t('查看榜单', 'See the bulletin')}
            </Link>,
          ],
          [
            t('文本版本', 'Version of the text'),
            amendedAt ? t(`第 ${textVersion} 版（有更正）`, `${textVersion} (amended)`) : `${textVersion}`,
          ],
        ]}
      />
    </Panel>
  );
}

/** How many were handed in; what is in them stays sealed. */
function ProposalCount({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const params = { path: { id: challengeId } };
  const { data } = $api.useQuery('get', '/api/v1/public/challenges/{id}/proposal-count', { params });
  return <>{data ? t(`${data.submitted} 份`, `${data.submitted}`) : '—'}</>;
}

function NeedText({ text }: { text: NonNullable<Challenge['text']> }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <h3>{t('自身无法解决的难点', 'What cannot be solved alone')}</h3>
      <p className="prewrap">{text.cannotSolveAlone}</p>
      <h3>{t('应用场景', 'Scene of application')}</h3>
      <p className="prewrap">{text.scene}</p>
      <Facts
        items={[
          [t('攻关期限', 'Period'), t(`${text.periodMonths} 个月`, `${text.periodMonths} months`)],
          [t('成果归属', 'Result ownership'), words.choice(text.resultOwnership, 'resultOwnership')],
          [t('合作方式', 'Cooperation'), words.choice(text.cooperation, 'cooperation')],
          [t('产业链环节', 'Place in the chain'), text.chainNode ?? '—'],
          [t('需求编号', 'Need'), <span key="need">{text.needNumber}</span>],
        ]}
      />
    </>
  );
}
