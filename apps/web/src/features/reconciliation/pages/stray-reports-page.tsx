import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { DataTable } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { useReportColumns } from '../components/report-columns';

type Report = Schemas['StrayReportView'];

/** What the treasury reported that names nothing of ours: nobody's business here, or somebody recognises it. */
export default function StrayReportsPage() {
  const { t } = useLanguage();
  const reports = $api.useInfiniteQuery('get', '/api/v1/stray-payment-reports', { params: { query: {} } }, byCursor);
  const columns = useReportColumns<Report>(
    [
      {
        key: 'reference',
        title: t('回报所称指令号', 'Reference told'),
        text: ({ instructionReference }) => instructionReference,
      },
      { key: 'batch', title: t('回报所称批次号', 'Batch told'), text: ({ batchReference }) => batchReference ?? '' },
    ],
    [],
  );
  return (
    <Page title={t('无主支付回报', 'Stray payment reports')} wide>
      <p>
        {t(
          '国库发来、但不对应本系统任何计划、批次或指令的回报。若认出是某笔款项，请与国库核对。',
          'Reports of the treasury that name no programme, batch or instruction of this system. Whoever recognises one clears it up with the treasury.',
        )}
      </p>
      <DataTable
        name={t('无主支付回报', 'Stray payment reports')}
        query={reports}
        rowKey={({ id }) => id}
        empty={t('没有：国库的回报都与本系统有关', 'None: every report of the treasury names something of ours')}
        columns={columns}
      />
    </Page>
  );
}
