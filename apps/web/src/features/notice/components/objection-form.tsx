import { Button, Card, Checkbox, Form, Input, Radio, Space } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../../client/api';
import type { Command } from '../../../client/commands';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { useDraft } from '../../../ui/command-form/use-draft';
import { useSend } from '../../../ui/command-form/use-send';
import { ProblemAlert } from '../../../ui/problem-alert';

type Values = Schemas['ObjectionInput'];
type How = Schemas['HowToObjectView'];
type Receipt = Schemas['ObjectionReceiptView'];

interface Props {
  readonly notice: Schemas['PublicNoticeDetailView'];
  readonly how: How;
  readonly command: Command;
  readonly onFiled: (receipt: Receipt) => void;
}

/** What is objected to, by whom, and who will know. */
export function ObjectionForm({ notice, how, command, onFiled }: Props) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { restored, keep, discard } = useDraft(`objection ${notice.id}`);
  const { problem, busy, submit } = useSend(form);
  const kind = Form.useWatch('kind', form);
  const mayBeAnonymous = how.kinds.some((each) => each.kind === kind && each.anonymous);
  useEffect(() => {
    if (restored) form.setFieldsValue(restored as Partial<Values>);
  }, [form, restored]);
  const finish = ({ anonymous, ...values }: Values) => {
    const body = { ...values, ...(mayBeAnonymous && anonymous && { anonymous }) };
    void submit<Receipt>(command, { path: { id: notice.id }, body }, (receipt) => {
      discard();
      onFiled(receipt);
    });
  };
  const fill = { required: true, message: t('请填写', 'Please fill in') };
  return (
    <Card style={{ maxWidth: 820 }}>
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={finish}
        onValuesChange={(_, values) => keep({ ...values })}
      >
        {problem !== null && <ProblemAlert error={problem} />}
        <Form.Item name="kind" label={t('您要提出的是', 'What it is')} rules={[fill]}>
          <Radio.Group>
            <KindChoices how={how} />
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="grounds"
          label={t('事实与理由', 'Facts and reasons')}
          extra={t('写明事实、依据和诉求，不少于 10 个字；不得含涉密内容', 'At least 10 characters; no state secrets')}
          rules={[fill, { min: 10, message: t('不少于 10 个字', 'At least 10 characters') }]}
        >
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} maxLength={4000} showCount />
        </Form.Item>
        {mayBeAnonymous && <Anonymous />}
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('提交', 'File')}
          </Button>
          <Button onClick={() => void navigate(`/workbench/notices/${notice.id}`)}>{t('取消', 'Cancel')}</Button>
        </Space>
      </Form>
    </Card>
  );
}

/** The kinds, each with who handles it and who sees whose it is. */
function KindChoices({ how }: { how: How }) {
  const { t } = useLanguage();
  const words = useWords();
  const seenBy = (anonymous: boolean) =>
    anonymous
      ? t(
          '只有监督部门能看到这份举报及提出人；主管部门、需求方和揭榜方都看不到。',
          'Only oversight sees the report and who filed it: neither the agency nor the demander or the takers.',
        )
      : t(
          '主管部门经办人、审批人和监督部门能看到内容；您的姓名和单位只有办理人能看到，不向被异议方公开。',
          'The agency and oversight see the text; your name is shown to who handles it only, not to the other side.',
        );
  return (
    <Space orientation="vertical">
      {how.kinds.map((each) => (
        <Radio key={each.kind} value={each.kind}>
          <strong>{words.choice(each.kind, 'kind')}</strong>
          <div>{t(each)}</div>
          <div>{seenBy(each.anonymous)}</div>
        </Radio>
      ))}
    </Space>
  );
}

function Anonymous() {
  const { t } = useLanguage();
  return (
    <Form.Item
      name="anonymous"
      valuePropName="checked"
      extra={t(
        '不留存身份：系统不记录您是谁，您本人也无法再查询、补充或撤回。',
        'Nothing leads back to you: you cannot follow it, add to it or take it back either.',
      )}
    >
      <Checkbox>{t('匿名举报', 'Anonymously')}</Checkbox>
    </Form.Item>
  );
}
