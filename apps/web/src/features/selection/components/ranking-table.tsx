import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';
import { StateTag } from '../../../ui/values';
import { pointsText } from '../../panel/scoring/points';

type Ranking = Schemas['RankingView'];
type Place = Schemas['RankedProposalView'];
type Criterion = Schemas['CriterionView'];

/** What the panel came to on one proposal, as the api computes it; the schema leaves it open. */
interface EntryResult {
  readonly entryId: string;
  readonly perCriterion: readonly { readonly criterion: string; readonly hundredths: number }[];
  readonly dispersion: { readonly standardDeviationHundredths: number };
  readonly dissent: readonly { readonly expertId: string; readonly deviationHundredths: number }[];
}

interface Reviewed {
  readonly rubric: readonly Criterion[];
  readonly results: ReadonlyMap<string, EntryResult>;
}

/** The closed panel's figures, for those who may read them; the demander is told totals and places only. */
function useReview(challengeId: string): Reviewed {
  const enabled = may(useMe(), 'panel.read_members');
  const panels = $api.useQuery(
    'get',
    '/api/v1/panels',
    { params: { query: { subjectId: challengeId, state: ['closed'] } } },
    { enabled },
  );
  const path = { id: panels.data?.items[0]?.id ?? '' };
  const params = { params: { path } };
  const found = { enabled: path.id !== '' };
  const panel = $api.useQuery('get', '/api/v1/panels/{id}', params, found);
  const result = $api.useQuery('get', '/api/v1/panels/{id}/result', params, found);
  const entries = (result.data?.entries ?? []) as unknown as EntryResult[];
  return { rubric: panel.data?.rubric ?? [], results: new Map(entries.map((entry) => [entry.entryId, entry])) };
}

/** The places with the scores behind them. */
export function RankingTable({ ranking }: { ranking: Ranking }) {
  const { t } = useLanguage();
  const words = useWords();
  const review = useReview(ranking.challengeId);
  return (
    <SheetRegion name={t('评审排序', 'Ranking')}>
      <Table<Place>
        size="small"
        className="wide-table"
        bordered
        pagination={false}
        rowKey="proposalId"
        dataSource={[...ranking.items]}
        columns={[
          {
            title: t('名次', 'Rank'),
            key: 'rank',
            align: 'right',
            render: (_, { rank, tiedWith }) => (tiedWith.length > 0 ? t(`${rank}（并列）`, `${rank} (tied)`) : rank),
          },
          {
            title: t('揭榜申请', 'Proposal'),
            key: 'proposal',
            render: (_, { proposalId, proposalNumber, takerName }) => (
              <Link to={`/workbench/proposals/${proposalId}`}>
                {proposalNumber} {takerName}
              </Link>
            ),
          },
          {
            title: t('总分', 'Total'),
            key: 'total',
            align: 'right',
            render: (_, { totalHundredths }) => <strong className="amount">{pointsText(totalHundredths)}</strong>,
          },
          ...useReviewColumns(review),
          {
            title: t('评审结论', 'Review'),
            key: 'passed',
            render: (_, place) => <Verdict place={place} rubric={review.rubric} />,
          },
          {
            title: t('排序依据', 'Decided by'),
            key: 'by',
            render: (_, { decidedBy }) => words.choice(decidedBy, 'decidedBy'),
          },
          {
            title: t('申请状态', 'State'),
            key: 'state',
            render: (_, { proposalState }) => <StateTag lifecycle="proposal" state={proposalState} />,
          },
        ]}
      />
    </SheetRegion>
  );
}

/** A column for every criterion, then how far the experts were apart. */
function useReviewColumns({ rubric, results }: Reviewed) {
  const { t } = useLanguage();
  const scored = (proposalId: string, code: string) =>
    results.get(proposalId)?.perCriterion.find(({ criterion }) => criterion === code)?.hundredths;
  if (results.size === 0) return [];
  return [
    ...rubric.map(({ code, title }) => ({
      title: t(title),
      key: code,
      align: 'right' as const,
      render: (_: unknown, { proposalId }: Place) => pointsText(scored(proposalId, code) ?? 0),
    })),
    {
      title: t('标准差', 'Deviation'),
      key: 'deviation',
      align: 'right' as const,
      render: (_: unknown, { proposalId }: Place) =>
        pointsText(results.get(proposalId)?.dispersion.standardDeviationHundredths ?? 0),
    },
    {
      title: t('分歧', 'Dissent'),
      key: 'dissent',
      render: (_: unknown, { proposalId }: Place) => {
        const count = results.get(proposalId)?.dissent.length ?? 0;
        return count === 0 ? '—' : t(`${count} 名专家明显偏离`, `${count} experts far off`);
      },
    },
  ];
}

function Verdict({ place, rubric }: { place: Place; rubric: readonly Criterion[] }) {
  const { t } = useLanguage();
  const title = (code: string) => {
    const found = rubric.find((each) => each.code === code)?.title;
    return found ? t(found) : code;
  };
  return (
    <>
      <Tag color={place.passed ? 'blue' : 'red'}>{place.passed ? t('通过', 'Passed') : t('未通过', 'Not passed')}</Tag>
      {place.mustPassFailed.map((code) => (
        <Tag key={code} color="red">
          {t(`未达否决线：${title(code)}`, `Must-pass not reached: ${title(code)}`)}
        </Tag>
      ))}
    </>
  );
}
