import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { bodyOf } from '../../../ui/command-form/form-values';
import { useDraft } from '../../../ui/command-form/use-draft';
import { useSend } from '../../../ui/command-form/use-send';
import { Loaded, Page } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { TitledCard } from '../../../ui/titled-card';
import { useRacers } from '../components/challenge-checkpoints';

type Input = Schemas['CheckpointInput'];
type Draft = Partial<Omit<Input, 'verdicts'>> & {
  readonly kind?: 'stage' | 'placing';
  readonly verdicts?: readonly Partial<Input['verdicts'][number]>[];
};

const STAGE_VERDICTS = ['advances', 'eliminated'] as const;
const FINAL_VERDICTS = ['placed', 'not_placed'] as const;

/** Compares the racers of a challenge: at a stage, or for their places at the end. */
export default function CheckpointNewPage() {
  const { t } = useLanguage();
  const { challengeId = '' } = useParams();
  const challenge = $api.useQuery('get', '/api/v1/challenges/{id}', { params: { path: { id: challengeId } } });
  const racers = useRacers(challengeId);
  return (
    <Loaded query={challenge}>
      {({ number, title }) => (
        <Page
          title={t('拟定赛段考核', 'Draft a checkpoint')}
          trail={[
            { to: '/workbench/checkpoints', text: t('赛段考核', 'Checkpoints') },
            { to: `/workbench/challenges/${challengeId}`, text: `${number} ${title}` },
          ]}
        >
          {racers.length > 0 ? (
            <CheckpointForm challengeId={challengeId} racers={racers} />
          ) : (
            <Alert type="info" showIcon title={t('没有在赛的项目', 'No project is in the race')} />
          )}
        </Page>
      )}
    </Loaded>
  );
}

interface FormProps {
  readonly challengeId: string;
  readonly racers: readonly Schemas['ProjectSummaryView'][];
}

function CheckpointForm({ challengeId, racers }: FormProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const command = useCommand('Checkpoint_draft');
  const { problem, busy, submit } = useSend(form);
  const { restored, keep, discard } = useDraft(`checkpoint ${challengeId}`);
  const blank: Draft = { kind: 'stage', stage: 1, verdicts: racers.map(({ id }) => ({ projectId: id })) };
  useEffect(() => {
    if (restored) form.setFieldsValue(restored as never);
  }, [form, restored]);
  const isStage = (Form.useWatch('kind', form) ?? 'stage') === 'stage';
  const finish = ({ kind, stage, ...rest }: Draft) => {
    if (!command?.body) return;
    const verdicts = racers.map(({ id }, index) => {
      const { place, ...given } = rest.verdicts?.[index] ?? {};
      return { ...given, ...(given.verdict === 'placed' && { place }), projectId: id };
    });
    const body = bodyOf({ ...rest, verdicts, ...(kind === 'stage' && { stage }) }, command.body);
    void submit<Schemas['CheckpointView']>(command, { path: { id: challengeId }, body }, ({ id }) => {
      discard();
      void navigate(`/workbench/checkpoints/${id}`);
    });
  };
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={blank}
      onValuesChange={() => keep(form.getFieldsValue(true) as Record<string, unknown>)}
      onFinish={finish}
      scrollToFirstError={{ focus: true }}
    >
      {problem !== null && <ProblemAlert error={problem} />}
      <TitledCard title={t('考核什么', 'What is compared')}>
        <Form.Item name="kind" label={t('考核种类', 'Kind')}>
          <Radio.Group
            options={[
              { value: 'stage', label: t('赛段考核（晋级或淘汰）', 'A stage (go on, or out)') },
              { value: 'placing', label: t('最终排名', 'The placing at the end') },
            ]}
          />
        </Form.Item>
        {isStage && (
          <Form.Item name="stage" label={t('赛段（里程碑序号）', 'Stage (number of the milestone)')} rules={required}>
            <InputNumber min={1} precision={0} />
          </Form.Item>
        )}
        <Form.Item name="minutes" label={t('考核或专家组纪要', 'Minutes')} rules={required}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={5000} showCount />
        </Form.Item>
      </TitledCard>
      {racers.map((racer, index) => (
        <Verdict key={racer.id} index={index} racer={racer} isStage={isStage} />
      ))}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!command} style={{ marginTop: 16 }}>
        {t('拟定，送审批人', 'Draft it, for the approver')}
      </Button>
    </Form>
  );
}

interface VerdictProps {
  readonly index: number;
  readonly racer: Schemas['ProjectSummaryView'];
  readonly isStage: boolean;
}

function Verdict({ index, racer, isStage }: VerdictProps) {
  const { t } = useLanguage();
  const words = useWords();
  const verdict = Form.useWatch(['verdicts', index, 'verdict']) as string | undefined;
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  const verdicts = isStage ? STAGE_VERDICTS : FINAL_VERDICTS;
  return (
    <fieldset className="indicator" style={{ marginTop: 16, background: '#fff' }}>
      <legend>
        {racer.takerName} {racer.number}
      </legend>
      <div className="rule-fields">
        <Form.Item name={['verdicts', index, 'verdict']} label={t('结论', 'Verdict')} rules={required}>
          <Select options={verdicts.map((each) => ({ value: each, label: words.choice(each, 'verdict') }))} />
        </Form.Item>
        {verdict === 'placed' && (
          <Form.Item name={['verdicts', index, 'place']} label={t('名次', 'Place')} rules={required}>
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </div>
      <Form.Item name={['verdicts', index, 'reasons']} label={t('理由', 'Reasons')} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} showCount />
      </Form.Item>
    </fieldset>
  );
}
