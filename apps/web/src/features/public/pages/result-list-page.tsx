import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { Day, Money, Percent, StateTag } from '../../../ui/values';
import { Cards } from '../components/cards';
import { Facts } from '../components/facts';

const OUTCOMES = [
  'accepted',
  'not_accepted',
  'eliminated',
  'not_placed',
  'no_fault',
  'force_majeure',
  'mutual',
  'breach',
  'demander_default',
] as const;

/** Who was awarded and what came of it. */
export function Component() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const showsProjects = address.get('of') === 'projects';
  return (
    <Page title={t('结果', 'Results')}>
      <FilterLinks
        param="of"
        label={t('看什么', 'What to see')}
        all={t('中榜', 'Awards')}
        options={[{ value: 'projects', text: t('项目与验收', 'Projects and acceptance') }]}
      />
      {showsProjects ? <Projects /> : <Awards />}
    </Page>
  );
}

function Awards() {
  const { t } = useLanguage();
  const awards = $api.useInfiniteQuery('get', '/api/v1/public/awards', { params: { query: {} } }, byCursor);
  return (
    <Cards
      query={awards}
      rowKey={({ id }) => id}
      empty={
        <p>
          {t('还没有中榜结果，公示期满后在此公布。', 'No awards yet; they appear here after their notice.')}{' '}
          <Link to="/notices">{t('看公示', 'See the notices')}</Link>
        </p>
      }
      card={({ number, challengeId, challengeNumber, challengeTitle, state, takerName, demanderName, confirmedAt }) => (
        <article>
          <h2>
            <Link to={`/challenges/${challengeId}`}>{challengeTitle}</Link>
          </h2>
          <p>
            <StateTag lifecycle="award" state={state} />
            <span className="amount">{number}</span>
          </p>
          <Facts
            items={[
              [t('中榜单位', 'Awarded to'), takerName],
              [t('需求方', 'Demander'), demanderName],
              [t('榜题编号', 'Challenge'), challengeNumber],
              [t('确定', 'Confirmed'), <Day key="confirmed" at={confirmedAt} />],
            ]}
          />
        </article>
      )}
    />
  );
}

function Projects() {
  const { t } = useLanguage();
  const words = useWords();
  const [address] = useSearchParams();
  const outcome = OUTCOMES.find((each) => each === address.get('outcome'));
  const programmeId = address.get('programmeId');
  const query = { ...(outcome && { outcome }), ...(programmeId && { programmeId }) };
  const results = $api.useInfiniteQuery('get', '/api/v1/public/results', { params: { query } }, byCursor);
  return (
    <>
      <FilterLinks
        param="outcome"
        label={t('按结果筛选', 'Filter by outcome')}
        all={t('全部', 'All')}
        options={OUTCOMES.map((value) => ({ value, text: words.choice(value, 'outcome') }))}
      />
      <Cards
        query={results}
        rowKey={({ id }) => id}
        card={(result) => <ResultCard result={result} />}
        empty={t('没有这样的项目。', 'There is no such project.')}
      />
    </>
  );
}

function ResultCard({ result }: { result: Schemas['PublicResultSummaryView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const { id, number, title, state, outcome, takerName, demanderName, completionPpm, paidFen, concludedAt } = result;
  return (
    <article>
      <h2>
        <Link to={`/results/${id}`}>{title}</Link>
      </h2>
      <p>
        <StateTag lifecycle="project" state={state} />
        <span className="amount">{number}</span>
      </p>
      <Facts
        items={[
          [t('结果', 'Outcome'), outcome ? words.choice(outcome, 'outcome') : t('进行中', 'Under way')],
          [t('揭榜方', 'Taker'), takerName],
          [t('需求方', 'Demander'), demanderName],
          [t('指标完成', 'Indicators met'), <Percent key="completion" ppm={completionPpm} />],
          [t('财政已付', 'Fiscal money paid'), <Money key="paid" fen={paidFen} unit="wan" />],
          [t('结题', 'Concluded'), <Day key="concluded" at={concludedAt} />],
        ]}
      />
    </article>
  );
}
