import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';

interface Props {
  readonly title: string;
  readonly operationId: string;
  readonly id: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export default function OperationDialog({ title, operationId, id, onDone, onClose }: Props) {
  const command = useCommand(operationId);
  if (!command) return null;
  return <CommandDialog title={title} command={command} path={{ id }} onDone={onDone} onClose={onClose} />;
}
