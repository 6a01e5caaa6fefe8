import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { EntryContent } from '../components/entry-content';
import { RecusalStep } from '../components/recusal-step';
import { Timeline } from '../../../ui/timeline';
import { ScoreSheet } from '../scoring/score-sheet';

type Assignment = Schemas['AssignmentView'];

const ROAD = ['invited', 'accepted', 'scoring', 'submitted'];
/** Actions that have their place on the page: the declaration and the sheet. */
const ON_PAGE = ['accept', 'save', 'score'];

export default function AssignmentPage() {
  const { id = '' } = useParams();
  const assignment = $api.useQuery('get', '/api/v1/panel-assignments/{id}', { params: { path: { id } } });
  return <Loaded query={assignment}>{(data) => <AssignmentView assignment={data} />}</Loaded>;
}

function AssignmentView({ assignment }: { assignment: Assignment }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Page
      wide
      title={`${assignment.panelNumber} ${words.choice(assignment.purpose, 'purpose')}`}
      trail={[{ to: '/workbench/reviews', text: t('我的评审', 'My reviews') }]}
    >
      <StateSteps
        lifecycle="panel_assignment"
        state={assignment.state}
        road={ROAD}
        leftAt={assignment.acceptedAt ? 'accepted' : 'invited'}
      />
      <ActionBar collection="panel-assignments" lifecycle="panel_assignment" subject={assignment} without={ON_PAGE} />
      {assignment.reason && (
        <Alert
          type="info"
          style={{ marginTop: 16 }}
          title={t(`离席理由：${assignment.reason}`, `Why the seat was left: ${assignment.reason}`)}
        />
      )}
      <Work assignment={assignment} />
      <Timeline subjectType="panel_assignment" id={assignment.id} />
    </Page>
  );
}

/** First the declaration, before any content; then reading; then the sheet beside what is read. */
function Work({ assignment }: { assignment: Assignment }) {
  const { t } = useLanguage();
  const [started, setStarted] = useState(false);
  if (offers(assignment, 'accept')) return <RecusalStep assignment={assignment} />;
  if (assignment.acceptedAt === null) return null;
  const scores = offers(assignment, 'score');
  const hasSheet = assignment.scores.length > 0 || assignment.state === 'scoring';
  const waits = scores && !hasSheet && !started;
  return (
    <div className="review-desk">
      <div className="review-sheet">
        {waits && (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            title={t('请先阅读内容，再开始评分', 'Read the content first, then start scoring')}
            description={t(
              '阅读中如发现利益冲突，请申请回避；评分一经保存，就不能再申请回避。',
              'If you find a conflict while reading, recuse yourself; once a score is kept you no longer can.',
            )}
            action={
              <Button type="primary" onClick={() => setStarted(true)}>
                {t('开始评分', 'Start scoring')}
              </Button>
            }
          />
        )}
        {!waits && (scores || hasSheet) && <ScoreSheet key={assignment.id} assignment={assignment} editable={scores} />}
      </div>
      <div className="review-content">
        <EntryContent assignment={assignment} />
      </div>
    </div>
  );
}

const offers = ({ actions }: Assignment, action: string): boolean =>
  actions.some(({ name, allowed }) => name === action && allowed);
