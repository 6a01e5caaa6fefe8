import { Button, Card, Form, Space, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { namePath } from '../../../ui/command-form/form-values';
import { SaveStatus } from '../../../ui/save-status';
import { CheckStep } from './check-step';
import { gapsOf, stepOf, STEPS, type StepKey } from './completeness';
import { CompletenessMeter } from './completeness-meter';
import { useFilingChoices } from './filing-choices';
import { IndicatorEditor } from './indicator-editor';
import { MoneyPlanner } from './money-planner';
import type { NeedDraft } from './need-draft';
import { FilingFields, TermFields, WhatFields, WhyFields } from './text-steps';
import { useNeedSaving, type Wrong } from './use-need-saving';

interface Props {
  readonly need: Schemas['NeedView'] | null;
  readonly initial: NeedDraft;
  readonly onFiled: (need: Schemas['NeedView']) => void;
}

/** A need from the first word to its submission. Every step stays drawn, so nothing is lost between them. */
export function NeedWizard({ need: given, initial, onFiled }: Props) {
  const { t } = useLanguage();
  const [form] = Form.useForm<NeedDraft>();
  const [step, setStep] = useState<StepKey>('what');
  const [draft, setDraft] = useState(initial);
  const choices = useFilingChoices();
  const top = useRef<HTMLHeadingElement>(null);

  const showWrong = (errors: Wrong) => {
    const fields = errors.map((error) => ({ name: namePath(error.path), errors: [t(error)] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
  };
  const saving = useNeedSaving({ need: given, onFiled, onWrong: showWrong });

  useEffect(() => {
    if (!saving.restored) return;
    form.setFieldsValue(saving.restored as never);
    setDraft(saving.restored);
  }, [form, saving.restored]);

  const changed = () => {
    const values = form.getFieldsValue(true) as NeedDraft;
    setDraft(values);
    saving.changed(values);
  };
  const open = (wanted: StepKey, name?: readonly (string | number)[]) => {
    setStep(wanted);
    // The step has to be visible before a field in it can take the focus.
    setTimeout(() =>
      name ? form.scrollToField([...name] as never, { block: 'center', focus: true }) : top.current?.focus(),
    );
  };
  const position = STEPS.findIndex(({ key }) => key === step);
  const move = (by: number) => open(STEPS[position + by]?.key ?? step);
  const gaps = gapsOf(draft);
  const programme = choices.programmes.find(({ id }) => id === draft.programmeId);
  const shown = (key: StepKey) => ({ hidden: step !== key });

  return (
    <div className="wizard">
      <div>
        <Steps
          size="small"
          responsive
          current={position}
          onChange={(index) => open(STEPS[index]?.key ?? step)}
          items={STEPS.map((each) => ({
            title: t(each),
            ...(gaps.some((gap) => gap.step === each.key) && { status: each.key === step ? 'process' : 'wait' }),
          }))}
        />
        <Card style={{ marginTop: 16 }}>
          <h2 ref={top} tabIndex={-1} className="step-title">
            {t(STEPS[position] ?? STEPS[0])}
          </h2>
          <Form form={form} layout="vertical" initialValues={initial} onValuesChange={changed} requiredMark={false}>
            <div {...shown('what')}>
              <FilingFields choices={choices} filed={saving.need !== null} />
              <WhatFields />
            </div>
            <div {...shown('why')}>
              <WhyFields />
            </div>
            <div {...shown('indicators')}>
              <IndicatorEditor onChange={changed} />
            </div>
            <div {...shown('money')}>
              <MoneyPlanner programme={programme} />
            </div>
            <div {...shown('terms')}>
              <TermFields maxPeriodMonths={programme?.maxPeriodMonths} />
            </div>
          </Form>
          {step === 'check' && (
            <CheckStep
              need={saving.need}
              gaps={gaps}
              onFlush={saving.flush}
              onWrong={(errors) => {
                showWrong(errors);
                const path = errors[0]?.path;
                if (path) open(stepOf(path), namePath(path));
              }}
              onSubmitted={saving.discard}
            />
          )}
          <Space wrap style={{ marginTop: 16 }}>
            {position > 0 && <Button onClick={() => move(-1)}>{t('上一步', 'Back')}</Button>}
            {position < STEPS.length - 1 && (
              <Button type="primary" onClick={() => move(1)}>
                {t('下一步', 'Next')}
              </Button>
            )}
          </Space>
        </Card>
      </div>
      <aside>
        <Card size="small">
          <CompletenessMeter draft={draft} onOpen={({ step: wanted, name }) => open(wanted, name)} />
          <SaveStatus state={saving.state} onRetry={() => void saving.flush()} onReload={() => void saving.reload()} />
          {saving.need && <p>{t(`编号 ${saving.need.number}`, `Number ${saving.need.number}`)}</p>}
        </Card>
      </aside>
    </div>
  );
}
