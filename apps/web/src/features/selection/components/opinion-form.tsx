import { Alert, Button, Checkbox, Form, Input, Space } from 'antd';
import { useEffect } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { useDraft } from '../../../ui/command-form/use-draft';
import { useSend } from '../../../ui/command-form/use-send';
import { ProblemAlert } from '../../../ui/problem-alert';
import { pointsText } from '../../panel/scoring/points';

type Values = Schemas['DemanderOpinionInput'];

export interface StepFormProps {
  readonly ranking: Schemas['RankingView'];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What the demander's word counts for, by the rules of the challenge. */
function useWeight(voice: Schemas['RankingView']['voice']): string {
  const { t } = useLanguage();
  const weights = {
    none: '',
    opinion: t('您的意见供审定参考。', 'Your opinion is heard in the decision.'),
    consent: t(
      '未经您同意的申请不得中榜：请勾选您同意的全部申请。',
      'No proposal is selected without your consent: tick all that you consent to.',
    ),
    choice: t('由您选定：只有您勾选的申请可以中榜。', 'You choose: exactly what you tick can be selected.'),
  };
  return weights[voice];
}

/** The demander names the proposals it is for, and says why. A later word takes the place of an earlier one. */
export function OpinionForm({ ranking, onDone, onClose }: StepFormProps) {
  const { t } = useLanguage();
  const [form] = Form.useForm<Values>();
  const command = useCommand('Selection_opinion');
  const { restored, keep, discard } = useDraft(`opinion ${ranking.challengeId}`);
  const { problem, busy, submit } = useSend(form);
  const weight = useWeight(ranking.voice);
  useEffect(() => {
    if (restored) form.setFieldsValue(restored as Partial<Values>);
  }, [form, restored]);
  const finish = (values: Values) => {
    if (!command) return;
    void submit(command, { path: { id: ranking.challengeId }, body: values }, () => {
      discard();
      onDone();
    });
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ proposalIds: ranking.opinion?.proposalIds ?? [], opinion: ranking.opinion?.opinion }}
      scrollToFirstError={{ focus: true }}
      onFinish={finish}
      onValuesChange={(_, values) => keep({ ...values })}
    >
      <Alert type="info" showIcon style={{ marginBottom: 16 }} title={weight} />
      {problem !== null && <ProblemAlert error={problem} />}
      <Form.Item name="proposalIds" label={t('选定或赞成的申请', 'Proposals you are for')}>
        <Checkbox.Group
          options={ranking.items
            .filter(({ passed }) => passed)
            .map(({ proposalId, rank, proposalNumber, takerName, totalHundredths }) => ({
              value: proposalId,
              label: t(
                `第 ${rank} 名 ${proposalNumber} ${takerName}（${pointsText(totalHundredths)} 分）`,
                `${rank}. ${proposalNumber} ${takerName} (${pointsText(totalHundredths)} points)`,
              ),
            }))}
        />
      </Form.Item>
      <Form.Item
        name="opinion"
        label={t('理由', 'Reasons')}
        rules={[{ required: true, min: 2, message: t('请写明理由', 'Please give your reasons') }]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={4000} showCount />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!command}>
          {t('提交意见', 'Submit')}
        </Button>
        <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
      </Space>
    </Form>
  );
}
