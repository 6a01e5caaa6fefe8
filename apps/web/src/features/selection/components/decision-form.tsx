import { Alert, Button, Form, Input, Select, Space } from 'antd';
import { useEffect } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { useDraft } from '../../../ui/command-form/use-draft';
import { useSend } from '../../../ui/command-form/use-send';
import { ProblemAlert } from '../../../ui/problem-alert';
import { pointsText } from '../../panel/scoring/points';
import type { StepFormProps } from './opinion-form';
import { OptionalSelect } from '../../../ui/optional-select';

type Place = Schemas['RankedProposalView'];
type Values = Schemas['DecisionInput'];

/** A decision is drafted: who wins each free slot, who waits in reserve, why, and the minutes. */
export function DecisionForm({ ranking, onDone, onClose }: StepFormProps) {
  const { t } = useLanguage();
  const [form] = Form.useForm<Values>();
  const command = useCommand('Selection_draft');
  const { restored, keep, discard } = useDraft(`decision ${ranking.challengeId}`);
  const { problem, busy, submit } = useSend(form);
  const candidates = ranking.items.filter(({ candidate }) => candidate);
  const choices = useChoices(candidates);
  useEffect(() => {
    if (restored) form.setFieldsValue(restored as Partial<Values>);
  }, [form, restored]);
  const finish = (values: Values) => {
    if (!command) return;
    const selected = values.selected.map(({ proposalId, reason }) => ({ proposalId, ...(reason && { reason }) }));
    void submit(command, { path: { id: ranking.challengeId }, body: { ...values, selected } }, () => {
      discard();
      onDone();
    });
  };
  // Who is selected does not wait in reserve any more.
  const changed = (_: unknown, values: Values) => {
    const winners = new Set(values.selected.map((each) => each?.proposalId));
    const reserves = (values.reserves ?? []).filter((id) => !winners.has(id));
    if (reserves.length < (values.reserves?.length ?? 0)) form.setFieldValue('reserves', reserves);
    keep({ ...values, reserves });
  };
  const required = { required: true, min: 2, message: t('请填写', 'Please fill in') };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={firstPlaces(candidates, ranking)}
      scrollToFirstError={{ focus: true }}
      onFinish={finish}
      onValuesChange={changed}
    >
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={t(
          '拟定后须由另一人批准；未选排序在前或并列的申请，须逐一说明理由。',
          'Somebody else approves it. Whoever passes over a proposal ranked before or level with it needs a reason.',
        )}
      />
      {problem !== null && <ProblemAlert error={problem} />}
      <Winners candidates={candidates} choices={choices} freeSlots={ranking.freeSlots} />
      {ranking.reservesMax > 0 && (
        <Form.Item
          name="reserves"
          label={t(`备选（最多 ${ranking.reservesMax} 个）`, `Reserves (at most ${ranking.reservesMax})`)}
        >
          <OptionalSelect mode="multiple" options={choices} />
        </Form.Item>
      )}
      <Form.Item name="reasons" label={t('审定理由', 'Reasons')} rules={[required]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item name="minutes" label={t('集体决策纪要', 'Minutes of the collective decision')} rules={[required]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 20 }} maxLength={20_000} showCount />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!command}>
          {t('拟定，送审批', 'Draft it for approval')}
        </Button>
        <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
      </Space>
    </Form>
  );
}

/** What the ranking suggests: the first places win, the next wait; whom the demander chose go before. */
function firstPlaces(
  candidates: readonly Place[],
  { voice, opinion, freeSlots, reservesMax }: StepFormProps['ranking'],
) {
  const named = new Set(opinion?.proposalIds ?? []);
  const binds = voice === 'consent' || voice === 'choice';
  const eligible = binds ? candidates.filter(({ proposalId }) => named.has(proposalId)) : candidates;
  const selected = eligible.slice(0, freeSlots).map(({ proposalId }) => ({ proposalId }));
  const winners = new Set(selected.map(({ proposalId }) => proposalId));
  const waiting = candidates.filter(({ proposalId }) => !winners.has(proposalId));
  return {
    selected: selected.length > 0 ? selected : [{}],
    reserves: waiting.slice(0, reservesMax).map(({ proposalId }) => proposalId),
  };
}

function useChoices(candidates: readonly Place[]) {
  const { t } = useLanguage();
  return candidates.map(({ proposalId, rank, proposalNumber, takerName, totalHundredths }) => ({
    value: proposalId,
    label: t(
      `第 ${rank} 名 ${proposalNumber} ${takerName}（${pointsText(totalHundredths)} 分）`,
      `${rank}. ${proposalNumber} ${takerName} (${pointsText(totalHundredths)} points)`,
    ),
  }));
}

interface WinnersProps {
  readonly candidates: readonly Place[];
  readonly choices: ReturnType<typeof useChoices>;
  readonly freeSlots: number;
}

function Winners({ candidates, choices, freeSlots }: WinnersProps) {
  const { t } = useLanguage();
  const chosen = (Form.useWatch('selected') as Partial<Values['selected'][number]>[] | undefined) ?? [];
  return (
    <Form.List name="selected">
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map((field, index) => (
            <fieldset key={field.key} className="indicator">
              <legend>{t(`第 ${index + 1} 个名额`, `Award ${index + 1}`)}</legend>
              <Form.Item
                name={[field.name, 'proposalId']}
                label={t('拟中榜申请', 'Proposal selected')}
                rules={[{ required: true, message: t('请选择', 'Please choose') }]}
              >
                <Select options={choices} />
              </Form.Item>
              <Form.Item
                name={[field.name, 'reason']}
                label={t('未选在前或并列者的理由', 'Why those before it, or level with it, are passed over')}
                rules={[
                  {
                    required: passesOver(candidates, chosen, index),
                    message: t('未选排序在前或并列的申请，须说明理由', 'Say why others are passed over'),
                  },
                ]}
              >
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
              </Form.Item>
              {fields.length > 1 && <Button onClick={() => remove(field.name)}>{t('删除', 'Remove')}</Button>}
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          {fields.length < freeSlots && (
            <Button block style={{ marginBottom: 16 }} onClick={() => add({})}>
              {t('再列一个中榜申请', 'Select one more')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

/** Whether somebody who is not selected stands before the winner of a slot or level with it. */
function passesOver(
  candidates: readonly Place[],
  chosen: readonly { readonly proposalId?: string | undefined }[],
  index: number,
): boolean {
  const own = candidates.find(({ proposalId }) => proposalId === chosen[index]?.proposalId);
  if (!own) return false;
  const winners = new Set(chosen.map((each) => each?.proposalId));
  return candidates.some(({ proposalId, rank }) => !winners.has(proposalId) && rank <= own.rank);
}
