import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';

type Milestone = Schemas['BoardMilestoneView'];

interface Props {
  readonly project: Pick<Schemas['BoardProjectView'], 'startedOn' | 'endsOn' | 'milestones'>;
}

/** The milestones on a line from the first day to the last; the same in words below, for whoever does not see a line. */
export function MilestoneTrack({ project: { startedOn, endsOn, milestones } }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  if (milestones.length === 0) return <p>{t('任务书生效后才有里程碑', 'Milestones come with the agreement')}</p>;
  const days = [startedOn, endsOn, ...milestones.map(({ dueOn }) => dueOn)].filter((day) => day !== null);
  const place = placeBetween(days);
  return (
    <>
      <div className="milestone-track" aria-hidden="true">
        <span className="milestone-today" style={{ left: `${place(dateText(new Date().toISOString()))}%` }} />
        {milestones.map((each) => (
          <span key={each.id} className={`milestone-mark ${markOf(each)}`} style={{ left: `${place(each.dueOn)}%` }}>
            {each.number}
          </span>
        ))}
      </div>
      <ol className="milestone-words">
        {milestones.map(({ id, title, dueOn, state, late }) => (
          <li key={id}>
            <Link to={`/workbench/milestones/${id}`} style={{ textDecoration: 'underline' }}>
              {title}
            </Link>{' '}
            {dueOn} · {words.state('milestone', state)}
            {late && <strong className="late">{t('（逾期）', ' (late)')}</strong>}
          </li>
        ))}
      </ol>
    </>
  );
}

function markOf({ late, doneOn }: Milestone): string {
  if (doneOn) return 'done';
  return late ? 'late' : '';
}

/** Where a day stands between the first and the last of some days, in percent, never outside. */
function placeBetween(days: readonly string[]): (day: string) => number {
  const times = days.map((day) => Date.parse(day));
  const first = Math.min(...times);
  const length = Math.max(...times) - first || 1;
  return (day) => Math.min(100, Math.max(0, ((Date.parse(day) - first) / length) * 100));
}
