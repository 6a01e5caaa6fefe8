import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { namePath } from '../../../ui/command-form/form-values';
import { SaveStatus } from '../../../ui/save-status';
import { Part, useWizard, Wizard } from '../../../ui/wizard';
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

/** A need from the first word to its submission. */
export function NeedWizard({ need: given, initial, onFiled }: Props) {
  const { t } = useLanguage();
  const [form] = Form.useForm<NeedDraft>();
  const wizard = useWizard<StepKey>(STEPS);
  const showWrong = (errors: Wrong) => {
    const fields = errors.map((error) => ({ name: namePath(error.path), errors: [t(error)] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
  };
  const saving = useNeedSaving({ need: given, onFiled, onWrong: showWrong });
  const [draft, setDraft] = useState(saving.restored ?? initial);
  const gaps = gapsOf(draft);

  const changed = () => {
    const values = form.getFieldsValue(true) as NeedDraft;
    setDraft(values);
    saving.changed(values);
  };
  const openAt = (step: StepKey, name: readonly (string | number)[]) =>
    wizard.open(step, () => form.scrollToField([...name] as never, { block: 'center', focus: true }));
  const refused = (errors: Wrong) => {
    showWrong(errors);
    const path = errors[0]?.path;
    if (path) openAt(stepOf(path), namePath(path));
  };

  return (
    <Wizard
      wizard={wizard}
      statusOf={(key) => {
        if (!gaps.some(({ step }) => step === key)) return undefined;
        return key === wizard.current ? 'process' : 'wait';
      }}
      aside={
        <>
          <CompletenessMeter draft={draft} onOpen={({ step, name }) => openAt(step, name)} />
          <SaveStatus state={saving.state} onRetry={() => void saving.flush()} onReload={() => void saving.reload()} />
          {saving.need && <p>{t(`编号 ${saving.need.number}`, `Number ${saving.need.number}`)}</p>}
        </>
      }
    >
      <NeedForm
        form={form}
        initial={saving.restored ?? initial}
        current={wizard.current}
        filed={saving.need !== null}
        onChange={changed}
      />
      {wizard.current === 'check' && (
        <CheckStep
          need={saving.need}
          gaps={gaps}
          onFlush={saving.flush}
          onWrong={refused}
          onSubmitted={saving.discard}
        />
      )}
    </Wizard>
  );
}

interface NeedFormProps {
  readonly form: FormInstance<NeedDraft>;
  readonly initial: NeedDraft;
  readonly current: StepKey;
  /** Where a need was filed stays. */
  readonly filed: boolean;
  readonly onChange: () => void;
}

function NeedForm({ form, initial, current, filed, onChange }: NeedFormProps) {
  const choices = useFilingChoices();
  const programmeId = Form.useWatch('programmeId', { form, preserve: true });
  const programme = choices.programmes.find(({ id }) => id === programmeId);
  return (
    <Form form={form} layout="vertical" initialValues={initial} onValuesChange={onChange} requiredMark={false}>
      <Part open={current === 'what'}>
        <FilingFields choices={choices} filed={filed} />
        <WhatFields />
      </Part>
      <Part open={current === 'why'}>
        <WhyFields />
      </Part>
      <Part open={current === 'indicators'}>
        <IndicatorEditor onChange={onChange} />
      </Part>
      <Part open={current === 'money'}>
        <MoneyPlanner programme={programme} />
      </Part>
      <Part open={current === 'terms'}>
        <TermFields maxPeriodMonths={programme?.maxPeriodMonths} />
      </Part>
    </Form>
  );
}
