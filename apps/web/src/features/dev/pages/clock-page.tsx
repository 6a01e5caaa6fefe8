import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { TitledCard } from '../../../ui/titled-card';
import { useProgrammes } from '../../../ui/use-programmes';
import { Instant } from '../../../ui/values';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** The clocks of the programmes in a development installation: time is moved on to see what a date brings about. */
export default function ClockPage() {
  const { t } = useLanguage();
  const programmes = useProgrammes();
  return (
    <Page title={t('计划时钟（开发模式）', 'Programme clocks (dev mode)')}>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={t(
          '每个计划有自己的时钟，只在开发模式下可以拨快，用来试期限与提醒；时间不能拨回。',
          'Every programme runs on its own clock, which only dev mode can move on, to try windows and reminders; it is never turned back.',
        )}
      />
      <Loaded query={programmes}>
        {(all) => all.map((programme) => <Clock key={programme.id} programme={programme} />)}
      </Loaded>
    </Page>
  );
}

function Clock({ programme: { id, number, name } }: { programme: Schemas['ProgrammeSummaryView'] }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const params = { path: { id } };
  const clock = $api.useQuery('get', '/api/v1/dev/clocks/{id}', { params }, { retry: false });
  const shift = $api.useMutation('post', '/api/v1/dev/clocks/{id}', { onSuccess: () => queries.invalidateQueries() });
  const steps = [
    { key: 'hour', seconds: HOUR_SECONDS, text: t('快 1 小时', '1 hour on') },
    { key: 'day', seconds: DAY_SECONDS, text: t('快 1 天', '1 day on') },
    { key: 'week', seconds: 7 * DAY_SECONDS, text: t('快 7 天', '7 days on') },
    { key: 'month', seconds: 30 * DAY_SECONDS, text: t('快 30 天', '30 days on') },
  ];
  // The api takes the distance to the real time, which the answer tells: read anew, so that a click is never lost.
  const move = async (seconds: number) => {
    const { data, dataUpdatedAt } = await clock.refetch();
    if (!data) return;
    const ahead = Math.round((Date.parse(data.now) - dataUpdatedAt) / 1000);
    shift.mutate({ params, body: { shiftSeconds: ahead + seconds } });
  };
  return (
    <TitledCard size="small" style={{ marginBottom: 12 }} title={`${number} ${name}`}>
      {shift.error && <ProblemAlert error={shift.error} />}
      <Loaded query={clock}>
        {({ now }) => (
          <Space wrap>
            <strong>
              <Instant at={now} />
            </strong>
            {steps.map(({ key, seconds, text }) => (
              <Button
                key={key}
                aria-label={`${name} ${text}`}
                loading={shift.isPending}
                onClick={() => void move(seconds)}
              >
                {text}
              </Button>
            ))}
          </Space>
        )}
      </Loaded>
    </TitledCard>
  );
}
