import { Alert, Button, Form, Space } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { Command } from '../../client/commands';
import { ProblemError } from '../../client/problem';
import { useLanguage } from '../../i18n/language';
import { ProblemAlert } from '../problem-alert';
import { bodyOf, type FormValues } from './form-values';
import type { References } from './references';
import { SchemaFields } from './schema-field';
import { useDraft } from './use-draft';
import { useSend } from './use-send';

export interface CommandFormProps {
  readonly command: Command;
  /** Values for the placeholders of the command's path. */
  readonly path: Readonly<Record<string, string>>;
  readonly version?: number | undefined;
  readonly initial?: object | undefined;
  readonly references?: References | undefined;
  /** Fields of one's own in place of those drawn from the schema, named as in the command's body. */
  readonly fields?: ReactNode;
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
  const { command, path, version, initial, references, fields, draftKey, submitText, onDone, onCancel, onReload } =
    props;
  const { t } = useLanguage();
  const [form] = Form.useForm<FormValues>();
  const { restored, keep, discard } = useDraft(draftKey);
  const { problem, busy, submit } = useSend(form);

  useEffect(() => {
    if (restored) form.setFieldsValue(restored);
  }, [form, restored]);

  const finish = (values: FormValues) => {
    const body = command.body ? bodyOf(values, command.body) : undefined;
    void submit(command, { path, body, ...(version !== undefined && { version }) }, (answer) => {
      discard();
      onDone(answer);
    });
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
      onFinish={finish}
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
      {fields ?? (command.body && <SchemaFields schema={command.body} path={[]} references={references ?? {}} />)}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submitText}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('取消', 'Cancel')}</Button>}
      </Space>
    </Form>
  );
}
