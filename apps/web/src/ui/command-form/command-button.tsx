import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { CommandDialog, useCommand } from './action-dialog';
import type { References } from './references';

interface Props {
  readonly operationId: string;
  readonly title: string;
  /** Whom or what it is done to, where a page has the same button many times. */
  readonly about?: string;
  readonly path: Readonly<Record<string, string>>;
  readonly references?: References;
  readonly initial?: object;
  /** An editor of one's own in place of the generated form. */
  readonly fields?: ReactNode;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly onDone?: (answer: unknown) => void;
}

/** A button that opens the form of one command; what the page shows is read again when it is done. */
export function CommandButton({ operationId, title, about, primary, small, onDone, ...dialog }: Props) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const command = useCommand(operationId);
  const close = () => setOpen(false);
  const done = (answer: unknown) => {
    close();
    onDone?.(answer);
    void queries.invalidateQueries();
  };
  return (
    <>
      <Button
        {...(primary && { type: 'primary' })}
        {...(small && { size: 'small' })}
        disabled={!command}
        {...(about && { 'aria-label': `${title} ${about}` })}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      {open && command && (
        <CommandDialog
          {...dialog}
          title={about ? `${title}：${about}` : title}
          command={command}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}
