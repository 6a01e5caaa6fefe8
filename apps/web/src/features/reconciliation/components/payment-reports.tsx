import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { ActionBar } from '../../../ui/action-bar';
import { DataTable, type Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateTag } from '../../../ui/values';
import type { MonthProps } from '../pages/reconciliation-page';
import { useReportColumns } from './report-columns';

type Report = Schemas['PaymentReportView'];

/** What the treasury reported and no payment of ours fits: asked by our reference, or dismissed with a reason. */
export function PaymentReports({ programmeId }: MonthProps) {
  const { t } = useLanguage();
  const [params] = useSearchParams();
  const reports = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{id}/payment-reports',
    { params: { path: { id: programmeId }, query: {} } },
    byCursor,
  );
  const opened = params.get('report');
  return (
    <>
      {opened && <OpenedReport id={opened} />}
      <DataTable
        name={t('无法匹配的国库回报', 'Unmatched treasury reports')}
        query={reports}
        rowKey={({ id }) => id}
        empty={t('没有：国库的回报都对应我们的支付', 'None: every report fits a payment of ours')}
        columns={useColumns()}
      />
    </>
  );
}

function useColumns(): Column<Report>[] {
  const { t } = useLanguage();
  const words = useWords();
  const [params] = useSearchParams();
  const address = (id: string) => {
    const next = new URLSearchParams(params);
    next.set('report', id);
    return `?${next.toString()}`;
  };
  return useReportColumns<Report>(
    [
      {
        key: 'reference',
        title: t('回报所称指令号', 'Reference told'),
        text: ({ instructionReference }) => instructionReference,
        render: ({ id, instructionReference }) => <Link to={address(id)}>{instructionReference}</Link>,
      },
      {
        key: 'state',
        title: t('处理', 'State'),
        text: ({ state }) => words.state('payment_report_review', state),
        render: ({ state }) => <StateTag lifecycle="payment_report_review" state={state} />,
      },
    ],
    [
      {
        key: 'instructed',
        title: t('指令金额（元）', 'Instructed (CNY)'),
        align: 'right',
        text: ({ instructedFen }) => (instructedFen === null ? '' : yuan(instructedFen)),
      },
      { key: 'note', title: t('说明', 'Note'), text: ({ note }) => note ?? '' },
    ],
  );
}

function OpenedReport({ id }: { id: string }) {
  const { t } = useLanguage();
  const report = $api.useQuery('get', '/api/v1/payment-reports/{id}', { params: { path: { id } } });
  return (
    <Loaded query={report}>
      {(data) => (
        <TitledCard
          title={t(`国库回报 ${data.instructionReference}`, `Report ${data.instructionReference}`)}
          extra={<StateTag lifecycle="payment_report_review" state={data.state} />}
          style={{ marginBottom: 16 }}
        >
          <p>{t(data.reason)}</p>
          <ActionBar collection="payment-reports" lifecycle="payment_report_review" subject={data} />
        </TitledCard>
      )}
    </Loaded>
  );
}
