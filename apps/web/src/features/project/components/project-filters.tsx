import { Space } from 'antd';
import { Link, useLocation, useSearchParams } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';
import { StateLinks } from '../../../ui/object-list';

type AnyState = Schemas['ProjectSummaryView']['state'];

/** Where a project is under way: those that the board has. */
const UNDER_WAY = [
  'contracting',
  'active',
  'suspended',
  'accepting',
  'accepted',
  'not_accepted',
  'terminated',
  'settling',
] as const satisfies readonly AnyState[];
const ENDED = ['eliminated', 'not_placed', 'tracking', 'closed', 'lapsed'] as const satisfies readonly AnyState[];

/** What the address asks of the projects under way. */
export function useBoardQuery() {
  const [params] = useSearchParams();
  const state = UNDER_WAY.filter((each) => each === params.get('state'));
  const programmeId = params.get('programme');
  return {
    ...(state.length > 0 && { state }),
    ...(programmeId && { programmeId }),
    ...(params.get('late') === 'true' && { late: true }),
  };
}

/** What the address asks of the projects that came to their end. */
export function useEndedQuery() {
  const [params] = useSearchParams();
  const state = ENDED.filter((each) => each === params.get('state'));
  const programmeId = params.get('programme');
  return { state: state.length > 0 ? state : [...ENDED], ...(programmeId && { programmeId }) };
}

/** For the projects that came to their end: how. */
export function EndedFilters() {
  const { t } = useLanguage();
  return (
    <>
      <StateLinks lifecycle="project" states={ENDED} />
      <p className="no-print">
        <Link to="/workbench/projects">{t('看进行中的项目', 'Projects under way')}</Link>
      </p>
    </>
  );
}

/** The same choices for the table and the board. */
export function ProjectFilters() {
  const { t } = useLanguage();
  const { search, pathname } = useLocation();
  const isBoard = pathname.endsWith('/board');
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <StateLinks lifecycle="project" states={UNDER_WAY} />
      <FilterLinks
        param="late"
        label={t('按进度筛选', 'Filter by progress')}
        all={t('不论是否逾期', 'Late or not')}
        options={[{ value: 'true', text: t('有里程碑逾期', 'With a late milestone') }]}
      />
      <p className="no-print">
        <Link to={`${isBoard ? '/workbench/projects' : '/workbench/projects/board'}${search}`}>
          {isBoard ? t('看列表', 'As a table') : t('看进度图', 'As a board')}
        </Link>
        {' · '}
        <Link to="/workbench/projects/ended">{t('看已结束的项目', 'Ended projects')}</Link>
      </p>
    </Space>
  );
}
