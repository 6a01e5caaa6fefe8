import { AutoComplete, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { COMPARATORS, valueCount, type Comparator } from './need-draft';

/** Units people measure in, as UCUM writes them; any other is written as `{件}`. */
const UNITS = [
  '%',
  'mm',
  'um',
  'nm',
  'm',
  'g',
  'kg',
  't',
  's',
  'min',
  'h',
  'Hz',
  'kHz',
  'MHz',
  'GHz',
  'V',
  'kV',
  'A',
  'W',
  'kW',
  'MW',
  'kWh',
  'Cel',
  'MPa',
  'N',
  'J',
  'L',
  'm/min',
  'r/min',
  '{件}',
  '{次}',
];

/** One indicator: what is measured, against what, by whom and how. */
export function IndicatorFields({ index }: { index: number }) {
  const { t } = useLanguage();
  const words = useWords();
  const comparator = Form.useWatch(['indicators', index, 'comparator']) as Comparator | undefined;
  const isMeasured = comparator !== 'pass_fail';
  return (
    <div className="field-grid">
      <Form.Item name={[index, 'name']} label={t('指标名称', 'Name')} className="span-2">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[index, 'comparator']} label={t('比较方式', 'Comparator')}>
        <Select
          options={COMPARATORS.map((code) => ({
            value: code,
            label: words.choice(code, 'comparator'),
          }))}
        />
      </Form.Item>
      <Values index={index} comparator={comparator} />
      {isMeasured && (
        <Form.Item name={[index, 'unit']} label={t('单位', 'Unit')} extra={t('无量纲留空', 'Empty when there is none')}>
          <AutoComplete
            options={UNITS.map((unit) => ({ value: unit }))}
            showSearch={{ filterOption: (typed, option) => option?.value.startsWith(typed) ?? false }}
          />
        </Form.Item>
      )}
      {isMeasured && (
        <>
          <Form.Item name={[index, 'baseline']} label={t('现状值', 'Today')}>
            <Input maxLength={40} inputMode="decimal" />
          </Form.Item>
          <Form.Item name={[index, 'bestKnown']} label={t('国内外最好水平', 'Best known')}>
            <Input maxLength={40} inputMode="decimal" />
          </Form.Item>
        </>
      )}
      <Form.Item name={[index, 'condition']} label={t('条件', 'Condition')} className="span-2">
        <Input maxLength={2000} placeholder={t('例如：连续运行 72 小时', 'e.g. during 72 hours of operation')} />
      </Form.Item>
      <ProtocolFields index={index} />
      <Form.Item name={[index, 'weight']} label={t('权重', 'Weight')}>
        <InputNumber min={1} max={1_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[index, 'kind']} label={t('类别', 'Kind')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'key', label: words.choice('key', 'kind') },
            { value: 'ordinary', label: words.choice('ordinary', 'kind') },
          ]}
        />
      </Form.Item>
      <Form.Item name={[index, 'mustPass']} valuePropName="checked" label={t('验收', 'At acceptance')}>
        <Checkbox>{t('必须达到', 'Must pass')}</Checkbox>
      </Form.Item>
    </div>
  );
}

function ProtocolFields({ index }: { index: number }) {
  const { t } = useLanguage();
  return (
    <>
      <Form.Item name={[index, 'protocol', 'who']} label={t('由谁测', 'Who measures')} className="span-2">
        <Input maxLength={200} placeholder={t('例如：第三方检测机构', 'e.g. an accredited laboratory')} />
      </Form.Item>
      <Form.Item name={[index, 'protocol', 'how']} label={t('怎样测', 'How')} className="span-4">
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name={[index, 'protocol', 'sample']} label={t('样本', 'Sample')} className="span-2">
        <Input maxLength={2000} />
      </Form.Item>
      <Form.Item name={[index, 'protocol', 'instrument']} label={t('仪器', 'Instrument')} className="span-2">
        <Input maxLength={2000} />
      </Form.Item>
    </>
  );
}

function Values({ index, comparator }: { index: number; comparator: Comparator | undefined }) {
  const { t } = useLanguage();
  const count = valueCount(comparator);
  if (count === 0) return null;
  if (count === 'many') {
    return (
      <Form.Item name={[index, 'values']} label={t('可选值（逐个回车）', 'Values, one by one')} className="span-2">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；', ' ']} />
      </Form.Item>
    );
  }
  const labels = count === 2 ? [t('下限', 'From'), t('上限', 'To')] : [t('指标值', 'Value')];
  return labels.map((label, position) => (
    <Form.Item key={label} name={[index, 'values', position]} label={label}>
      <Input maxLength={40} inputMode="decimal" />
    </Form.Item>
  ));
}
