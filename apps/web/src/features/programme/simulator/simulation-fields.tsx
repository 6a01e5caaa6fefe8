import { Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DateInput, MoneyInput, PercentInput } from '../../../ui/command-form/inputs';
import { FormRows } from '../../../ui/form-rows';
import { STEP_FIELDS, type SimulationDraft, type StepDraft, type StepKind } from './simulation-draft';
import { OptionalSelect } from '../../../ui/optional-select';

const MOST_INSTALMENTS = 60;
const MOST_STEPS = 200;
const MOST_RACERS = 20;
const KINDS = ['cash_to_taker', 'own_project_spend'] as const;
const SOURCES = ['demander', 'taker', 'social'] as const;
const FUNDS = ['own', 'pass_through'] as const;

interface Props {
  /** The rules pay racers from a pool: then everything belongs to one of them. */
  readonly isPool: boolean;
  readonly hasRanks: boolean;
}

/** The plan and the path on which rules are tried. */
export function SimulationFields({ isPool, hasRanks }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <div className="rule-fields">
        <Form.Item
          name="totalInvestmentFen"
          label={t('投入总额（含补助）', 'Total investment, the grant included')}
          rules={useRequired()}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name="sharePpm" label={t('约定补助比例 p', 'Agreed share p')} rules={useRequired()}>
          <PercentInput />
        </Form.Item>
      </div>
      {isPool && <Racers hasRanks={hasRanks} />}
      <h3>{t('计划投入', 'Planned instalments')}</h3>
      <FormRows list="instalments" each={t('期次', 'Instalment')} blank={{}} most={MOST_INSTALMENTS}>
        {(index) => <Instalment index={index} isPool={isPool} />}
      </FormRows>
      <h3>{t('投入与办理路径（按日期先后）', 'Path, in the order of its dates')}</h3>
      <FormRows list="path" each={t('步骤', 'Step')} blank={{}} most={MOST_STEPS}>
        {(index) => <Step index={index} isPool={isPool} />}
      </FormRows>
      <div style={{ height: 12 }} />
    </>
  );
}

function Racers({ hasRanks }: { hasRanks: boolean }) {
  const { t } = useLanguage();
  const required = useRequired();
  return (
    <>
      <h3>{t('参赛方', 'Racers')}</h3>
      <FormRows list="racers" each={t('参赛方', 'Racer')} blank={{}} most={MOST_RACERS}>
        {(index) => (
          <div className="rule-fields">
            <Form.Item name={[index, 'name']} label={t('名称', 'Name')} rules={required}>
              <Input maxLength={50} />
            </Form.Item>
            {hasRanks && (
              <Form.Item name={[index, 'rank']} label={t('名次', 'Rank')}>
                <InputNumber style={{ width: '100%' }} precision={0} />
              </Form.Item>
            )}
          </div>
        )}
      </FormRows>
    </>
  );
}

function Instalment({ index, isPool }: { index: number; isPool: boolean }) {
  const { t } = useLanguage();
  const required = useRequired();
  const choices = useChoices();
  return (
    <div className="rule-fields">
      <Form.Item name={[index, 'plannedFen']} label={t('计划金额', 'Planned amount')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name={[index, 'kind']} label={t('投入方式', 'How')} rules={required}>
        <Select options={choices(KINDS, 'kind')} />
      </Form.Item>
      <Form.Item name={[index, 'source']} label={t('出资方（缺省为需求方）', 'Whose money (the demander’s)')}>
        <OptionalSelect options={choices(SOURCES, 'source')} />
      </Form.Item>
      {isPool && <RacerField index={index} />}
    </div>
  );
}

function Step({ index, isPool }: { index: number; isPool: boolean }) {
  const { t } = useLanguage();
  const required = useRequired();
  const stepWords = useStepWords();
  const kind = Form.useWatch(['path', index, 'kind']) as StepKind | undefined;
  const kinds = Object.keys(STEP_FIELDS) as StepKind[];
  const offered = kinds.filter((each) => isPool || each !== 'eliminated');
  return (
    <div className="rule-fields">
      <Form.Item name={[index, 'on']} label={t('日期', 'Date')} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name={[index, 'kind']} label={t('事项', 'What happens')} rules={required}>
        <Select options={offered.map((each) => ({ value: each, label: stepWords(each) }))} />
      </Form.Item>
      {isPool && <RacerField index={index} />}
      {kind && STEP_FIELDS[kind].map((field) => <StepField key={field} index={index} field={field} kind={kind} />)}
    </div>
  );
}

/** A field that belongs to a step of its kind. */
function StepField({ index, field, kind }: { index: number; field: keyof StepDraft; kind: StepKind }) {
  const { t } = useLanguage();
  const choices = useChoices();
  const needed = useRequired();
  const number = <InputNumber style={{ width: '100%' }} precision={0} min={1} />;
  const fields: Partial<Record<keyof StepDraft, readonly [label: string, input: React.ReactNode, required?: boolean]>> =
    {
      amountFen: [t('金额', 'Amount'), <MoneyInput />, true],
      contributionKind: [t('投入方式', 'How'), <Select options={choices(KINDS, 'kind')} />, true],
      instalment: [t('所属期次', 'Instalment'), number],
      source: [
        t('出资方（缺省为需求方）', 'Whose money (the demander’s)'),
        <OptionalSelect options={choices(SOURCES, 'source')} />,
      ],
      funds: [t('资金性质（缺省为自有）', 'Funds (own)'), <OptionalSelect options={choices(FUNDS, 'funds')} />],
      refundOf: [t('所退的投入', 'Which contribution'), <ContributionChoice before={index} />, true],
      milestone: [t('里程碑序号', 'Milestone'), number, true],
      auditedSpendFen: [
        t('经审计合格支出 A', 'Audited eligible spend A'),
        <MoneyInput />,
        kind === 'acceptance_passed',
      ],
    };
  const drawn = fields[field];
  if (!drawn) return null;
  const [label, input, required] = drawn;
  return (
    <Form.Item name={[index, field]} label={label} rules={required ? needed : []}>
      {input}
    </Form.Item>
  );
}

/** The earlier contributions of the path, from which one may be given back. */
function ContributionChoice({ before, ...given }: { before: number }) {
  const { t } = useLanguage();
  const path = (Form.useWatch('path') as SimulationDraft['path']) ?? [];
  const earlier = path
    .map((step, index) => ({ ...step, index }))
    .filter(({ index, kind }) => index < before && kind === 'contribution');
  const options = earlier.map(({ index, on }) => ({
    value: index,
    label: t(`步骤 ${index + 1}（${on ?? ''}）`, `Step ${index + 1} (${on ?? ''})`),
  }));
  return <Select {...given} options={options} />;
}

function RacerField({ index }: { index: number }) {
  const { t } = useLanguage();
  const racers = (Form.useWatch('racers') as SimulationDraft['racers']) ?? [];
  const names = racers.flatMap((racer) => (racer?.name ? [racer.name] : []));
  return (
    <Form.Item name={[index, 'racer']} label={t('参赛方', 'Racer')} rules={useRequired()}>
      <Select options={[...new Set(names)].map((name) => ({ value: name, label: name }))} />
    </Form.Item>
  );
}

function useRequired() {
  const { t } = useLanguage();
  return [{ required: true, message: t('请填写', 'Please fill in') }];
}

function useChoices() {
  const words = useWords();
  return (codes: readonly string[], field: string) =>
    codes.map((code) => ({ value: code, label: words.choice(code, field) }));
}

/** What happens on a path. */
export function useStepWords() {
  const { t } = useLanguage();
  const words: Readonly<Record<StepKind, string>> = {
    agreement_effective: t('任务书生效', 'Agreement effective'),
    contribution: t('投入经核实', 'Contribution verified'),
    refund: t('投入退回', 'Contribution given back'),
    milestone_passed: t('里程碑通过', 'Milestone passed'),
    midterm_passed: t('中期评估通过', 'Mid-term passed'),
    acceptance_passed: t('验收通过', 'Acceptance passed'),
    eliminated: t('阶段淘汰', 'Eliminated'),
  };
  return (kind: StepKind) => words[kind];
}
