import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { actionCommand, loadCommands, type Command } from '../../client/commands';
import { useLanguage } from '../../i18n/language';
import { CommandForm } from './command-form';
import type { References } from './references';

interface DialogProps {
  readonly title: string;
  readonly command: Command;
  readonly path: Readonly<Record<string, string>>;
  readonly version?: number | undefined;
  readonly references?: References | undefined;
  readonly initial?: object | undefined;
  /** An editor of one's own, which has more room than a generated form. */
  readonly fields?: ReactNode;
  readonly onDone: (answer: unknown) => void;
  readonly onClose: () => void;
}

/** A command in a dialog; a command without a body asks once more before it is sent. */
export function CommandDialog({ title, command, path, onDone, onClose, ...form }: DialogProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const done = (answer: unknown) => {
    message.success(t(`已办理：${title}`, `Done: ${title}`));
    onDone(answer);
  };
  return (
    <Modal
      open
      title={title}
      footer={null}
      onCancel={onClose}
      width={form.fields ? 1120 : 720}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {!command.body && <p>{t(`确定要“${title}”吗？`, `Really “${title}”?`)}</p>}
      <CommandForm
        {...form}
        command={command}
        path={path}
        draftKey={`${command.method} ${command.path} ${Object.values(path).join(' ')}`}
        submitText={t('确定', 'Confirm')}
        onDone={done}
        onCancel={onClose}
        onReload={() => void queries.invalidateQueries()}
      />
    </Modal>
  );
}

interface ActionDialogProps extends Omit<DialogProps, 'command' | 'path' | 'version'> {
  readonly collection: string;
  readonly action: string;
  readonly subject: { readonly id: string; readonly version: number };
  /** The lifecycle asks for a reason, which the schema, shared by many actions, leaves open. */
  readonly needsReason: boolean;
}

/** The dialog of an action on a thing. */
export function ActionDialog({ collection, action, subject, needsReason, ...dialog }: ActionDialogProps) {
  const { data: command } = useQuery({
    queryKey: ['command', collection, action],
    queryFn: async () => (await actionCommand(collection, action)) ?? null,
    staleTime: Infinity,
  });
  if (!command) return <Skeleton active />;
  const asked = needsReason ? withReason(command) : command;
  return <CommandDialog {...dialog} command={asked} path={{ id: subject.id }} version={subject.version} />;
}

function withReason(command: Command): Command {
  const { body } = command;
  if (!body?.properties?.['reason']) return command;
  return { ...command, body: { ...body, required: [...new Set([...(body.required ?? []), 'reason'])] } };
}

/** Any command by its operation id; null until the catalogue is loaded. */
export function useCommand(operationId: string): Command | null {
  const { data } = useQuery({ queryKey: ['commands'], queryFn: loadCommands, staleTime: Infinity });
  return data?.[operationId] ?? null;
}
