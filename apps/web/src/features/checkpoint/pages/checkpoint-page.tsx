import { Card, Descriptions, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import type { Column } from '../../../ui/data-table';
import { Loaded, Page } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Timeline } from '../../../ui/timeline';
import { Instant, Percent } from '../../../ui/values';
import { useStageWords } from '../components/stage-words';

type Checkpoint = Schemas['CheckpointView'];
type Racer = Checkpoint['items'][number];

const ROAD = ['drafted', 'approved'] as const;

/** A checkpoint: what every racer measured, where it stands, and who goes on. */
export default function CheckpointPage() {
  const { id = '' } = useParams();
  const checkpoint = $api.useQuery('get', '/api/v1/checkpoints/{id}', { params: { path: { id } } });
  return <Loaded query={checkpoint}>{(data) => <CheckpointDetails checkpoint={data} />}</Loaded>;
}

function CheckpointDetails({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLanguage();
  const stageWords = useStageWords();
  const { number, state, stage, challengeId, challengeNumber, challengeTitle } = checkpoint;
  const trail = [
    { to: '/workbench/checkpoints', text: t('赛段考核', 'Checkpoints') },
    { to: `/workbench/challenges/${challengeId}`, text: `${challengeNumber} ${challengeTitle}` },
  ];
  return (
    <Page title={`${number} ${stageWords(stage)}`} trail={trail}>
      <StateSteps lifecycle="checkpoint" state={state} road={ROAD} leftAt="drafted" />
      <ActionBar collection="checkpoints" lifecycle="checkpoint" subject={checkpoint} />
      <Facts checkpoint={checkpoint} />
      <TitledCard style={{ marginTop: 16 }} title={t('各参赛方', 'Racers')}>
        <Ranking checkpoint={checkpoint} />
      </TitledCard>
      <Timeline subjectType="checkpoint" id={checkpoint.id} />
    </Page>
  );
}

function Facts({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLanguage();
  const { minutes, draftedBy, createdAt, decidedBy, decidedAt, programmeId, programmeName } = checkpoint;
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'programme',
            label: t('计划', 'Programme'),
            children: <Link to={`/workbench/programmes/${programmeId}`}>{programmeName}</Link>,
          },
          {
            key: 'drafted',
            label: t('拟稿', 'Drafted by'),
            children: (
              <span>
                {draftedBy ?? '—'} <Instant at={createdAt} />
              </span>
            ),
          },
          {
            key: 'decided',
            label: t('审批', 'Decided by'),
            children: (
              <span>
                {decidedBy ?? '—'} {decidedAt && <Instant at={decidedAt} />}
              </span>
            ),
          },
        ]}
      />
      <h2 className="card-title">{t('考核或专家组纪要', 'Minutes')}</h2>
      <p className="prewrap">{minutes}</p>
    </Card>
  );
}

/** Who is placed comes first, then who goes on, then who is out. */
const ORDER: readonly Racer['verdict'][] = ['placed', 'advances', 'not_placed', 'eliminated'];

function Ranking({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLanguage();
  const rank = ({ place, verdict }: Racer) => (place ?? 1_000) + 1_000 * ORDER.indexOf(verdict);
  const racers = [...checkpoint.items].sort((one, other) => rank(one) - rank(other));
  return (
    <RowsTable
      name={t('各参赛方', 'Racers')}
      rows={racers}
      rowKey={({ projectId }) => projectId}
      empty={t('没有参赛方', 'No racers')}
      columns={useColumns(checkpoint)}
    />
  );
}

function useColumns({ stage, items }: Checkpoint): Column<Racer>[] {
  const { t } = useLanguage();
  const words = useWords();
  const indicators = [
    ...new Map(items.flatMap(({ results }) => results.map((each) => [each.indicatorId, each.indicator]))),
  ];
  const measured = (racer: Racer, id: string) => racer.results.find(({ indicatorId }) => indicatorId === id);
  const met = (isMet: boolean) => (isMet ? t('达到', 'met') : t('未达到', 'not met'));
  const completion: Column<Racer> = {
    key: 'completion',
    title: t('验收完成率', 'Completion'),
    align: 'right',
    text: ({ completionPpm }) => (completionPpm === null ? '' : `${completionPpm / 10_000}%`),
    render: ({ completionPpm }) => <Percent ppm={completionPpm} />,
  };
  return [
    { key: 'place', title: t('名次', 'Place'), text: ({ place }) => (place === null ? '—' : `${place}`) },
    {
      key: 'racer',
      title: t('参赛方', 'Racer'),
      text: ({ takerName, projectNumber }) => `${takerName} ${projectNumber}`,
      render: ({ takerName, projectId, projectNumber }) => (
        <>
          <div>{takerName}</div>
          <Link to={`/workbench/projects/${projectId}`}>{projectNumber}</Link>
        </>
      ),
    },
    {
      key: 'verdict',
      title: t('结论', 'Verdict'),
      text: ({ verdict }) => words.choice(verdict, 'verdict'),
      render: ({ verdict }) => (
        <Tag color={verdict === 'advances' || verdict === 'placed' ? 'green' : 'red'}>
          {words.choice(verdict, 'verdict')}
        </Tag>
      ),
    },
    ...indicators.map(([id, name]): Column<Racer> => ({
      key: id,
      title: name,
      text: (racer) => {
        const result = measured(racer, id);
        return result ? `${result.measured ?? '—'} ${met(result.met)}` : '—';
      },
      render: (racer) => {
        const result = measured(racer, id);
        if (!result) return '—';
        return (
          <>
            {result.measured ?? t('未测', 'not measured')}{' '}
            <Tag color={result.met ? 'green' : 'red'}>{met(result.met)}</Tag>
          </>
        );
      },
    })),
    ...(stage === null ? [completion] : []),
    {
      key: 'reasons',
      title: t('理由', 'Reasons'),
      text: ({ reasons }) => reasons,
      render: ({ reasons }) => <div className="cell-wide prewrap">{reasons}</div>,
    },
  ];
}
