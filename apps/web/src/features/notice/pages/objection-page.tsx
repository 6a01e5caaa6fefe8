import { Alert, Card, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Due, Instant } from '../../../ui/values';
import { Timeline } from '../../../ui/timeline';
import { NoticeSubject } from '../components/notice-subject';

type Objection = Schemas['ObjectionView'];

/** The main road; it ends with one of two answers. */
const road = (state: string): string[] => [
  'received',
  'accepted',
  'investigating',
  state === 'upheld' ? 'upheld' : 'dismissed',
];

export default function ObjectionPage() {
  const { id = '' } = useParams();
  const objection = $api.useQuery('get', '/api/v1/objections/{id}', { params: { path: { id } } });
  return <Loaded query={objection}>{(data) => <ObjectionDetails objection={data} />}</Loaded>;
}

function ObjectionDetails({ objection }: { objection: Objection }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Page
      title={`${objection.number} ${words.choice(objection.kind, 'kind')}`}
      trail={[{ to: '/workbench/objections', text: t('异议', 'Objections') }]}
    >
      <StateSteps lifecycle="objection" state={objection.state} road={road(objection.state)} leftAt="received" />
      <ActionBar collection="objections" lifecycle="objection" subject={objection} />
      {objection.overdue && (
        <Alert
          type="error"
          showIcon
          style={{ marginTop: 16 }}
          title={t('已逾答复期限，请尽快办理', 'The reply is overdue')}
        />
      )}
      <ObjectionFacts objection={objection} />
      <TitledCard title={t('事实与理由', 'Facts and reasons')} style={{ marginTop: 16 }}>
        <p className="prewrap">{objection.grounds}</p>
      </TitledCard>
      {objection.reply && (
        <TitledCard title={t('答复', 'Reply')} style={{ marginTop: 16 }}>
          <p className="prewrap">{objection.reply}</p>
        </TitledCard>
      )}
      <Timeline subjectType="objection" id={objection.id} />
    </Page>
  );
}

function ObjectionFacts({ objection }: { objection: Objection }) {
  const { t } = useLanguage();
  const { filer } = objection;
  const path = { id: objection.noticeId };
  const { data: notice } = $api.useQuery('get', '/api/v1/public/notices/{id}', { params: { path } }, { retry: false });
  const done = objection.decidedAt !== null;
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'notice',
            label: t('针对的公示', 'Notice'),
            children: (
              <Link to={`/workbench/notices/${objection.noticeId}`}>
                {notice ? `${notice.number} ${notice.title}` : t('公示', 'Notice')}
              </Link>
            ),
          },
          {
            key: 'subject',
            label: t('涉及的中榜', 'Award concerned'),
            children: notice ? <NoticeSubject subject={notice} /> : '—',
          },
          {
            key: 'filer',
            label: t('提出人', 'Filed by'),
            children: filer
              ? `${filer.name}（${filer.organisationName}）`
              : t('匿名，或仅办理人和本人可见', 'anonymous, or shown only to who handles it'),
          },
          { key: 'filed', label: t('提出时间', 'Filed'), children: <Instant at={objection.filedAt} /> },
          { key: 'due', label: t('答复期限', 'Reply due'), children: <Due at={objection.replyDueAt} done={done} /> },
          { key: 'decided', label: t('办结时间', 'Decided'), children: <Instant at={objection.decidedAt} /> },
        ]}
      />
    </Card>
  );
}
