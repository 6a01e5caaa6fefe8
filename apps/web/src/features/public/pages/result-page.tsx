import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { Day, Money, Percent, StateTag } from '../../../ui/values';
import { Facts } from '../components/facts';
import { Panel } from '../components/panel';
import { PlainTable } from '../components/plain-table';
import { Share } from '../components/share';

type Result = Schemas['PublicResultView'];

/** What came of a project: its indicators measured, its money paid. */
export function Component() {
  const { id = '' } = useParams();
  const result = $api.useQuery('get', '/api/v1/public/results/{id}', { params: { path: { id } } });
  return <Loaded query={result}>{(data) => <ResultContent result={data} />}</Loaded>;
}

function ResultContent({ result }: { result: Result }) {
  const { t } = useLanguage();
  const { title, number, state, indicators } = result;
  return (
    <Page title={title} trail={[{ to: '/results?of=projects', text: t('结果', 'Results') }]}>
      <p>
        <StateTag lifecycle="project" state={state} />
        <span className="amount">{number}</span>
      </p>
      <div className="public-actions no-print">
        <Share title={title} />
      </div>
      <ResultFacts result={result} />
      <Panel title={t('指标', 'Indicators')}>
        {indicators.length > 0 ? (
          <Measured indicators={indicators} />
        ) : (
          <p>{t('还没有验收测量值。', 'Nothing has been measured for acceptance yet.')}</p>
        )}
      </Panel>
    </Page>
  );
}

function ResultFacts({ result }: { result: Result }) {
  const { t } = useLanguage();
  const words = useWords();
  const { outcome, challengeId, challengeTitle, programmeId, programmeName } = result;
  return (
    <Panel title={t('概况', 'Facts')}>
      <Facts
        items={[
          [t('结果', 'Outcome'), outcome ? words.choice(outcome, 'outcome') : t('进行中', 'Under way')],
          [t('指标完成', 'Indicators met'), <Percent key="completion" ppm={result.completionPpm} />],
          [
            t('榜题', 'Challenge'),
            <Link key="challenge" to={`/challenges/${challengeId}`}>
              {challengeTitle}
            </Link>,
          ],
          [
            t('计划', 'Programme'),
            <Link key="programme" to={`/programmes/${programmeId}`}>
              {programmeName}
            </Link>,
          ],
          [t('需求方', 'Demander'), result.demanderName],
          [t('揭榜方', 'Taker'), result.takerName],
          [t('财政补助', 'Grant'), <Money key="grant" fen={result.grantFen} unit="wan" />],
          [t('财政已付', 'Fiscal money paid'), <Money key="paid" fen={result.paidFen} unit="wan" />],
          [t('已追回', 'Recovered'), <Money key="recovered" fen={result.recoveredFen} unit="wan" />],
          [t('启动', 'Started'), <Day key="started" at={result.activatedAt} />],
          [t('结题', 'Concluded'), <Day key="concluded" at={result.concludedAt} />],
        ]}
      />
    </Panel>
  );
}

function Measured({ indicators }: { indicators: Result['indicators'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const target = ({ comparator, unit }: { comparator: string; unit: string | null }, values: readonly string[]) =>
    `${words.choice(comparator, 'comparator')} ${values.join(' ~ ')} ${unit ?? ''}`;
  return (
    <PlainTable
      wide
      name={t('指标实测', 'Indicators as measured')}
      rows={indicators}
      rowKey={({ position }) => `${position}`}
      columns={[
        { title: t('指标', 'Indicator'), cell: ({ name }) => name },
        { title: t('要求', 'Target'), cell: ({ values, ...line }) => target(line, values) },
        { title: t('承诺', 'Committed'), cell: ({ committed, ...line }) => target(line, committed) },
        { title: t('实测', 'Measured'), cell: ({ measured, unit }) => (measured ? `${measured} ${unit ?? ''}` : '—') },
        {
          title: t('测量单位', 'Measured by'),
          cell: ({ measuredBy }) => (measuredBy ? words.choice(measuredBy, 'measuredBy') : '—'),
        },
        { title: t('是否达到', 'Met'), cell: ({ met }) => (met ? t('达到', 'Met') : t('未达到', 'Not met')) },
        { title: t('必须达到', 'Must pass'), cell: ({ mustPass }) => (mustPass ? t('是', 'Yes') : t('否', 'No')) },
        { title: t('权重', 'Weight'), isNumber: true, cell: ({ weight }) => weight },
      ]}
    />
  );
}
