import { Card, Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ReachLink } from '../../../ui/reach-link';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant } from '../../../ui/values';

type Acceptance = Schemas['AcceptanceView'];

/** Whose acceptance it is, who tests, and how the round ended. */
export function RoundFacts({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const words = useWords();
  const { projectId, projectTitle, round, demanderName, takerName, assessorName, statement } = acceptance;
  const { outcome, concludedAt, reReviewUntil, reReviewLapsedAt } = acceptance;
  const items = [
    {
      key: 'project',
      label: t('攻关项目', 'Project'),
      children: (
        <ReachLink to={`/workbench/projects/${projectId}`} permission="project.read">
          {projectTitle}
        </ReachLink>
      ),
    },
    { key: 'round', label: t('轮次', 'Round'), children: t(`第 ${round} 轮`, `${round}`) },
    { key: 'taker', label: t('揭榜方', 'Taker'), children: takerName },
    { key: 'demander', label: t('需求方', 'Demander'), children: demanderName },
    { key: 'assessor', label: t('第三方检测机构', 'Assessor'), children: assessorName ?? '—' },
    { key: 'outcome', label: t('结论', 'Outcome'), children: outcome ? words.choice(outcome, 'outcome') : '—' },
    { key: 'concluded', label: t('结论时间', 'Concluded'), children: <Instant at={concludedAt} /> },
    ...(reReviewUntil
      ? [{ key: 'review', label: t('复验截止', 'Re-review until'), children: <Day at={reReviewUntil} /> }]
      : []),
    ...(reReviewLapsedAt
      ? [{ key: 'lapsed', label: t('复验逾期', 'Re-review lapsed'), children: <Instant at={reReviewLapsedAt} /> }]
      : []),
  ];
  return (
    <TitledCard title={t('基本情况', 'Facts')}>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} items={items} />
      <h3>{t('验收申请', 'Request')}</h3>
      <p className="prewrap">{statement}</p>
    </TitledCard>
  );
}

/** The reports of the third party and of the demander. */
export function TestReports({ acceptance: { testReports, computation } }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const words = useWords();
  const names = new Map(computation.lines.map((line) => [line.indicatorId, t(line)]));
  if (testReports.length === 0) return <Card>{t('还没有检测报告', 'No test report yet')}</Card>;
  return testReports.map(({ id, measuredBy, organisationName, reportNumber, testedOn, reportedAt, results }) => {
    const title = t(`检测报告：${organisationName}`, `Test report: ${organisationName}`);
    return (
      <TitledCard key={id} title={title}>
        <p>
          {words.choice(measuredBy, 'measuredBy')}
          {reportNumber && t(`，报告编号 ${reportNumber}`, `, report ${reportNumber}`)}
          {t('，检测于 ', ', tested on ')}
          <Day at={testedOn} />
          {t('，提交于 ', ', reported ')}
          <Instant at={reportedAt} />
        </p>
        <RowsTable
          name={title}
          rows={results}
          rowKey={({ indicatorId }) => indicatorId}
          empty={t('没有结果', 'No results')}
          columns={[
            { key: 'indicator', title: t('指标', 'Indicator'), text: (row) => names.get(row.indicatorId) ?? '' },
            {
              key: 'value',
              title: t('实测值', 'Measured'),
              text: ({ value }) => value ?? t('无法检测', 'Not testable'),
            },
            { key: 'method', title: t('方法与条件', 'Method'), text: ({ method }) => method },
          ]}
        />
      </TitledCard>
    );
  });
}

/** The meeting of the acceptance and what its experts said. */
export function MeetingFacts({ acceptance: { meeting, opinion } }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const words = useWords();
  if (!meeting) return null;
  const { meetingOn, meetingPlace, attendees, minutes } = meeting;
  return (
    <TitledCard title={t('验收会与意见', 'Meeting and opinion')}>
      <Descriptions
        column={1}
        items={[
          { key: 'on', label: t('日期', 'Day'), children: <Day at={meetingOn} /> },
          { key: 'place', label: t('地点', 'Place'), children: meetingPlace },
          { key: 'attendees', label: t('参加人员', 'Present'), children: attendees.join('、') },
          { key: 'minutes', label: t('会议纪要', 'Minutes'), children: <p className="prewrap">{minutes}</p> },
          ...(opinion
            ? [
                {
                  key: 'verdict',
                  label: t('需求方意见', 'Demander’s opinion'),
                  children: (
                    <p className="prewrap">
                      {words.choice(opinion.verdict, 'verdict')}：{opinion.opinion} <Instant at={opinion.at} />
                    </p>
                  ),
                },
              ]
            : []),
        ]}
      />
    </TitledCard>
  );
}
