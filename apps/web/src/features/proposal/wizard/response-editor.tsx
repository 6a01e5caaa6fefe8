import { Alert, Checkbox, Form, Input, Select, Space, Typography } from 'antd';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { strengthOf, type Strength } from './commitment-strength';
import type { Indicator, ProposalDraft } from './content';

/** Point by point: every target of the challenge, and beside it what the taker promises. */
export function ResponseEditor({ indicators }: { indicators: readonly Indicator[] }) {
  const { t } = useLanguage();
  if (indicators.length === 0) {
    return <Alert type="info" showIcon title={t('榜题的指标未公开', 'The indicators are not public')} />;
  }
  const cell = (id: string) => {
    const index = indicators.findIndex((each) => each.id === id);
    const indicator = indicators[index];
    if (!indicator) return null;
    return (
      <>
        <PromiseInput index={index} indicator={indicator} />
        <Verdict index={index} indicator={indicator} />
      </>
    );
  };
  return (
    <>
      <p>
        {t(
          '每项指标都须承诺，且不得低于榜题要求；单位、比较方式和测量方法与榜题相同。',
          'Every indicator needs a commitment, never lower than the target; unit, comparator and protocol are those of the challenge.',
        )}
      </p>
      <IndicatorTable
        indicators={indicators}
        stages={[{ key: 'promise', title: t('我方承诺（与要求对照）', 'Our commitment, against the target'), cell }]}
      />
    </>
  );
}

interface CellProps {
  readonly index: number;
  readonly indicator: Indicator;
}

function PromiseInput({ index, indicator: { name, comparator, unit } }: CellProps) {
  const { t } = useLanguage();
  const label = (position?: string) => `${name} ${position ?? t('承诺值', 'commitment')}`;
  if (comparator === 'pass_fail') {
    return (
      <Form.Item name={['commitments', index, 'promised']} valuePropName="checked" style={{ margin: 0 }}>
        <Checkbox aria-label={label()}>{t('承诺通过', 'We commit to pass')}</Checkbox>
      </Form.Item>
    );
  }
  if (comparator === 'in') {
    return (
      <Form.Item name={['commitments', index, 'values']} style={{ margin: 0, minWidth: 160 }}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={label()}
          tokenSeparators={['、', ',', '，', ' ']}
        />
      </Form.Item>
    );
  }
  const positions = comparator === 'between' ? [t('下限', 'from'), t('上限', 'to')] : [undefined];
  return (
    <Space>
      {positions.map((position, at) => (
        <Form.Item key={position ?? 'value'} name={['commitments', index, 'values', at]} style={{ margin: 0 }}>
          <Input
            inputMode="decimal"
            maxLength={100}
            style={{ width: 120 }}
            aria-label={label(position)}
            placeholder={position ?? ''}
            suffix={unit === '1' ? undefined : unit.replace(/[{}]/g, '')}
          />
        </Form.Item>
      ))}
    </Space>
  );
}

const TYPES: Readonly<Record<Strength, 'secondary' | 'danger' | 'success'>> = {
  missing: 'secondary',
  malformed: 'danger',
  weaker: 'danger',
  equal: 'success',
  stronger: 'success',
};

function Verdict({ index, indicator }: CellProps) {
  const { t } = useLanguage();
  const form = Form.useFormInstance<ProposalDraft>();
  const draft = Form.useWatch(['commitments', index], form);
  const unpromised = indicator.comparator === 'pass_fail' && !draft?.promised;
  const strength = unpromised ? 'missing' : strengthOf(indicator, draft?.values ?? []);
  const texts: Readonly<Record<Strength, string>> = {
    missing: t('未承诺', 'None yet'),
    malformed: t('请填数值', 'Not a number'),
    weaker: t('低于要求', 'Lower than the target'),
    equal: t('等于要求', 'Meets the target'),
    stronger: t('优于要求', 'Better than the target'),
  };
  return <Typography.Text type={TYPES[strength]}>{texts[strength]}</Typography.Text>;
}
