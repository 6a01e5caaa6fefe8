import { Alert, Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useLanguage } from '../../../i18n/language';
import { namePath } from '../../../ui/command-form/form-values';
import { useDraft } from '../../../ui/command-form/use-draft';
import { ProblemAlert } from '../../../ui/problem-alert';
import { TitledCard } from '../../../ui/titled-card';
import type { Wrong } from '../rules/rule-pack-form';
import type { Pack } from '../rules/rule-schema';
import { simulationBody, type SimulationDraft } from './simulation-draft';
import { SimulationFields } from './simulation-fields';
import { SimulationResult } from './simulation-result';
import { WORKED_EXAMPLES } from './worked-examples';

interface Props {
  readonly programmeId: string;
  readonly edited: Record<string, unknown>;
  readonly inForce: Pack | null;
  /** The trial found the rules themselves wrong. */
  readonly onWrongRules: (errors: Wrong) => void;
}

type Tried = 'edited' | 'in_force' | 'example';

/** What of a refused trial is about the plan and its path, and not about the rules. */
const OWN_FIELDS = ['totalInvestmentFen', 'sharePpm', 'instalments', 'racers', 'path'];
const isOwn = ({ path }: Wrong[number]) => OWN_FIELDS.includes(path.split('.')[0] ?? '');

/** Tries rules on a plan and an investment path: what would be paid, when, and why no more. Nothing is written. */
export function Simulator({ programmeId, edited, inForce, onWrongRules }: Props) {
  const { t } = useLanguage();
  const [form] = Form.useForm<SimulationDraft>();
  const { restored, keep } = useDraft(`simulation ${programmeId}`);
  const [example, setExample] = useState<string | null>(null);
  const [tried, setTried] = useState<Tried>('edited');
  const exampleRules = useExampleRules(example);
  const rules = { edited, in_force: inForce ?? {}, example: exampleRules ?? {} }[tried];
  const funding = rules['funding'] as
    { readonly grantScope?: string; readonly prizes?: readonly unknown[] } | undefined;
  const isPool = funding?.grantScope === 'pool';
  const trial = useTrial();

  const take = (key: string) => {
    const chosen = WORKED_EXAMPLES.find((each) => each.key === key);
    if (!chosen) return;
    // Not merged into what stands there: a path of another example must leave nothing behind.
    form.setFieldsValue({ racers: [], ...structuredClone(chosen.content) } as never);
    keep(form.getFieldsValue(true) as Record<string, unknown>);
    setExample(key);
    setTried('example');
  };
  const run = async (draft: SimulationDraft) => {
    const errors = await trial.run(programmeId, { ...simulationBody(draft, isPool), rulePack: rules });
    const own = errors.filter(isOwn).map((error) => ({ name: namePath(error.path), errors: [t(error)] }));
    form.setFields(own as Parameters<typeof form.setFields>[0]);
    if (own[0]) form.scrollToField(own[0].name as never, { block: 'center', focus: true });
    else if (tried === 'edited') onWrongRules(errors);
  };
  return (
    <TitledCard size="small" title={t('试算', 'Trial')} role="region" aria-label={t('试算', 'Trial')}>
      <div className="filters">
        <Select<string>
          style={{ width: 'min(420px, 100%)' }}
          aria-label={t('算例', 'Worked example')}
          placeholder={t('取一个算例…', 'Take a worked example…')}
          value={example as never}
          options={WORKED_EXAMPLES.map((each) => ({ value: each.key, label: t(each) }))}
          onChange={take}
        />
        <TriedChoice tried={tried} hasRules={inForce !== null} hasExample={example !== null} onChoose={setTried} />
      </div>
      <Form<SimulationDraft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={restored ?? { path: [{}], instalments: [{}] }}
        onValuesChange={() => keep(form.getFieldsValue(true) as Record<string, unknown>)}
        onFinish={() => void run(form.getFieldsValue(true) as SimulationDraft)}
        scrollToFirstError={{ focus: true }}
      >
        <SimulationFields isPool={isPool} hasRanks={(funding?.prizes?.length ?? 0) > 0} />
        {trial.error !== null && <ProblemAlert error={trial.error} />}
        <Button type="primary" htmlType="submit" loading={trial.busy}>
          {t('试算', 'Try')}
        </Button>
      </Form>
      {trial.result && (
        <>
          {trial.rules !== JSON.stringify(rules) && (
            <Alert
              type="warning"
              showIcon
              style={{ marginTop: 12 }}
              title={t('规则已改动，以下是改动前的结果，请再次试算', 'The rules changed since: try them again')}
            />
          )}
          <SimulationResult result={trial.result} />
        </>
      )}
    </TitledCard>
  );
}

interface ChoiceProps {
  readonly tried: Tried;
  readonly hasRules: boolean;
  readonly hasExample: boolean;
  readonly onChoose: (tried: Tried) => void;
}

function TriedChoice({ tried, hasRules, hasExample, onChoose }: ChoiceProps) {
  const { t } = useLanguage();
  return (
    <Radio.Group
      aria-label={t('所试规则', 'Rules to try')}
      value={tried}
      onChange={(event) => onChoose(event.target.value as Tried)}
      options={[
        { value: 'edited', label: t('正在编辑的规则', 'Rules being edited') },
        { value: 'in_force', label: t('现行规则', 'Rules in force'), disabled: !hasRules },
        { value: 'example', label: t('算例的规则', 'Rules of the example'), disabled: !hasExample },
      ]}
    />
  );
}

/** The rules a worked example is worked under: a pack of the system, perhaps with other money rules. */
function useExampleRules(key: string | null): Pack | null {
  const { data } = $api.useQuery('get', '/api/v1/rule-packs/defaults', {}, { staleTime: Infinity });
  const example = WORKED_EXAMPLES.find((each) => each.key === key);
  const pack = (data?.items as readonly Pack[] | undefined)?.find(({ code }) => code === example?.pack);
  if (!example || !pack) return null;
  return { ...pack, funding: { ...(pack['funding'] as object), ...example.funding } };
}

/** Sends a trial and holds its answer, together with the rules it was asked with. */
function useTrial() {
  const simulate = $api.useMutation('post', '/api/v1/programmes/{id}/simulate');
  const [answer, setAnswer] = useState<{ result: Schemas['SimulationView']; rules: string } | null>(null);
  /** @returns what was wrong with it, field by field */
  const run = async (id: string, body: Schemas['SimulationInput']): Promise<Wrong> => {
    try {
      const result = await simulate.mutateAsync({ params: { path: { id } }, body });
      setAnswer({ result, rules: JSON.stringify(body.rulePack) });
      return [];
    } catch (error) {
      return error instanceof ProblemError ? (error.problem.errors ?? []) : [];
    }
  };
  return {
    run,
    error: simulate.error as unknown,
    busy: simulate.isPending,
    result: answer?.result,
    rules: answer?.rules,
  };
}
