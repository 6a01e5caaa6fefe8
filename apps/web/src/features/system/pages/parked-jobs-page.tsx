import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { DataTable, type Column } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { Instant } from '../../../ui/values';

type Job = Schemas['ParkedJobView'];
type Redriven = Schemas['RedriveAllView'];

const BECAUSE: readonly Job['because'][] = ['attempts_exhausted', 'unknown_handler', 'unknown_event'];

/** Background work that was put aside, why, and the way to have it run again. */
export default function ParkedJobsPage() {
  const { t } = useLanguage();
  const words = useWords();
  const [search] = useSearchParams();
  const mayRedrive = may(useMe(), 'job.redrive');
  const [chosen, setChosen] = useState<Job | null>(null);
  const columns = useColumns(mayRedrive ? setChosen : null);
  const because = BECAUSE.find((reason) => reason === search.get('because'));
  const query = { because, handler: search.get('handler') ?? undefined };
  const jobs = $api.useInfiniteQuery('get', '/api/v1/parked-jobs', { params: { query } }, byCursor);
  return (
    <Page title={t('后台任务', 'Background jobs')} extra={mayRedrive && <RedriveAll because={because} />} wide>
      <div style={{ marginBlock: 12 }}>
        <FilterLinks
          param="because"
          label={t('按搁置原因筛选', 'Filter by why it was parked')}
          all={t('全部原因', 'All')}
          options={BECAUSE.map((reason) => ({ value: reason, text: words.choice(reason, 'because') }))}
        />
      </div>
      <DataTable
        name={t('搁置的后台任务', 'Parked background jobs')}
        query={jobs}
        columns={columns}
        rowKey={({ eventId, handler }) => `${eventId} ${handler}`}
        empty={t('没有搁置的任务，无需处理', 'Nothing is parked: there is nothing to do')}
      />
      {chosen && <RedriveDialog job={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

function RedriveDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('ParkedJobs_redrive');
  if (!command) return null;
  return (
    <CommandDialog
      title={t('重新执行', 'Run it again')}
      command={command}
      path={{ id: job.eventId }}
      initial={{ handler: job.handler }}
      references={{ handler: [{ value: job.handler, label: job.handler }] }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}

/** Runs again what is parked for one reason; says how much is left, for each time has a limit. */
function RedriveAll({ because }: { because: Job['because'] | undefined }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Redriven | null>(null);
  const command = useCommand('ParkedJobs_redriveAll');
  const close = () => setOpen(false);
  const done = (answer: unknown) => {
    close();
    setOutcome(answer as Redriven);
    void queries.invalidateQueries();
  };
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('按原因一并重新执行', 'Run again all of one reason')}</Button>
      {outcome && (
        <Alert
          type="info"
          showIcon
          role="status"
          style={{ marginTop: 8 }}
          title={t(
            `已重新执行 ${outcome.revived} 条，尚余 ${outcome.remaining} 条`,
            `${outcome.revived} run again, ${outcome.remaining} left`,
          )}
        />
      )}
      {open && command && (
        <CommandDialog
          title={t('一并重新执行', 'Run again all of one reason')}
          command={command}
          path={{}}
          initial={{ because }}
          onDone={done}
          onClose={close}
        />
      )}
    </div>
  );
}

function useColumns(onRedrive: ((job: Job) => void) | null): Column<Job>[] {
  const { t } = useLanguage();
  const words = useWords();
  const redrive: Column<Job> = {
    key: 'redrive',
    title: t('操作', 'Action'),
    text: () => '',
    render: (job) => (
      <Button
        size="small"
        onClick={() => onRedrive?.(job)}
        aria-label={t(`重新执行 ${job.handler}`, `Run ${job.handler} again`)}
      >
        {t('重新执行', 'Run again')}
      </Button>
    ),
  };
  return [
    { key: 'handler', title: t('处理器', 'Handler'), text: ({ handler }) => handler },
    { key: 'event', title: t('事件', 'Event'), text: ({ eventType }) => eventType },
    { key: 'because', title: t('搁置原因', 'Why'), text: ({ because }) => words.choice(because, 'because') },
    { key: 'attempts', title: t('已试次数', 'Attempts'), text: ({ attempts }) => `${attempts}`, align: 'right' },
    {
      key: 'error',
      title: t('最后一次错误', 'Last error'),
      text: ({ lastError }) => lastError ?? '—',
      render: ({ lastError }) => (
        <Typography.Paragraph style={{ width: 320, margin: 0 }} ellipsis={{ rows: 2, expandable: 'collapsible' }}>
          {lastError ?? '—'}
        </Typography.Paragraph>
      ),
    },
    {
      key: 'parkedAt',
      title: t('搁置时间', 'Parked at'),
      text: ({ parkedAt }) => (parkedAt ? instantText(parkedAt) : '—'),
      render: ({ parkedAt }) => <Instant at={parkedAt} />,
    },
    ...(onRedrive ? [redrive] : []),
  ];
}
