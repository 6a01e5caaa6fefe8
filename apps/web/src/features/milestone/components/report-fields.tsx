import { Form, Input, Select } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DateInput, MoneyInput } from '../../../ui/command-form/inputs';
import { FormRows } from '../../../ui/form-rows';
import { MeasuredValueInput, MeasurementRows, type MeasuredIndicator } from '../../../ui/measurement-rows';
import { MilestoneFiles } from './milestone-files';

type Milestone = Schemas['MilestoneView'];

const MOST_ROWS = 50;
const BLOCKAGES = ['technical', 'resource', 'coordination'] as const;

/** The report of a milestone: what was reached, indicator by indicator against its target, and what stands in the way. */
export function ReportFields({ milestone }: { milestone: Milestone }) {
  const { t } = useLanguage();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  return (
    <>
      <div className="rule-fields">
        <Form.Item name="summary" label={t('进展概述', 'Summary of progress')} rules={required} className="rule-wide">
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={10_000} showCount />
        </Form.Item>
        <Form.Item name="spentFen" label={t('累计支出', 'Spent so far')} rules={required}>
          <MoneyInput />
        </Form.Item>
      </div>
      <h3>{t('指标测量', 'Measurements')}</h3>
      <Measurements targets={milestone.targets} />
      <h3>{t('交付物', 'Deliverables')}</h3>
      <FormRows list="deliverables" each={t('交付物', 'Deliverable')} blank={{}} most={MOST_ROWS}>
        {(index) => (
          <>
            <Form.Item name={[index, 'title']} label={t('交付物名称', 'Title')} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={[index, 'description']} label={t('交付物说明', 'Description')} rules={required}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          </>
        )}
      </FormRows>
      <Blockages />
      <h3>{t('附件（现场照片、检测原始记录等）', 'Files (pictures, raw records)')}</h3>
      <MilestoneFiles milestone={milestone} />
      <div style={{ height: 16 }} />
    </>
  );
}

function Measurements({ targets }: { targets: Milestone['targets'] }) {
  const { t } = useLanguage();
  const indicators: MeasuredIndicator[] = targets.map((target) => ({
    id: target.indicatorId,
    name: target.indicator,
    target: t(target),
    passFail: target.values.length === 0,
  }));
  return (
    <MeasurementRows
      list="measurements"
      name={t('指标测量', 'Measurements')}
      indicators={indicators}
      columns={[
        {
          key: 'value',
          title: t('测量值', 'Measured'),
          required: true,
          input: (indicator) => <MeasuredValueInput indicator={indicator} />,
        },
        {
          key: 'method',
          title: t('测量方法', 'How'),
          required: true,
          wide: true,
          input: () => <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />,
        },
        { key: 'measuredBy', title: t('测量人', 'Who'), required: true, input: () => <Input maxLength={200} /> },
        { key: 'measuredOn', title: t('测量日期', 'On'), required: true, input: () => <DateInput /> },
      ]}
    />
  );
}

function Blockages() {
  const { t } = useLanguage();
  const words = useWords();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  return (
    <>
      <h3>{t('堵点', 'Blockages')}</h3>
      <FormRows list="blockages" each={t('堵点', 'Blockage')} blank={{}} most={MOST_ROWS}>
        {(index) => (
          <div className="rule-fields">
            <Form.Item name={[index, 'kind']} label={t('难点类别', 'Kind')} rules={required}>
              <Select options={BLOCKAGES.map((each) => ({ value: each, label: words.choice(each, 'kind') }))} />
            </Form.Item>
            <Form.Item
              name={[index, 'description']}
              label={t('难点说明', 'Description')}
              rules={required}
              className="rule-wide"
            >
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          </div>
        )}
      </FormRows>
    </>
  );
}
