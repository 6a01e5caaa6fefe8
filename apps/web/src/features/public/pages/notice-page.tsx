import { Link, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Due, Instant, StateTag } from '../../../ui/values';
import { Facts } from '../components/facts';
import { Panel } from '../components/panel';
import { Share } from '../components/share';

type Notice = Schemas['PublicNoticeDetailView'];

/** A public notice, and how to object to it. */
export function Component() {
  const { id = '' } = useParams();
  const notice = $api.useQuery('get', '/api/v1/public/notices/{id}', { params: { path: { id } } });
  return <Loaded query={notice}>{(data) => <NoticeContent notice={data} />}</Loaded>;
}

function NoticeContent({ notice }: { notice: Notice }) {
  const { t } = useLanguage();
  const words = useWords();
  const { title, number, state, kind, body, programmeId, endsAt, endsProvisional, withdrawalReason } = notice;
  return (
    <Page title={title} trail={[{ to: '/notices', text: t('公示', 'Public notices') }]}>
      <p>
        <StateTag lifecycle="public_notice" state={state} />
        <span className="amount">{number}</span> · {words.choice(kind, 'kind')}
      </p>
      <div className="public-actions no-print">
        <Share title={title} />
      </div>
      <Panel title={t('公示内容', 'Content')}>
        <p className="prewrap">{body}</p>
        {withdrawalReason && (
          <p className="prewrap">{t(`撤回原因：${withdrawalReason}`, `Withdrawn: ${withdrawalReason}`)}</p>
        )}
        <Facts
          items={[
            [t('发布单位', 'Published by'), notice.agencyName],
            [
              t('计划', 'Programme'),
              <Link key="programme" to={`/programmes/${programmeId}`}>
                {notice.programmeName}
              </Link>,
            ],
            [t('发布', 'Published'), <Instant key="published" at={notice.publishedAt} />],
            [t('公示期至', 'Until'), <Due key="ends" at={endsAt} done={notice.howToObject === null} />],
          ]}
        />
        {endsProvisional && (
          <p>
            {t(
              '期限按现有工作日历推算，日历更新后可能调整。',
              'The day follows the working calendar as it is now and may move with it.',
            )}
          </p>
        )}
      </Panel>
      <HowToObject notice={notice} />
    </Page>
  );
}

function HowToObject({ notice: { id, howToObject } }: { notice: Notice }) {
  const { t } = useLanguage();
  if (!howToObject) {
    return (
      <Panel title={t('异议', 'Objections')}>
        <p>{t('公示期已结束，不再受理异议。', 'The notice is over; objections are no longer taken.')}</p>
      </Panel>
    );
  }
  const { until, replyWorkingDays, kinds } = howToObject;
  return (
    <Panel title={t('如何提出异议', 'How to object')}>
      <ul className="rules">
        <li>
          {t('在', 'Until')} <Due at={until} /> {t('之前提出。', '')}
        </li>
        {kinds.map((kind) => (
          <li key={kind.kind}>
            {t(kind)}
            {kind.anonymous ? t('（可以匿名）', ' (may be anonymous)') : t('（须实名）', ' (in your own name)')}
          </li>
        ))}
        <li>
          {t(
            `写明事实与理由；受理后 ${replyWorkingDays} 个工作日内答复。`,
            `Give facts and reasons; the reply comes within ${replyWorkingDays} working days.`,
          )}
        </li>
      </ul>
      <p>
        <ObjectLink id={id} />
      </p>
    </Panel>
  );
}

/** To the one form for objections, which gives the receipt; who is not signed in signs in on the way. */
function ObjectLink({ id }: { id: string }) {
  const { t } = useLanguage();
  const me = useMe();
  if (me && !may(me, 'objection.file')) return <>{t('您的账号不能提出异议。', 'Your account cannot object.')}</>;
  return (
    <Link className="link-button no-print" to={`/workbench/notices/${id}/object`}>
      {me ? t('提出异议', 'Object') : t('登录后提出异议', 'Sign in to object')}
    </Link>
  );
}
