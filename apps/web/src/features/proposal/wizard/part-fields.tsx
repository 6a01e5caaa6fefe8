import { Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { MoneyInput } from '../../../ui/command-form/inputs';
import { Money } from '../../../ui/values';
import { BUDGET_CATEGORIES, type ProposalDraft } from './content';
import { FormRows } from '../../../ui/form-rows';

export function RouteFields({ offerKinds }: { offerKinds: readonly string[] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <Form.Item name="offerKind" label={t('揭榜方式', 'Kind of offer')} style={{ maxWidth: 320 }}>
        <Select options={offerKinds.map((code) => ({ value: code, label: words.choice(code, 'offerKind') }))} />
      </Form.Item>
      <Form.Item
        name="technicalRoute"
        label={t('技术路线', 'Technical route')}
        extra={t('原理、关键技术、已有基础、风险与应对', 'Principle, key techniques, groundwork, risks')}
      >
        <Input.TextArea maxLength={20_000} showCount autoSize={{ minRows: 10, maxRows: 30 }} />
      </Form.Item>
    </>
  );
}

export function TeamFields() {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <p>{t('须有且仅有一名负责人', 'Exactly one leader')}</p>
      <FormRows list="team" each={t('成员', 'Person')} blank={{ role: 'member' }} most={100}>
        {(index) => (
          <div className="field-grid">
            <Form.Item name={[index, 'name']} label={t('姓名', 'Name')}>
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
            <Form.Item name={[index, 'role']} label={t('角色', 'Role')}>
              <Select
                options={[
                  { value: 'leader', label: words.choice('leader', 'role') },
                  { value: 'member', label: words.choice('member', 'role') },
                ]}
              />
            </Form.Item>
            <Form.Item name={[index, 'organisation']} label={t('所在单位', 'Organisation')} className="span-2">
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={[index, 'duty']} label={t('分工', 'Duty')} className="span-4">
              <Input maxLength={500} />
            </Form.Item>
          </div>
        )}
      </FormRows>
    </>
  );
}

export function BudgetFields() {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <>
      <FormRows list="budget" each={t('支出', 'Line')} blank={{}} most={100}>
        {(index) => (
          <div className="field-grid">
            <Form.Item name={[index, 'category']} label={t('科目', 'Head')}>
              <Select
                options={BUDGET_CATEGORIES.map((code) => ({ value: code, label: words.choice(code, 'category') }))}
              />
            </Form.Item>
            <Form.Item name={[index, 'amountFen']} label={t('金额', 'Amount')}>
              <MoneyInput />
            </Form.Item>
            <Form.Item name={[index, 'purpose']} label={t('用途', 'Purpose')} className="span-2">
              <Input maxLength={500} />
            </Form.Item>
          </div>
        )}
      </FormRows>
      <BudgetSum />
    </>
  );
}

function BudgetSum() {
  const { t } = useLanguage();
  const form = Form.useFormInstance<ProposalDraft>();
  const lines = Form.useWatch('budget', form) ?? [];
  const sum = lines.reduce(
    (total, line) => total + (/^\d+$/.test(line?.amountFen ?? '') ? BigInt(line?.amountFen ?? 0) : 0n),
    0n,
  );
  return (
    <p aria-live="polite">
      {t('合计 ', 'Sum ')}
      <strong>
        <Money fen={sum.toString()} />
      </strong>
    </p>
  );
}

export function ScheduleFields({ maxPeriodMonths }: { maxPeriodMonths: number | undefined }) {
  const { t } = useLanguage();
  return (
    <>
      {maxPeriodMonths && <p>{t(`本计划最长 ${maxPeriodMonths} 个月`, `${maxPeriodMonths} months at most`)}</p>}
      <FormRows list="schedule" each={t('节点', 'Step')} blank={{}} most={50}>
        {(index) => (
          <div className="field-grid">
            <Form.Item name={[index, 'title']} label={t('节点名称', 'Title')} className="span-2">
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={[index, 'endMonth']} label={t('第几个月完成', 'Done in month')}>
              <InputNumber min={1} max={maxPeriodMonths ?? 120} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name={[index, 'outcome']} label={t('成果', 'Outcome')} className="span-4">
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          </div>
        )}
      </FormRows>
    </>
  );
}
