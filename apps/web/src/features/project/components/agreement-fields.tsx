import { Checkbox, Form, Input, InputNumber, Select, Typography } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DateInput, PercentInput } from '../../../ui/command-form/inputs';
import { FormRows } from '../../../ui/form-rows';
import { ScrollRegion } from '../../../ui/scroll-region';
import { organisationsOf, valuesText, type AgreementContent } from '../agreement-content';
import { OptionalSelect } from '../../../ui/optional-select';

type Target = Schemas['IndicatorTargetInput'];
type Share = Schemas['PartyShareInput'];

const MOST_MILESTONES = 50;
const KINDS = ['ordinary', 'midterm', 'final'] as const;
const WHOLE_PPM = 1_000_000;

/** Schedule, stage targets and splits; indicators, parties and money come from where they were settled. */
export function AgreementFields({ content }: { content: AgreementContent }) {
  const { t } = useLanguage();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  return (
    <>
      <div className="rule-fields">
        <Form.Item name="startsOn" label={t('攻关起始日', 'First day of the period')} rules={required}>
          <DateInput />
        </Form.Item>
        <Form.Item name="periodMonths" label={t('攻关期限（月）', 'Period in months')} rules={required}>
          <InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <h3>{t('里程碑', 'Milestones')}</h3>
      <FormRows
        list="milestones"
        each={t('里程碑', 'Milestone')}
        blank={{ kind: 'ordinary', targets: [] }}
        most={MOST_MILESTONES}
      >
        {(index) => <MilestoneFields index={index} content={content} />}
      </FormRows>
      <h3>{t('分配与分担', 'Splits')}</h3>
      <div className="cards cards-beside" style={{ marginBottom: 16 }}>
        <SplitField name="ipSplit" title={t('知识产权分配', 'IP split')} content={content} />
        <SplitField name="failureRiskSplit" title={t('失败风险分担', 'Failure-risk split')} content={content} />
      </div>
    </>
  );
}

function MilestoneFields({ index, content }: { index: number; content: AgreementContent }) {
  const { t } = useLanguage();
  const words = useWords();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  const instalments = (content.funding?.instalments ?? []).map(({ number, dueOn }) => ({
    value: number,
    label: t(`第 ${number} 期（${dueOn}）`, `No. ${number} (${dueOn})`),
  }));
  return (
    <div className="rule-fields">
      <Form.Item name={[index, 'title']} label={t('里程碑名称', 'Title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[index, 'kind']} label={t('里程碑类别', 'Kind of milestone')} rules={required}>
        <Select options={KINDS.map((each) => ({ value: each, label: words.choice(each, 'kind') }))} />
      </Form.Item>
      <Form.Item name={[index, 'dueOn']} label={t('完成日期', 'Due')} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name={[index, 'instalment']} label={t('对应的投入期次', 'Instalment it drives')}>
        {instalments.length > 0 ? (
          <OptionalSelect options={instalments} />
        ) : (
          <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
        )}
      </Form.Item>
      <Form.Item
        name={[index, 'targets']}
        label={t('到期的指标与阶段目标值', 'Indicators that are due, and their targets')}
        className="rule-wide"
      >
        <TargetsInput milestone={index} indicators={content.indicators.map(({ committed }) => committed)} />
      </Form.Item>
    </div>
  );
}

interface TargetsProps {
  readonly milestone: number;
  readonly indicators: readonly AgreementContent['indicators'][number]['committed'][];
  readonly value?: readonly Target[];
  readonly onChange?: (targets: readonly Target[]) => void;
}

/** Which indicators are due at a milestone, each with the value to be reached by then; the committed one at first. */
function TargetsInput({ milestone, indicators, value = [], onChange }: TargetsProps) {
  const { t } = useLanguage();
  const setDue = (id: string, values: readonly string[], due: boolean) => {
    const others = value.filter(({ indicatorId }) => indicatorId !== id);
    onChange?.(due ? [...others, { indicatorId: id, values: [...values] }] : others);
  };
  return (
    <ul className="plain-list">
      {indicators.map(({ id, name, values, unit }) => {
        const position = value.findIndex(({ indicatorId }) => indicatorId === id);
        const committed = valuesText(values, unit) ?? t('通过', 'pass');
        return (
          <li key={id} className="target-row">
            <Checkbox checked={position >= 0} onChange={({ target }) => setDue(id, values, target.checked)}>
              {name}{' '}
              <Typography.Text type="secondary">{t(`承诺 ${committed}`, `committed ${committed}`)}</Typography.Text>
            </Checkbox>
            {position >= 0 &&
              values.map((_, place) => (
                <Form.Item key={place} noStyle name={[milestone, 'targets', position, 'values', place]}>
                  <Input
                    aria-label={t(`${name} 的阶段目标值`, `Target of ${name}`)}
                    style={{ width: 150 }}
                    maxLength={40}
                    suffix={unit === '1' ? '' : unit}
                  />
                </Form.Item>
              ))}
          </li>
        );
      })}
    </ul>
  );
}

function SplitField({ name, title, content }: { name: string; title: string; content: AgreementContent }) {
  return (
    <Form.Item name={name} label={title}>
      <SplitInput title={title} organisations={[...organisationsOf(content)]} />
    </Form.Item>
  );
}

interface SplitProps {
  readonly title: string;
  readonly organisations: readonly (readonly [id: string, name: string])[];
  readonly value?: readonly Share[];
  readonly onChange?: (shares: readonly Share[]) => void;
}

/** The share of each organisation; those that take part must add to 100 %. */
function SplitInput({ title, organisations, value = [], onChange }: SplitProps) {
  const { t } = useLanguage();
  const total = value.reduce((sum, { sharePpm }) => sum + sharePpm, 0);
  const whole = total === WHOLE_PPM;
  const set = (organisationId: string, sharePpm: number | undefined) => {
    const others = value.filter((share) => share.organisationId !== organisationId);
    onChange?.(sharePpm ? [...others, { organisationId, sharePpm }] : others);
  };
  return (
    <ScrollRegion name={title}>
      <table className="shares" style={{ minWidth: 300, width: '100%' }}>
        <tbody>
          {organisations.map(([id, organisation]) => (
            <tr key={id}>
              <th scope="row">{organisation}</th>
              <td style={{ width: 130 }}>
                <PercentInput
                  aria-label={`${title} ${organisation}`}
                  value={value.find(({ organisationId }) => organisationId === id)?.sharePpm}
                  onChange={(sharePpm) => set(id, sharePpm)}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('合计', 'Total')}</th>
            <td role="status">
              <Typography.Text type={whole ? 'success' : 'danger'}>
                {total / 10_000}%{!whole && t('，定稿前应为 100%', ', must be 100 % before it is made final')}
              </Typography.Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
