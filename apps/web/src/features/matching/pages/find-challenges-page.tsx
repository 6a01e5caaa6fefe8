import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { wan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { SearchInput } from '../../../ui/search-input';
import { Due, Money } from '../../../ui/values';
import { MatchingChallenges } from '../components/matching-challenges';
import { TakeUp } from '../components/take-up';
import { ChallengeCell } from '../components/challenge-cell';

type Row = Schemas['PublicChallengeSummaryView'];

/** Open challenges that a taker can take up, found by words and by field. */
export default function FindChallengesPage() {
  const { t } = useLanguage();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const field = search.getAll('field');
  const challenges = $api.useInfiniteQuery(
    'get',
    '/api/v1/public/challenges',
    { params: { query: { state: ['open'], ...(q && { q }), ...(field.length > 0 && { field }) } } },
    byCursor,
  );
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.delete(name);
    if (value) next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <Page title={t('找榜题', 'Find challenges')}>
      {may(me, 'capability.read') && (
        <>
          <h2>{t('适合本单位的榜题', 'Challenges that fit')}</h2>
          <MatchingChallenges />
          <h2>{t('全部正在揭榜的榜题', 'All open challenges')}</h2>
        </>
      )}
      <div className="filters no-print">
        <SearchInput
          style={{ maxWidth: 360 }}
          defaultValue={q}
          allowClear
          aria-label={t('检索正在揭榜的榜题', 'Search open challenges')}
          placeholder={t('本单位擅长什么？例如：视觉检测', 'What are you good at?')}
          onSearch={(words) => choose('q', words.trim())}
        />
        {field.map((each) => (
          <Button key={each} onClick={() => choose('field', '')}>
            {t(`领域：${each} ✕`, `Field: ${each} ✕`)}
          </Button>
        ))}
      </div>
      <DataTable
        name={t('正在揭榜的榜题', 'Open challenges')}
        query={challenges}
        columns={useColumns((each) => choose('field', each))}
        rowKey={({ id }) => id}
        empty={t('没有符合的榜题，换个词试试', 'Nothing fits: try other words')}
      />
    </Page>
  );
}

function useColumns(onField: (field: string) => void): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'title',
      title: t('榜题', 'Challenge'),
      text: ({ number, title, demanderName }) => `${number} ${title}（${demanderName}）`,
      render: (challenge) => <ChallengeCell challenge={challenge} />,
    },
    {
      key: 'field',
      title: t('领域', 'Field'),
      text: ({ field }) => field,
      render: ({ field }) => (
        <div className="cell-narrow">
          <Button type="link" size="small" onClick={() => onField(field)}>
            {field}
          </Button>
        </div>
      ),
    },
    { key: 'region', title: t('地区', 'Region'), text: ({ region }) => region },
    {
      key: 'amount',
      title: t('投入总额（万元）', 'Investment (CNY 10k)'),
      align: 'right',
      text: ({ amountFen }) => wan(amountFen),
      render: ({ amountFen }) => <Money fen={amountFen} unit="wan" />,
    },
    {
      key: 'closes',
      title: t('揭榜截止', 'Closes'),
      text: ({ takeUpClosesAt }) => instantText(takeUpClosesAt),
      render: ({ takeUpClosesAt }) => <Due at={takeUpClosesAt} />,
    },
    {
      key: 'take-up',
      title: t('操作', 'Actions'),
      text: ({ state }) => words.state('challenge', state),
      render: (row) => <TakeUp challenge={row} />,
    },
  ];
}
