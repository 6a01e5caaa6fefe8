import { Alert, Card, Descriptions } from 'antd';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Timeline } from '../../../ui/timeline';
import { Due, Instant } from '../../../ui/values';
import { NoticeSubject } from '../components/notice-subject';
import { ObjectionTable } from '../components/objection-table';
import { LinkButton } from '../../../ui/link-button';
import { TitledCard } from '../../../ui/titled-card';

type AgencyNotice = Schemas['NoticeView'];
type PublicNotice = Schemas['PublicNoticeDetailView'];

const isMissing = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;

/** A notice as its agency sees it; to everybody else as it hangs on the board. */
export default function NoticePage() {
  const { id = '' } = useParams();
  const params = { params: { path: { id } } };
  const reads = may(useMe(), 'notice.read');
  const own = $api.useQuery('get', '/api/v1/notices/{id}', params, { enabled: reads, retry: false });
  const isOthers = !reads || isMissing(own.error);
  const board = $api.useQuery('get', '/api/v1/public/notices/{id}', params, { retry: false });
  if (isOthers) return <Loaded query={board}>{(notice) => <NoticeOnBoard notice={notice} />}</Loaded>;
  return <Loaded query={own}>{(notice) => <NoticeOfAgency notice={notice} board={board.data} />}</Loaded>;
}

function NoticeOfAgency({ notice, board }: { notice: AgencyNotice; board: PublicNotice | undefined }) {
  const { t } = useLanguage();
  const { undecidedObjections: undecided } = notice;
  const left = {
    key: 'left',
    label: t('剩余', 'Left'),
    children: t(`${notice.workingDaysLeft} 个工作日`, `${notice.workingDaysLeft} working days`),
  };
  return (
    <Page
      title={`${notice.number} ${notice.title}`}
      trail={[{ to: '/workbench/notices', text: t('公示', 'Public notices') }]}
      extra={board && <ObjectLink notice={board} />}
    >
      <StateSteps lifecycle="public_notice" state={notice.state} road={['on_notice', 'ended']} leftAt="on_notice" />
      <ActionBar collection="notices" lifecycle="public_notice" subject={notice} without={['end']} />
      {undecided > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 16 }}
          title={t(
            `尚有 ${undecided} 件异议未办结，办结前公示不会结束`,
            `${undecided} objections are not decided; the notice does not end before`,
          )}
        />
      )}
      <NoticeFacts notice={notice} more={[left]} days={notice.workingDays} />
      <TitledCard title={t('异议', 'Objections')} style={{ marginTop: 16 }}>
        <ObjectionTable filter={{ noticeId: notice.id }} empty={t('没有异议', 'No objections')} />
      </TitledCard>
      <Timeline subjectType="public_notice" id={notice.id} />
    </Page>
  );
}

function NoticeOnBoard({ notice }: { notice: PublicNotice }) {
  const { t } = useLanguage();
  const agency = { key: 'agency', label: t('公示单位', 'Agency'), children: notice.agencyName };
  return (
    <Page title={`${notice.number} ${notice.title}`} extra={<ObjectLink notice={notice} />}>
      <StateSteps lifecycle="public_notice" state={notice.state} road={['on_notice', 'ended']} leftAt="on_notice" />
      <NoticeFacts notice={notice} more={[agency]} />
      <TitledCard title={t('我提出的异议', 'My objections')} style={{ marginTop: 16 }}>
        <ObjectionTable filter={{ noticeId: notice.id }} empty={t('没有异议', 'No objections')} />
      </TitledCard>
    </Page>
  );
}

/** The way to object, while there is one. */
function ObjectLink({ notice }: { notice: PublicNotice }) {
  const { t } = useLanguage();
  if (!may(useMe(), 'objection.file') || notice.howToObject === null) return null;
  return (
    <LinkButton to={`/workbench/notices/${notice.id}/object`} className="no-print">
      {t('提出异议', 'File an objection')}
    </LinkButton>
  );
}

type Shown =
  | 'kind'
  | 'state'
  | 'body'
  | 'subjectType'
  | 'subjectId'
  | 'publishedAt'
  | 'endsAt'
  | 'endsProvisional'
  | 'endedAt'
  | 'withdrawnAt'
  | 'withdrawalReason';

interface FactsProps {
  /** What both readers are shown of it. */
  readonly notice: Pick<AgencyNotice, Shown>;
  readonly more: { key: string; label: string; children: string }[];
  readonly days?: number;
}

function NoticeFacts({ notice, more, days }: FactsProps) {
  const { t } = useLanguage();
  const words = useWords();
  const provisional = notice.endsProvisional
    ? t('（放假安排未公布，暂定）', ' (provisional until the holidays are announced)')
    : '';
  const ending = notice.endedAt && {
    key: 'ended',
    label: t('结束时间', 'Ended'),
    children: <Instant at={notice.endedAt} />,
  };
  const withdrawal = notice.withdrawnAt && {
    key: 'withdrawn',
    label: t('撤回', 'Withdrawn'),
    children: (
      <span>
        <Instant at={notice.withdrawnAt} /> {notice.withdrawalReason}
      </span>
    ),
  };
  const stood = days === undefined ? '' : t(`（共 ${days} 个工作日）`, ` (${days} working days)`);
  return (
    <>
      <Card style={{ marginTop: 16 }}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'kind', label: t('类别', 'Kind'), children: words.choice(notice.kind, 'kind') },
            { key: 'subject', label: t('公示事项', 'Subject'), children: <NoticeSubject subject={notice} /> },
            { key: 'published', label: t('发布', 'Published'), children: <Instant at={notice.publishedAt} /> },
            {
              key: 'ends',
              label: t('期满', 'Ends'),
              children: (
                <span>
                  <Due at={notice.endsAt} done={notice.state !== 'on_notice'} />
                  {stood}
                  {provisional}
                </span>
              ),
            },
            ...more,
            ...(ending ? [ending] : []),
            ...(withdrawal ? [withdrawal] : []),
          ]}
        />
      </Card>
      <TitledCard title={t('公示内容', 'Text')} style={{ marginTop: 16 }}>
        <p className="prewrap">{notice.body}</p>
      </TitledCard>
    </>
  );
}
