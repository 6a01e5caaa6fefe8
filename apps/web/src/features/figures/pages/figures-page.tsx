import { keepPreviousData } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import '../../../app/public.css';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { useProgrammes } from '../../../ui/use-programmes';
import { Money } from '../../../ui/values';
import { Waiting } from '../../../ui/waiting';
import { Panel } from '../../public/components/panel';
import { FigureFilters, useFigureQuery } from '../../public/figures/figure-filters';
import { FiguresContent } from '../../public/figures/figures-content';

const BarChart = lazy(() => import('../../public/figures/bar-chart'));

type Figures = Schemas['AgencyFiguresView'];

/** The figures of what somebody answers for: those of the public, and what only they see. */
export default function FiguresPage() {
  const { t } = useLanguage();
  const query = useFigureQuery();
  const options = { placeholderData: keepPreviousData };
  const figures = $api.useQuery('get', '/api/v1/me/figures', { params: { query } }, options);
  const { data: programmes = [] } = useProgrammes();
  return (
    <Page title={t('统计', 'Figures')}>
      <FigureFilters programmes={programmes} />
      <Loaded query={figures}>
        {(data) => (
          <>
            <ToWatch figures={data} />
            <FiguresContent figures={data} />
            <StageDays stages={data.stages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What to look after, each with the way to it. */
function ToWatch({ figures }: { figures: Figures }) {
  const { t } = useLanguage();
  return (
    <dl className="big-figures" style={{ marginBottom: 12 }}>
      <div>
        <dt>
          <Link to="/workbench/milestones">{t('逾期里程碑', 'Overdue milestones')}</Link>
        </dt>
        <dd className={figures.overdueMilestones > 0 ? 'late' : undefined}>{figures.overdueMilestones}</dd>
      </div>
      <div>
        <dt>
          <Link to="/workbench/disbursements">{t('支付在途', 'On its way to payees')}</Link>
        </dt>
        <dd>
          <Money fen={figures.inFlightFen} unit="wan" />
        </dd>
      </div>
    </dl>
  );
}

/** How long each stage takes, for those that have passed it. */
function StageDays({ stages }: { stages: Figures['stages'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const title = t('各阶段平均用时（天）', 'Average days by stage');
  const stageWords: Readonly<Record<string, string>> = {
    assessment: t('需求评估（提交至发榜）', 'Assessment (need submitted to challenge published)'),
    take_up: t('揭榜（发榜至截止）', 'Take-up (published to closing)'),
    selection: t('评审定榜（截止至中榜）', 'Selection (closing to award)'),
    contracting: t('签约（中榜至任务书生效）', 'Contracting (award to agreement effective)'),
    work: t('攻关（任务书生效至验收结论）', 'Work (agreement effective to the acceptance’s conclusion)'),
  };
  const name = (stage: string) => stageWords[stage] ?? words.choice(stage, 'stage');
  return (
    <Panel title={title}>
      <Suspense fallback={<Waiting />}>
        <BarChart
          lying
          label={title}
          categories={stages.map(({ stage }) => name(stage).split(/（| \(/)[0] ?? '')}
          series={[{ name: t('平均天数', 'Average days'), values: stages.map(({ averageDays }) => averageDays ?? 0) }]}
        />
      </Suspense>
      <RowsTable
        name={title}
        rows={stages}
        rowKey={({ stage }) => stage}
        empty={t('还没有走完的阶段', 'No stage has been passed yet')}
        columns={[
          { key: 'stage', title: t('阶段', 'Stage'), text: ({ stage }) => name(stage) },
          { key: 'count', title: t('已走完（件）', 'Passed'), align: 'right', text: ({ count }) => `${count}` },
          {
            key: 'days',
            title: t('平均天数', 'Average days'),
            align: 'right',
            text: ({ averageDays }) => (averageDays === null ? '—' : `${averageDays}`),
          },
        ]}
      />
    </Panel>
  );
}
