import { Descriptions, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { Due, Instant, Money, StateTag } from '../../../ui/values';
import { Clarifications } from '../../bulletin/components/clarifications';

type Need = Schemas['NeedView'];

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** What panels came to, the latest first. */
export function Assessments({ need }: { need: Need }) {
  const { t } = useLanguage();
  const words = useWords();
  if (need.assessments.length === 0) return null;
  return (
    <TitledCard title={t('评估结果', 'Assessments')} style={{ marginTop: 16 }}>
      {need.assessments.map((each) => (
        <section key={each.id} aria-label={t('评估结果', 'Assessment')}>
          <Descriptions
            column={{ xs: 1, md: 2, xl: 4 }}
            items={[
              { key: 'total', label: t('总分', 'Total'), children: <strong>{points(each.totalHundredths)}</strong> },
              {
                key: 'advice',
                label: t('建议', 'Advice'),
                children: <Tag>{words.choice(each.recommendation, 'recommendation')}</Tag>,
              },
              { key: 'sheets', label: t('有效评分', 'Sheets'), children: `${each.submitted} / ${each.quorum}` },
              { key: 'at', label: t('时间', 'When'), children: <Instant at={each.recordedAt} /> },
            ]}
          />
          <SheetRegion name={t('各项标准得分', 'Points')}>
            <Table
              size="small"
              pagination={false}
              rowKey="criterion"
              dataSource={each.perCriterion}
              columns={[
                {
                  title: t('标准', 'Criterion'),
                  key: 'criterion',
                  render: (_, line) => (
                    <>
                      {t(line)}{' '}
                      {each.mustPassFailed.includes(line.criterion) && <Tag color="red">{t('未过线', 'Failed')}</Tag>}
                    </>
                  ),
                },
                {
                  title: t('得分', 'Points'),
                  key: 'points',
                  align: 'right',
                  render: (_, line) => points(line.hundredths),
                },
              ]}
            />
          </SheetRegion>
        </section>
      ))}
    </TitledCard>
  );
}

/** The panel that assesses the need, for those who see to it. */
export function AssessmentPanel({ need: { id, panelId } }: { need: Need }) {
  const { t } = useLanguage();
  const enabled = may(useMe(), 'panel.read_members') && panelId !== null;
  const { data } = $api.useQuery('get', '/api/v1/panels', { params: { query: { subjectId: id } } }, { enabled });
  if (!enabled || !data || data.items.length === 0) return null;
  return (
    <TitledCard title={t('评估组', 'Assessment panel')} style={{ marginTop: 16 }}>
      {data.items.map((panel) => (
        <p key={panel.id}>
          <Link to={`/workbench/panels/${panel.id}`} style={{ textDecoration: 'underline' }}>
            {panel.number}
          </Link>{' '}
          <StateTag lifecycle="panel" state={panel.state} />
          {panel.state === 'convened' &&
            t(
              '专家评分齐全后，由经办结束评审，结果回到本页。',
              'The officer closes it once the sheets are in; the result comes here.',
            )}
        </p>
      ))}
    </TitledCard>
  );
}

/** The text that agency and demander settle on, and until when. */
export function AgreedText({ need }: { need: Need }) {
  const { t } = useLanguage();
  if (need.recommendedAmountFen === null && need.textDueAt === null && need.textAcceptedAt === null) return null;
  const done = need.textAcceptedAt !== null;
  return (
    <TitledCard title={t('最终文本', 'Final text')} style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          {
            key: 'amount',
            label: t('建议投入总额', 'Recommended investment'),
            children: <Money fen={need.recommendedAmountFen} />,
          },
          {
            key: 'state',
            label: done ? t('需求方确认', 'Accepted by the demander') : t('确认期限', 'To be accepted by'),
            children: done ? <Instant at={need.textAcceptedAt} /> : <Due at={need.textDueAt} />,
          },
          ...(need.textOverdueAt
            ? [{ key: 'overdue', label: t('逾期', 'Overdue since'), children: <Instant at={need.textOverdueAt} /> }]
            : []),
        ]}
      />
    </TitledCard>
  );
}

/** The challenge that the need became, with the questions that takers ask about it. */
export function ChallengeOfNeed({ needId }: { needId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const allowed = may(me, 'challenge.read');
  const { data } = $api.useQuery('get', '/api/v1/challenges', { params: { query: { needId } } }, { enabled: allowed });
  const challenges = data?.items ?? [];
  if (challenges.length === 0) return null;
  return (
    <TitledCard title={t('榜题', 'Challenge')} style={{ marginTop: 16 }}>
      {challenges.map(({ id, number, title, state, takeUpClosesAt }) => (
        <section key={id} aria-label={number}>
          <p>
            <Link to={`/workbench/challenges/${id}`} style={{ textDecoration: 'underline' }}>
              {number} {title}
            </Link>{' '}
            <StateTag lifecycle="challenge" state={state} />{' '}
            {takeUpClosesAt && (
              <>
                {t('揭榜截止 ', 'closes ')}
                <Due at={takeUpClosesAt} done={state !== 'open'} />
              </>
            )}
          </p>
          {may(me, 'clarification.read') && <Clarifications challengeId={id} />}
        </section>
      ))}
    </TitledCard>
  );
}
