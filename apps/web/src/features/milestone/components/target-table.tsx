import { Table } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';
import { Day } from '../../../ui/values';

type Target = Schemas['TargetView'];

interface Props {
  readonly targets: readonly Target[];
  readonly reports: readonly Schemas['ReportView'][];
}

/** Every indicator of the milestone: what is to be reached, and what each report measured. */
export function TargetTable({ targets, reports }: Props) {
  const { t } = useLanguage();
  const name = t('指标：目标与测量', 'Indicators: target and measurement');
  return (
    <SheetRegion name={name}>
      <Table<Target>
        size="small"
        bordered
        pagination={false}
        className="wide-table"
        rowKey="indicatorId"
        dataSource={[...targets]}
        locale={{ emptyText: t('这个里程碑没有指标', 'This milestone has no indicators') }}
        columns={[
          { title: t('指标', 'Indicator'), key: 'name', dataIndex: 'indicator' },
          { title: t('阶段目标', 'Target'), key: 'target', render: (_, target) => t(target) },
          ...reports.map(({ round, measurements }) => ({
            title: t(`第 ${round} 次报告`, `Report ${round}`),
            key: `round-${round}`,
            render: (_: unknown, { indicatorId }: Target) => (
              <Measured measurement={measurements.find((each) => each.indicatorId === indicatorId)} />
            ),
          })),
        ]}
      />
    </SheetRegion>
  );
}

function Measured({ measurement }: { measurement: Schemas['MeasurementInput'] | undefined }) {
  const { t } = useLanguage();
  if (!measurement) return <>{t('未测量', 'Not measured')}</>;
  const { value, method, measuredBy, measuredOn } = measurement;
  return (
    <>
      <strong>{value === 'pass' ? t('通过', 'pass') : value === 'fail' ? t('不通过', 'fail') : value}</strong>
      <div>{method}</div>
      <div>
        {measuredBy} · <Day at={measuredOn} />
      </div>
    </>
  );
}
