import { useQueryClient } from '@tanstack/react-query';
import { Button, Space, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../client/api';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';
import { ActionDialog } from './command-form/action-dialog';
import type { References } from './command-form/references';

type OfferedAction = Schemas['ActionView'];

export interface ActionSubject {
  readonly id: string;
  readonly version: number;
  readonly actions: readonly OfferedAction[];
}

interface ActionBarProps {
  /** The path segment of the things: `needs` in `/api/v1/needs/{id}/actions/submit`. */
  readonly collection: string;
  readonly lifecycle: string;
  readonly subject: ActionSubject;
  /** What ids in the forms may be chosen from, by field name. */
  readonly references?: References;
  /** Values the forms start with, by action. */
  readonly initial?: Readonly<Record<string, object>>;
  /** Editors of one's own in the dialogs of their actions. */
  readonly fields?: Readonly<Record<string, ReactNode>>;
  /** Actions with a page or an editor of their own, drawn in place of a generated form. */
  readonly custom?: Readonly<Record<string, (close: () => void) => ReactNode>>;
  /** Actions that have their place elsewhere on the page. */
  readonly without?: readonly string[];
  /** In the rows of a table no action stands out: there the main one of the page would be drawn again and again. */
  readonly inRow?: boolean;
}

/** What can be done with a thing now; what cannot says why. The api decides, nothing here compares a state or a role. */
export function ActionBar(props: ActionBarProps) {
  const { collection, lifecycle, subject, references, initial, fields, custom, without, inRow } = props;
  const { t } = useLanguage();
  const words = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const shown = subject.actions.filter(({ name }) => !without?.includes(name));
  const close = () => setOpen(null);
  const done = () => {
    close();
    void queries.invalidateQueries();
  };
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('可办事项', 'Actions')} className="no-print">
      <Space wrap>
        {shown.map(({ name, allowed, reasons }, index) => {
          const why = reasons.map((reason) => t(reason)).join('；');
          return (
            <Tooltip key={name} title={allowed ? '' : why} trigger={['hover', 'focus']}>
              <Button
                type={allowed && index === 0 && !inRow ? 'primary' : 'default'}
                size={inRow ? 'small' : 'middle'}
                aria-disabled={!allowed}
                aria-description={allowed ? undefined : why}
                className={allowed ? undefined : 'refused-action'}
                onClick={() => allowed && setOpen(name)}
              >
                {words.action(lifecycle, name)}
              </Button>
            </Tooltip>
          );
        })}
      </Space>
      {open && custom?.[open]?.(close)}
      {open && !custom?.[open] && (
        <ActionDialog
          key={open}
          collection={collection}
          action={open}
          title={words.action(lifecycle, open)}
          subject={subject}
          needsReason={words.lifecycle(lifecycle)?.actions[open]?.reason === 'required'}
          references={references}
          initial={initial?.[open]}
          fields={fields?.[open]}
          onDone={done}
          onClose={close}
        />
      )}
      <RefusedActions actions={shown} lifecycle={lifecycle} />
    </section>
  );
}

/** The reasons as text too: a tooltip is nothing on a phone, and nothing on paper. */
function RefusedActions({ actions, lifecycle }: { actions: readonly OfferedAction[]; lifecycle: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const refused = actions.filter(({ allowed, reasons }) => !allowed && reasons.length > 0);
  if (refused.length === 0) return null;
  return (
    <details className="refusals">
      <summary>{t('为什么有些操作暂不能办', 'Why some actions are not possible now')}</summary>
      <ul>
        {refused.map(({ name, reasons }) => (
          <li key={name}>
            {words.action(lifecycle, name)}：{reasons.map((reason) => t(reason)).join('；')}
          </li>
        ))}
      </ul>
    </details>
  );
}
