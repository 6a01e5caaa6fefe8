import { Form, Input } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { DateInput } from '../../../ui/command-form/inputs';
import { MeasuredValueInput, MeasurementRows, type MeasuredIndicator } from '../../../ui/measurement-rows';
import { AcceptanceFiles } from './acceptance-files';

type Acceptance = Schemas['AcceptanceView'];

/** A test report: the measured value of every indicator, by the protocol that was agreed, with the report as a file. */
export function TestReportFields({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  return (
    <>
      <div className="rule-fields">
        <Form.Item name="reportNumber" label={t('检测报告编号（有则填写）', 'Number of the report, if it has one')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="testedOn" label={t('检测日期', 'Day of the test')} rules={required}>
          <DateInput />
        </Form.Item>
      </div>
      <h3>{t('检测结果', 'Results')}</h3>
      <p>
        {t(
          '无法检测的指标：实测值留空，并在方法与条件中说明，按未达到计。',
          'An indicator that could not be measured: leave the value empty and say why; it counts as not met.',
        )}
      </p>
      <Results acceptance={acceptance} />
      <h3>{t('检测报告附件', 'The report as a file')}</h3>
      <AcceptanceFiles acceptance={acceptance} />
      <div style={{ height: 16 }} />
    </>
  );
}

function Results({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const indicators = useIndicators(acceptance);
  return (
    <MeasurementRows
      list="results"
      name={t('检测结果', 'Results')}
      indicators={indicators}
      columns={[
        {
          key: 'value',
          title: t('实测值', 'Measured'),
          required: false,
          input: (indicator) => <MeasuredValueInput indicator={indicator} />,
        },
        {
          key: 'method',
          title: t('检测方法与条件', 'Method and conditions'),
          required: true,
          wide: true,
          input: () => <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />,
        },
      ]}
    />
  );
}

/** The committed requirements, who is to measure them and how. */
function useIndicators({ computation }: Acceptance): MeasuredIndicator[] {
  const { t } = useLanguage();
  return computation.lines.map((line) => ({
    id: line.indicatorId,
    name: line.indicator,
    target: t(line),
    protocol: `${line.testedBy}；${line.protocol}`,
    passFail: line.passFail,
  }));
}
