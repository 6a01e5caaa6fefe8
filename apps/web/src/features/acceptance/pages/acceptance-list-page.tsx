import { useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DataTable } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { useAcceptanceColumns } from '../components/acceptance-columns';

type State = Schemas['AcceptanceSummaryView']['state'];

const STATES: readonly State[] = ['requested', 'testing', 'meeting', 'concluded', 'discontinued'];

export default function AcceptanceListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const [params] = useSearchParams();
  const state = STATES.filter((each) => each === params.get('state'));
  const projectId = params.get('project');
  const query = { ...(state.length > 0 && { state }), ...(projectId && { projectId }) };
  const acceptances = $api.useInfiniteQuery('get', '/api/v1/acceptances', { params: { query } }, byCursor);
  return (
    <Page title={t('验收', 'Acceptance')} wide>
      <FilterLinks
        param="state"
        label={t('按状态筛选', 'Filter by state')}
        all={t('全部', 'All')}
        options={STATES.map((each) => ({ value: each, text: words.state('acceptance', each) }))}
      />
      <DataTable
        name={t('验收', 'Acceptance')}
        query={acceptances}
        columns={useAcceptanceColumns()}
        rowKey={({ id }) => id}
        empty={t(
          '没有验收：揭榜方在项目页“验收”一栏申请',
          'None: the taker asks for it on the project’s page, under “Acceptance”',
        )}
      />
    </Page>
  );
}
