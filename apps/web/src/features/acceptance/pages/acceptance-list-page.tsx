import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { useAcceptanceColumns } from '../components/acceptance-columns';

type State = Schemas['AcceptanceSummaryView']['state'];

export default function AcceptanceListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<State>(), projectId: useChosen('projectId') };
  const acceptances = $api.useInfiniteQuery('get', '/api/v1/acceptances', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('验收', 'Acceptance')}
      lifecycle="acceptance"
      query={acceptances}
      columns={useAcceptanceColumns()}
      empty={t(
        '没有验收：揭榜方在项目页“验收”一栏申请',
        'None: the taker asks for it on the project’s page, under “Acceptance”',
      )}
    />
  );
}
