import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useChallengeIndicators } from '../../../client/challenge-indicators';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable, type IndicatorStage } from '../../../ui/indicator-table';
import { Loaded } from '../../../ui/page';
import { Met } from '../../acceptance/components/completion';
import { contentOf, valuesText, type AgreementContent } from '../agreement-content';

type Milestone = Schemas['MilestoneView'];

/** One table from the target to the acceptance: what was asked, promised, agreed by stage, measured, and found in the end. */
export function IndicatorRoad({ project }: { project: Schemas['ProjectView'] }) {
  const { t } = useLanguage();
  const path = { params: { path: { id: project.id } } };
  const agreement = $api.useQuery('get', '/api/v1/projects/{id}/agreement', path);
  const milestones = $api.useQuery('get', '/api/v1/projects/{id}/milestones', path);
  const indicators = useChallengeIndicators(project.challengeId);
  const accepted = useLastAcceptance(project.id);
  return (
    <Loaded query={agreement}>
      {(data) => {
        const stages: IndicatorStage[] = [
          commitmentStage(contentOf(data), t),
          ...(milestones.data?.items ?? []).map((each) => milestoneStage(each, t)),
          ...(accepted ? [acceptanceStage(accepted, t)] : []),
        ];
        return <IndicatorTable indicators={indicators} stages={stages} />;
      }}
    </Loaded>
  );
}

type Translate = ReturnType<typeof useLanguage>['t'];

function commitmentStage({ indicators }: AgreementContent, t: Translate): IndicatorStage {
  const promised = new Map(indicators.map(({ committed }) => [committed.id, committed]));
  const cell = (id: string) => {
    const committed = promised.get(id);
    if (!committed) return '—';
    return valuesText(committed.values, committed.unit) ?? t('承诺通过', 'To pass');
  };
  return { key: 'commitment', title: t('承诺（写入任务书）', 'Commitment (agreed)'), cell };
}

function milestoneStage({ id, number, targets, reports }: Milestone, t: Translate): IndicatorStage {
  const measurements = reports.at(-1)?.measurements ?? [];
  const cell = (indicatorId: string) => {
    const target = targets.find((each) => each.indicatorId === indicatorId);
    if (!target) return '—';
    const measured = measurements.find((each) => each.indicatorId === indicatorId);
    return (
      <>
        <div>{t(target)}</div>
        <div>{measured ? t(`测得 ${measured.value}`, `measured ${measured.value}`) : t('未测', 'not measured')}</div>
      </>
    );
  };
  return { key: id, title: t(`里程碑 ${number}`, `Milestone ${number}`), cell };
}

function acceptanceStage({ computation, round }: Schemas['AcceptanceView'], t: Translate): IndicatorStage {
  const cell = (indicatorId: string) => {
    const line = computation.lines.find((each) => each.indicatorId === indicatorId);
    if (!line) return '—';
    return (
      <>
        <div>{line.measured ?? '—'}</div>
        <Met met={line.met} />
      </>
    );
  };
  return { key: 'acceptance', title: t(`验收（第 ${round} 轮）`, `Acceptance, round ${round}`), cell };
}

function useLastAcceptance(projectId: string): Schemas['AcceptanceView'] | undefined {
  const mayRead = may(useMe(), 'acceptance.read');
  const rounds = $api.useQuery(
    'get',
    '/api/v1/acceptances',
    { params: { query: { projectId, limit: 100 } } },
    { enabled: mayRead },
  );
  const last = rounds.data?.items.toSorted((one, other) => other.round - one.round)[0];
  const acceptance = $api.useQuery(
    'get',
    '/api/v1/acceptances/{id}',
    { params: { path: { id: last?.id ?? '' } } },
    { enabled: last !== undefined },
  );
  return acceptance.data;
}
