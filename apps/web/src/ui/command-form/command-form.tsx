import { Alert, Button, Form, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { send, type Command } from '../../client/commands';
import { ProblemError } from '../../client/problem';
import { useLanguage } from '../../i18n/language';
import { ProblemAlert } from '../problem-alert';
import { bodyOf, namePath, type FormValues } from './form-values';
import type { References } from './references';
import { SchemaFields } from './schema-field';
import { useDraft } from './use-draft';

export interface CommandFormProps {
  readonly command: Command;
  /** Values for the placeholders of the command's path. */
  readonly path: Readonly<Record<string, string>>;
  readonly version?: number | undefined;
  readonly initial?: object | undefined;
  readonly references?: References | undefined;
  /** Under which name what is typed is kept until it is sent. */
  readonly draftKey: string;
  readonly submitText: string;
  readonly onDone: (answer: unknown) => void;
  readonly onCancel?: (() => void) | undefined;
  /** Reads the thing again after somebody else changed it; what was typed stays. */
  readonly onReload?: (() => void) | undefined;
}

/** A form drawn from a command's schema. Refusals stand beside their field, or above where they belong to none. */
export function CommandForm(props: CommandFormProps) {
  const { command, path, version, initial, references, draftKey, submitText, onDone, onCancel, onReload } = props;
  const { t } = useLanguage();
  const [form] = Form.useForm<FormValues>();
  const { restored, keep, discard } = useDraft(draftKey);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // One key for one form: a click that is repeated because no answer came has one effect.
  const idempotencyKey = useRef(crypto.randomUUID());

  useEffect(() => {
    if (restored) form.setFieldsValue(restored);
  }, [form, restored]);

  const submit = async (values: FormValues) => {
    setBusy(true);
    setProblem(null);
    try {
      const body = command.body ? bodyOf(values, command.body) : undefined;
      const answer = await send(command, { path, version, body, idempotencyKey: idempotencyKey.current });
      discard();
      onDone(answer);
    } catch (error) {
      setProblem(error);
      if (error instanceof ProblemError) {
        // The refused request was another one: the next try must be able to succeed.
        idempotencyKey.current = crypto.randomUUID();
        showAtFields(error);
      }
    } finally {
      setBusy(false);
    }
  };

  const showAtFields = (error: ProblemError) => {
    const fields = (error.problem.errors ?? []).map((each) => ({ name: namePath(each.path), errors: [t(each)] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
    if (fields[0]) form.scrollToField(fields[0].name, { block: 'center', focus: true });
  };

  const startOver = () => {
    discard();
    form.resetFields();
    if (initial) form.setFieldsValue(initial as FormValues);
  };

  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void submit(values)}
      onValuesChange={(_, values) => keep(values)}
    >
      {restored && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('已恢复您上次未提交的内容', 'What you had not sent yet was restored')}
          action={<Button onClick={startOver}>{t('清空重填', 'Start over')}</Button>}
        />
      )}
      {problem !== null && <ProblemAlert error={problem} />}
      {problem instanceof ProblemError && problem.isStale && onReload && (
        <Button onClick={onReload} style={{ marginBottom: 16 }}>
          {t('读取最新内容（保留我填写的）', 'Read the newest state (what I entered stays)')}
        </Button>
      )}
      {command.body && <SchemaFields schema={command.body} path={[]} references={references ?? {}} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submitText}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('取消', 'Cancel')}</Button>}
      </Space>
    </Form>
  );
}
